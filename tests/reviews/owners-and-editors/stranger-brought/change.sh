printf '/content/ @leverandor @allmenning/redaktorer\n' >> CODEOWNERS
