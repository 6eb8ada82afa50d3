#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Sommerjobb for ungdom' \
  'owner: aktorer/oslo' \
  'summary: Gjelder fra nyttår' \
  'updated: 2026/01/01' \
  '---' \
  '' \
  'Ungdom søker på flere jobber med ett skjema, og arbeidslederne ser bare sine egne.' > 'content/losninger/sommerjobb.md'
