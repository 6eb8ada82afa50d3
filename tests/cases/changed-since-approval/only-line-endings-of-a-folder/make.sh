#!/usr/bin/env bash
set -eu
text=$(while IFS= read -r line; do printf '%s\r\n' "$line"; done < content/losninger/innsyn/index.md)
printf '%s\n' "$text" > content/losninger/innsyn/index.md
text=$(while IFS= read -r line; do printf '%s\r\n' "$line"; done < content/losninger/innsyn/flyt.svg)
printf '%s\n' "$text" > content/losninger/innsyn/flyt.svg
