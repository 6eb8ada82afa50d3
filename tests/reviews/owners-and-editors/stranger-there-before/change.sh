sed -i 's/femten bydeler/femten bydeler og et sentrum/' content/aktorer/oslo.md
