#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Leie av torgplass' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  'Send melding til Åse: 98 76 54 32' > 'content/losninger/torgplass.md'
