sed -i 's/femten/seksten/' content/aktorer/oslo.md
git -c user.name=Test -c user.email=test@example.no commit -q -a -m 'Endret'
sed -i 's/seksten/femten/' content/aktorer/oslo.md
