#!/usr/bin/env bash
# The letter å can be stored in two ways, which look the same.
set -eu
printf -- '---\ntitle: Blå sone\nowner: aktorer/oslo\n---\n\nParkering.\n' > $'content/losninger/bla\xcc\x8a.md'
printf -- '---\ntitle: Blå sone\nowner: aktorer/oslo\n---\n\nParkering.\n' > $'content/losninger/bl\xc3\xa5.md'
