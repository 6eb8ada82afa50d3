#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Leie av lokaler' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  'Slik blir det på nytt: [bruk](skjema.md#bruk).' > 'content/losninger/leie-av-lokaler.md'
