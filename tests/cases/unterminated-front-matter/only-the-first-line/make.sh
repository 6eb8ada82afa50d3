#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' > 'content/losninger/blokk-i-vann.md'
