#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Tilskudd til lag og foreninger' \
  'owner: aktorer/oslo' \
  'summary: Bare på avtale' \
  'licence: "proprietær"' \
  '---' \
  '' \
  'Innbyggere søker om tilskudd, og saksbehandleren ser alle søknadene i én liste.' > 'content/losninger/tilskudd-til-lag.md'
