git mv content/losninger/plass.md content/losninger/opptak.md
sed -i '/^owner:/a aliases: [losninger/plass]' content/losninger/opptak.md
