sed -i -e 's/^summary:.*/summary: Et skjema for alle søknader./' -e '/^licence:/d' -e 's/^version: 1.10$/version: 1.11/' \
  -e 's/^themes:.*/themes: [velferd]/' -e '/^updated:/i cost: 12000' content/losninger/skjema.md
