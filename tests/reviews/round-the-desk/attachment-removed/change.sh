rm content/losninger/innsyn/flyt.svg
