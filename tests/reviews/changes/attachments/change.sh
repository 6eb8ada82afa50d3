rm content/losninger/innsyn/plan.csv
sed -i 's/(plan.csv)/(uker.csv)/' content/losninger/innsyn/index.md
sed -i 's/M49 20h22/M49 21h22/' content/losninger/innsyn/flyt.svg
