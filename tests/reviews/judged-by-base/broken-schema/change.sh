printf '{' > schemas/losninger.schema.json
