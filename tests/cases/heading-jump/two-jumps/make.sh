#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Digital byggesak' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  '## Én' \
  '' \
  'Tekst på norsk.' \
  '' \
  '#### To' \
  '' \
  'Tekst.' \
  '' \
  '## Tre' \
  '' \
  'Tekst.' \
  '' \
  '##### Fire' \
  '' \
  'Tekst.' > 'content/losninger/digital-byggesak.md'
