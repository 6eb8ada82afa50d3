#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Leie av lokaler' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  '# Om' \
  '' \
  'Tekst.' \
  '' \
  '# Bruk' \
  '' \
  'Tekst.' > 'content/losninger/leie-av-lokaler.md'
