#!/usr/bin/env bash
set -eu
printf '%s\r\n' \
  '---' \
  'title: Meld feil på vei' \
  'owner: aktorer/oslo' \
  'licence: MIT' \
  'updated: 22.11.2026' \
  '---' \
  '' \
  'Den som ser et hull i veien, merker stedet på kartet og legger ved et bilde.' > 'content/losninger/meld-feil.md'
