#!/usr/bin/env bash
# A big file, made when the case runs.
set -eu
{ printf -- '---\ntitle: Håndbok\nowner: aktorer/oslo\n---\n\n'; printf '%.0sKapittelet er langt.\n\n' {1..46000}; } > content/losninger/handbok.md
