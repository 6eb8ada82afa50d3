#!/usr/bin/env bash
set -eu
printf '\xef\xbb\xbf' > 'content/losninger/tilskudd-til-lag.md'
printf '%s\r\n' \
  '---' \
  'title: Søknad om plass' \
  'owner: aktorer/oslo' \
  '---' \
  '' \
  '# Søknad om plass' \
  '' \
  'Søk <br> på nettsiden.' \
  '' \
  '### Mer' \
  '' \
  'Gå til [skjemaet](javascript:void(0)), eller les om [Voss](../aktorer/voss.md).' >> 'content/losninger/tilskudd-til-lag.md'
