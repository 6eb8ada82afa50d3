#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Varsling på SMS' \
  '# owner: aktorer/oslo' \
  '---' \
  '' \
  'Kommunen varsler innbyggerne.' > 'content/losninger/blokk-i-vann.md'
