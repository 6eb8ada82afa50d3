git mv content/losninger/plass.md content/losninger/opptak.md
rm content/_redaksjon/vedtak/losninger/plass.yaml
