#!/usr/bin/env bash
# Links and pipes.
set -eu
ln -s finnes-ikke.md content/aktorer/borte.md
