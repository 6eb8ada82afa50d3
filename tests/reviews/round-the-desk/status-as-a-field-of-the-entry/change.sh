sed -i '/^updated:/a status: kvalitetssikret' content/losninger/skjema.md
