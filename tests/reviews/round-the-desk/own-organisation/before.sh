sed -i '/"owner": {/a \      "x-rdf": "dct:publisher",' schemas/losninger.schema.json
