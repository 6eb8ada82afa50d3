sed -i -e '/^owner:/a lifecycle: drift' -e 's/^Se /Vil du vite mer, se /' content/losninger/vannstans.md
