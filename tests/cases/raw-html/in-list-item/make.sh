#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Innsyn i postjournalen' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  '- Æ, ø og å' \
  '- Skriv <navn> her' > 'content/losninger/journalinnsyn.md'
