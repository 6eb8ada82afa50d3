sed -i 's/veiledningen\.$/veiledningen i Bergen./' content/losninger/skjema.md
