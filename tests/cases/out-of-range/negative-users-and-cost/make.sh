#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Leie av torgplass' \
  'owner: aktorer/oslo' \
  'users: -5' \
  'cost: -0.5' \
  '---' \
  '' \
  'Næringsdrivende søker om plass på torget og betaler i samme løsning.' > 'content/losninger/torgplass.md'
