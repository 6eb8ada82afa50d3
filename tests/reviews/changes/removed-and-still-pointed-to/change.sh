rm content/losninger/skjema.md
