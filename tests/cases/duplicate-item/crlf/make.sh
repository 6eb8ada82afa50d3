#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Opptak i barnehage' \
  'owner: aktorer/oslo' \
  'summary: Første og siste er like' \
  'platforms: [Linux, Windows, Linux]' \
  '---' \
  '' \
  'Foresatte søker om plass og svarer på tilbudet på telefonen.' > 'content/losninger/barnehageopptak.md'
