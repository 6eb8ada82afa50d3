#!/usr/bin/env bash
# Windows cannot hold a colon in a name.
set -eu
printf 'Åpent fra ti.\n' > 'content/losninger/utstyr/liste 10:30.txt'
