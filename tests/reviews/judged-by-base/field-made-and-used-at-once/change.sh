sed -i '/"licence": {/i \    "demo": {"title": "Demo", "x-label": {"nn": "Demo", "en": "Demo"}, "type": "string"},' schemas/losninger.schema.json
sed -i '/^updated:/a demo: På forespørsel' content/losninger/skjema.md
