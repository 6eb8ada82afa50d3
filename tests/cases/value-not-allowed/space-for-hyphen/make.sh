#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Tilskudd til lag og foreninger' \
  'owner: aktorer/oslo' \
  'summary: Både æ, ø og å' \
  'lifecycle: "faset ut"' \
  '---' \
  '' \
  'Innbyggere søker om tilskudd, og saksbehandleren ser alle søknadene i én liste.' > 'content/losninger/tilskudd-til-lag.md'
