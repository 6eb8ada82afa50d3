#!/usr/bin/env bash
set -eu
text=$(while IFS= read -r line; do printf '%s\r\n' "$line"; done < content/losninger/skjema.md)
printf '%s\n' "$text" > content/losninger/skjema.md
