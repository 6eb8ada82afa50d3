#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Kart over lekeplasser' \
  'owner: aktorer/bergen' \
  'built_on: ' \
  '  - losninger/skjema' \
  '  - "losninger/kart"' \
  '---' \
  '' \
  'Innbyggeren finner nærmeste lekeplass.' > 'content/losninger/kart.md'
