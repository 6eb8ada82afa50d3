cp content/losninger/flom.md content/losninger/overvann.md
cp content/_redaksjon/vedtak/losninger/flom.yaml content/_redaksjon/vedtak/losninger/overvann.yaml
