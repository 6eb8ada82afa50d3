#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Innsyn i postjournalen' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  'Åpne [tegningen](./tegning.pdf).' \
  '' \
  '- Og så [tabellen](tabell.csv).' \
  '' \
  '![Sirkel](sirkel.svg)' > 'content/losninger/varsling/index.md'
