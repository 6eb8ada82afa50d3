#!/usr/bin/env bash
# Links and pipes.
set -eu
ln -s ../losninger content/losninger/runde
