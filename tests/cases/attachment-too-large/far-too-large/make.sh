#!/usr/bin/env bash
# A big file, made when the case runs.
set -eu
{ printf '%%PDF-1.4\n'; head -c 29999991 /dev/zero; } > content/losninger/varsling/rapport.pdf
