#!/usr/bin/env bash
# Characters that do not show on the screen.
set -eu
printf -- '---\ntitle: Meld feil på vei\nowner: aktorer/oslo\n---\n\nTa et bilde på\x1b[31m veien.\n' > 'content/losninger/meld-feil.md'
