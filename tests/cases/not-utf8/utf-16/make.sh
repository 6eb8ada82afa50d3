#!/usr/bin/env bash
# Notepad can save as UTF-16.
set -eu
printf '\xff\xfe-\x00-\x00-\x00\n\x00' > content/losninger/torgplass.md
