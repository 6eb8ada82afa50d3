#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Eksempel på aktør' \
  'orgnr: 942110464' \
  'kommunenummer: "1601"' \
  '---' \
  '' \
  'En aktør som står her for å vise et nummer.' > 'content/aktorer/eksempel.md'
