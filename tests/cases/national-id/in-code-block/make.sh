#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Ledsagerbevis' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  '```json' \
  '{"fnr": "05063850081"}' \
  '```' > 'content/losninger/ledsagerbevis.md'
