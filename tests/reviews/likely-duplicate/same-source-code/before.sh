sed -i '/"repository": {/a \      "x-rdf": "schema:codeRepository",' schemas/losninger.schema.json
