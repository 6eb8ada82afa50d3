#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Innsyn i postjournalen' \
  'owner: aktorer/oslo' \
  'contact:' \
  '  name: Innbyggerservice' \
  '  email: post@bergen.example.no' \
  '  name: Servicetorget' \
  '---' \
  '' \
  'Journalisten søker i journalen og ber om innsyn med ett klikk.' > 'content/losninger/journalinnsyn.md'
