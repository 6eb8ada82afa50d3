sed -i 's/$/\r/' content/_redaksjon/vedtak/losninger/skjema.yaml
