#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Innsyn i postjournalen' \
  'owner: aktorer/oslo' \
  'repository: https://example.no/mine filer' \
  '---' \
  '' \
  'Journalisten søker i journalen og ber om innsyn med ett klikk.' > 'content/losninger/journalinnsyn.md'
