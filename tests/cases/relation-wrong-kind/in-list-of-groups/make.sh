#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Ledsagerbevis' \
  'owner: aktorer/oslo' \
  'used_by:' \
  '  - {note: Både første og andre året, org: losninger/innsyn}' \
  '---' \
  '' \
  'Innbyggeren søker, og beviset kommer i postkassen når saken er avgjort.' > 'content/losninger/ledsagerbevis.md'
