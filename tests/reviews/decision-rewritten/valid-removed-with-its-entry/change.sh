rm content/losninger/plass.md content/_redaksjon/vedtak/losninger/plass.yaml
