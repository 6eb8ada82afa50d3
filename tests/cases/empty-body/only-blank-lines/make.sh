#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Leie av hall' \
  'owner: aktorer/oslo' \
  'summary: Kommer på nyåret' \
  '---' \
  '' \
  '   ' \
  '' > 'content/losninger/blokk-i-vann.md'
