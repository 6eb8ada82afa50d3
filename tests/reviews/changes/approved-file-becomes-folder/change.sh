mkdir content/losninger/flyttes
git mv content/losninger/plass.md content/losninger/flyttes/index.md
git mv content/losninger/flyttes content/losninger/plass
