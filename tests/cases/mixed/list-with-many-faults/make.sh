#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Søknad om plass' \
  'owner: aktorer/oslo' \
  'used_by:' \
  '  - org: aktorer/oslo' \
  '    since: 2026-02-31' \
  '  - aktorer/bergen' \
  '  - org: losninger/skjema' \
  '    nota: På prøve' \
  'themes: [hels, barnehage, barnehage]' \
  'users: -3' \
  '---' \
  '' \
  'Foresatte søker om plass.' > 'content/losninger/leie-av-lokaler.md'
