#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Meld feil på vei' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  '- Spør Åse' \
  '- eller aase.hansen@gmail.com' > 'content/losninger/meld-feil.md'
