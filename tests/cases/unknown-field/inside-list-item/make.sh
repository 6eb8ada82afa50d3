#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Leie av lokaler' \
  'owner: aktorer/oslo' \
  'used_by:' \
  '  - org: aktorer/bergen' \
  '    since: 2025-01-01' \
  '  - org: aktorer/oslo' \
  '    sinse: 2024-01-01' \
  '---' \
  '' \
  'Lag og foreninger ser ledige tider og bestiller rom i skoler og idrettshaller.' > 'content/losninger/leie-av-lokaler.md'
