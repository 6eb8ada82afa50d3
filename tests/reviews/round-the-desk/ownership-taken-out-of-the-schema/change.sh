sed -i '/dct:publisher/d' schemas/losninger.schema.json
