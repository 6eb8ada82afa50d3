printf '/content/_redaksjon/vedtak/\n' >> .github/CODEOWNERS
