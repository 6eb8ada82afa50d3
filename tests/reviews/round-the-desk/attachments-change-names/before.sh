printf '\nSe [planen](plan.csv) og [ukene](uker.csv).\n' >> content/losninger/innsyn/index.md
