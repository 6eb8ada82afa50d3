#!/usr/bin/env bash
# Windows cannot hold a question mark in a name.
set -eu
printf 'I andre etasje.\n' > 'content/losninger/utstyr/hvor?.txt'
