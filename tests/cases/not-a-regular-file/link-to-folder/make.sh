#!/usr/bin/env bash
# Links and pipes.
set -eu
ln -s innsyn content/losninger/kopi
