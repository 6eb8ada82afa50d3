#!/usr/bin/env bash
# A big file, made when the case runs.
set -eu
{ printf -- '---\ntitle: Håndbok\nowner: aktorer/oslo\n---\n\n'; printf '%.0sKapittelet er langt.\n\n' {1..43400}; } > content/losninger/handbok.md
{ printf -- '---\ntitle: Logg\nowner: aktorer/oslo\n'; printf '# Endring nummer %s.\n' {1..2800}; printf -- '---\n\nTekst.\n'; } > content/losninger/logg.md
