printf '  - code: kultur\n    label: {nb: Kultur, nn: Kultur, en: Culture}\n' >> schemas/vocabularies/temaer.yaml
