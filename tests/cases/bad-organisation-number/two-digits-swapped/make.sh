#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Eksempel på aktør' \
  'kommunenummer: 4601' \
  'orgnr: "964338513"' \
  '---' \
  '' \
  'En aktør som står her for å vise et nummer.' > 'content/aktorer/eksempel.md'
