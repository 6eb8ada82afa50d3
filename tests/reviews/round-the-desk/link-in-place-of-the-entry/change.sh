rm content/losninger/plass.md
ln -s ../aktorer/oslo.md content/losninger/plass.md
