#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Søknad om plass' \
  'owner: aktorer/oslo' \
  'used_by:' \
  '	- org: aktorer/oslo' \
  '---' \
  '' \
  'Foresatte søker om plass.' > 'content/losninger/ledsagerbevis.md'
