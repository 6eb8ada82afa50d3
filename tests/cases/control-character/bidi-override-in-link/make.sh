#!/usr/bin/env bash
# Characters that do not show on the screen.
set -eu
printf -- '---\ntitle: Redusert betaling\nowner: aktorer/oslo\n---\n\nSkjemaet ligger \xe2\x80\xaepå nettsidene.\n' > 'content/losninger/redusert-betaling.md'
