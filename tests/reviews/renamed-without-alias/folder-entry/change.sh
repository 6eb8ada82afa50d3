git mv content/losninger/innsyn content/losninger/sak
