#!/usr/bin/env bash
# A big file, made when the case runs.
set -eu
{ printf '%%PDF-1.4\n'; head -c 24999992 /dev/zero; } > content/losninger/varsling/rapport.pdf
