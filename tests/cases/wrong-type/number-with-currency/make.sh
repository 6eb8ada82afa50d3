#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Digital byggesak' \
  'owner: aktorer/oslo' \
  'summary: Pris på årsbasis' \
  'cost: 5000 kr' \
  '---' \
  '' \
  'Søkeren sender inn tegninger, og saken blir opprettet i arkivet.' > 'content/losninger/digital-byggesak.md'
