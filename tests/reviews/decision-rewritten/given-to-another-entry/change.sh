git mv content/_redaksjon/vedtak/losninger/skjema.yaml content/_redaksjon/vedtak/losninger/innsyn.yaml
