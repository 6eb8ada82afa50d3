#!/usr/bin/env bash
# A big file, made when the case runs.
set -eu
{ printf -- '---\ntitle: Norge\n---\n\n'; printf '%.0sLang tekst om landet.\n' {1..50000}; } > content/aktorer/norge.md
{ printf -- '---\ntitle: Logg\nowner: aktorer/oslo\n'; printf '# Endring nummer %s.\n' {1..3500}; printf -- '---\n\nTekst.\n'; } > content/losninger/logg.md
