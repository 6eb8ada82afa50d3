#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Opptak i barnehage' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  'På Ås og i Ål bruker de [en annen løsning](../losninger/as-og-al.md) i år.' > 'content/losninger/barnehageopptak.md'
