#!/usr/bin/env bash
set -eu
printf '\xef\xbb\xbf' > 'content/losninger/digital-byggesak.md'
printf '%s\n' \
  '---' \
  'title: Digital byggesak' \
  'owner: aktorer/osslo' \
  'licence: MIT' \
  '---' \
  '' \
  'Søkeren sender inn tegninger, og saken blir opprettet i arkivet.' >> 'content/losninger/digital-byggesak.md'
