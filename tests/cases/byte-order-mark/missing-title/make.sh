#!/usr/bin/env bash
set -eu
printf '\xef\xbb\xbf' > 'content/losninger/journalinnsyn.md'
printf '%s\n' \
  '---' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  'En løsning uten navn.' >> 'content/losninger/journalinnsyn.md'
