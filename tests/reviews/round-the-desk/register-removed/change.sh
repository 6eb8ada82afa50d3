rm content/_redaksjon/redaktorer.yaml
