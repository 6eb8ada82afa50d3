sed -i 's/Kaptein for velferd/Kaptein for velferd og oppvekst/' content/_redaksjon/redaktorer.yaml
