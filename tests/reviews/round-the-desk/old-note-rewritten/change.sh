sed -i 's/har lagt ned/har flyttet/' content/_redaksjon/vedtak/losninger/skjema.yaml
