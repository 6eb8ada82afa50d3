cd content/losninger
mv plass.md bytte
mv vannstans.md plass.md
mv bytte vannstans.md
