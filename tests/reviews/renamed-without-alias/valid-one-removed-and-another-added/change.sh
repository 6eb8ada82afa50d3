rm content/losninger/plass.md
