sed -i 's/^    "owner"$/    "title"/' schemas/losninger.schema.json
