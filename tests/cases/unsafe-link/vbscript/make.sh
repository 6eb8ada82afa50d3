#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Opptak i barnehage' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  '[Start](vbscript:msgbox)' > 'content/losninger/barnehageopptak.md'
