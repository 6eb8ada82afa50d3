printf '\nSpør vakten, eller se [rutinen](rutiner.md).\n' >> content/losninger/vannstans.md
