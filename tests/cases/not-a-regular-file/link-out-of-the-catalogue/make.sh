#!/usr/bin/env bash
# Links and pipes.
set -eu
ln -s /etc/passwd content/losninger/innsyn/passord.txt
