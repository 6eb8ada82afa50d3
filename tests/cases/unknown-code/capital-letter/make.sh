#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Redusert betaling i SFO' \
  'owner: aktorer/oslo' \
  'summary: Små og store bokstaver' \
  'themes: [velferd, Helse]' \
  '---' \
  '' \
  'Løsningen henter inntekten fra skattemeldingen og regner ut prisen.' > 'content/losninger/redusert-betaling.md'
