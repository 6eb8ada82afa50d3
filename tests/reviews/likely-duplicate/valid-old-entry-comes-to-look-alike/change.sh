sed -i 's/^title:.*/title: Felles skjema/' content/losninger/innsyn/index.md
