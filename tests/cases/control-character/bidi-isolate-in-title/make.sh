#!/usr/bin/env bash
# Characters that do not show on the screen.
set -eu
printf -- '---\ntitle: \xe2\x81\xa6Ledsagerbevis\nowner: aktorer/oslo\n---\n\nInnbyggeren søker om beviset.\n' > 'content/losninger/ledsagerbevis.md'
