sed -i -e '/^updated:/d' -e '/^summary:/i updated: 2026-11-01' -e 's/^owner: aktorer\/oslo$/owner: "aktorer\/oslo"/' -e 's/^themes:.*/themes:\n  - velferd\n  - barnehage/' content/losninger/skjema.md
