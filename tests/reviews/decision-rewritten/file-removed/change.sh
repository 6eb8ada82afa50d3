rm content/_redaksjon/vedtak/losninger/skjema.yaml
