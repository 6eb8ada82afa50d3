#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Sommerjobb for ungdom' \
  'owner: aktorer/oslo' \
  'used_by:' \
  '  - org: aktorer/oslo' \
  '    note: På alle sykehjem' \
  '  - note: På prøve' \
  '    org: "aktorer/bergne"' \
  '---' \
  '' \
  'Ungdom søker på flere jobber med ett skjema, og arbeidslederne ser bare sine egne.' > 'content/losninger/sommerjobb.md'
