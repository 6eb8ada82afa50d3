#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Varsel om vannstans' \
  'owner: aktorer/oslo' \
  'version: "versjon 1.2"' \
  '---' \
  '' \
  'Abonnenter får melding når vannet blir stengt, og når det er tilbake.' > 'content/losninger/blokk-i-vann.md'
