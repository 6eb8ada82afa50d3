printf '  - code: kultur\n    label: {nb: Kultur, nn: Kultur, en: Culture}\n' >> schemas/vocabularies/temaer.yaml
sed -i 's/^themes:.*/themes: [kultur]/' content/losninger/skjema.md
