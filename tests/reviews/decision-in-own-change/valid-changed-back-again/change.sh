sed -i 's/lifecycle: drift/lifecycle: utvikling/' content/losninger/skjema.md
git -c user.name=Test -c user.email=test@example.no commit -q -m 'Endret' content/losninger/skjema.md
git checkout -q main -- content/losninger/skjema.md
