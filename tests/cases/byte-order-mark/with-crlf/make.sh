#!/usr/bin/env bash
set -eu
printf '\xef\xbb\xbf' > 'content/losninger/ledsagerbevis.md'
printf '%s\r\n' \
  '---' \
  'title: Ledsagerbevis' \
  'owner: aktorer/oslo' \
  'lisence: MIT' \
  '---' \
  '' \
  'Først kommer en linje.' \
  '' \
  'Så kommer <br> en feil.' >> 'content/losninger/ledsagerbevis.md'
