sed -i 's/M49 20h22/M49 21h22/' content/losninger/innsyn/flyt.svg
