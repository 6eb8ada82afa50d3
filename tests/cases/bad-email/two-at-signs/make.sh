#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Tilskudd til lag og foreninger' \
  'owner: aktorer/oslo' \
  'contact:' \
  '  name: Innbyggerservice' \
  '  email: post@@oslo.kommune.no' \
  '---' \
  '' \
  'Innbyggere søker om tilskudd, og saksbehandleren ser alle søknadene i én liste.' > 'content/losninger/tilskudd-til-lag.md'
