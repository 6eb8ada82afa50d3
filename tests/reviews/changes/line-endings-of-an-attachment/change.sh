sed -i 's/$/\r/' content/losninger/innsyn/flyt.svg
