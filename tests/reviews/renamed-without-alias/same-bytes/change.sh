git mv content/losninger/plass.md content/losninger/opptak.md
