printf '  review_by: 2029-03-01\n' >> content/_redaksjon/vedtak/losninger/skjema.yaml
