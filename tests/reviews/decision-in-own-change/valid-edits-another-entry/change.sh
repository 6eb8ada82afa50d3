sed -i 's/ser hvor/ser når og hvor/' content/losninger/innsyn/index.md
