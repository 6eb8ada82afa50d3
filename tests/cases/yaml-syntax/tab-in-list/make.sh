#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Søknad om plass' \
  'owner: aktorer/oslo' \
  'platforms:' \
  '	- Windows' \
  '---' \
  '' \
  'Foresatte søker om plass.' > 'content/losninger/barnehageopptak.md'
