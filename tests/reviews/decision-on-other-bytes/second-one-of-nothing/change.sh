cat >> content/_redaksjon/vedtak/losninger/skjema.yaml <<'EOF'
- date: 2026-04-01
  by: "@kaptein-plan"
  status: kvalitetssikret
  digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
EOF
