sed -i 's/$/\r/' content/losninger/skjema.md
