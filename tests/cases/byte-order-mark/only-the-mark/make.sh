#!/usr/bin/env bash
set -eu
printf '\xef\xbb\xbf' > 'content/losninger/ros-arbeid.md'
printf '%s\n' \
  '---' \
  'title: Verktøy for risikovurdering' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  'Tjenesteeieren svarer på spørsmål, og løsningen lager utkastet til vurderingen.' >> 'content/losninger/ros-arbeid.md'
