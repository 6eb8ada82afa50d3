#!/usr/bin/env bash
# The last letter has lost its second byte.
set -eu
printf -- '---\ntitle: Tromsø kommune\n---\n\nByen ligger p\xc3' > content/aktorer/tromso.md
