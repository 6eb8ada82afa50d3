printf '\nSe [planen](plan.csv).\n' >> content/losninger/innsyn/index.md
