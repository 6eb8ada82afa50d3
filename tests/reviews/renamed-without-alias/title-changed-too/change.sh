git mv content/losninger/flom.md content/losninger/overvann.md
sed -i 's/^title:.*/title: Varsel om overvann/' content/losninger/overvann.md
