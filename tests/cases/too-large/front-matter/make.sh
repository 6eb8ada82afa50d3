#!/usr/bin/env bash
# A big file, made when the case runs.
set -eu
{ printf -- '---\ntitle: Logg\nowner: aktorer/oslo\n'; printf '# Endring nummer %s.\n' {1..3500}; printf -- '---\n\nTekst.\n'; } > content/losninger/logg.md
