cd content/losninger/innsyn
mv plan.csv bytte
mv uker.csv plan.csv
mv bytte uker.csv
