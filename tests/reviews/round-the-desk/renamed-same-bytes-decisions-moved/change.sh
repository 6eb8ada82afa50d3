git mv content/losninger/plass.md content/losninger/opptak.md
git mv content/_redaksjon/vedtak/losninger/plass.yaml content/_redaksjon/vedtak/losninger/opptak.yaml
