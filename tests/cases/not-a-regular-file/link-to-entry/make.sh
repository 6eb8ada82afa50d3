#!/usr/bin/env bash
# Links and pipes.
set -eu
ln -s ../aktorer/oslo.md content/losninger/lenke.md
