#!/usr/bin/env bash
# A reader that calls itself for each level would use up its stack.
set -eu
{ printf -- '---\ntitle: Møte\ndetaljer: '; printf '%.0s[' {1..20000}; printf '%.0s]' {1..20000}; printf -- '\n---\n\nReferatet kommer.\n'; } > content/notater/mote.md
