#!/usr/bin/env bash
# Characters that do not show on the screen.
set -eu
printf -- '---\ntitle: Verktøy for risikovurdering\nowner: aktorer/oslo\n---\n\nFørste side.\n\n\x0cAndre side.\n' > 'content/losninger/ros-arbeid.md'
