#!/usr/bin/env bash
# Characters that do not show on the screen.
set -eu
printf -- '---\r\ntitle: Innsyn i postjournalen\r\nowner: aktorer/oslo\r\n---\r\n\r\nSøk\x08 i journalen.\r\n\r\nDu får\x7f svar på e-post.\r\n' > content/losninger/journalinnsyn.md
