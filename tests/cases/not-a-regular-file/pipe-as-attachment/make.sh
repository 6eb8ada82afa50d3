#!/usr/bin/env bash
# Links and pipes.
set -eu
mkfifo content/losninger/innsyn/ror.txt
