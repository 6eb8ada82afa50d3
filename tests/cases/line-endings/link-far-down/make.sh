#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Leie av lokaler' \
  'owner: aktorer/oslo' \
  'lifecycle: drift' \
  '---' \
  '' \
  'Første avsnitt på norsk: æ, ø og å.' \
  '' \
  '## Bruk' \
  '' \
  '- Gå til nettsiden.' \
  '- Se [Oslo](../aktorer/osslo.md).' > 'content/losninger/leie-av-lokaler.md'
