#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Sommerjobb for ungdom' \
  'owner: aktorer/oslo' \
  'platforms:' \
  '  - Windows' \
  '  - Windows' \
  '---' \
  '' \
  'Slik ser det ut.' \
  '' \
  '![Sirkel](sirkel.svg)' > 'content/losninger/utleie/index.md'
