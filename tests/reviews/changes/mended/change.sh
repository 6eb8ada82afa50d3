sed -i 's/osslo/oslo/' content/losninger/vannstans.md
