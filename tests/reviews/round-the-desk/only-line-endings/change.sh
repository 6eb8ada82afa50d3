sed -i 's/$/\r/' content/losninger/skjema.md content/losninger/innsyn/index.md content/losninger/innsyn/flyt.svg
