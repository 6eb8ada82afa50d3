old=$(cat content/_redaksjon/vedtak/losninger/skjema.yaml)
cat > content/_redaksjon/vedtak/losninger/skjema.yaml <<'EOF'
- date: 2026-02-01
  by: "@kaptein-plan"
  status: under-vurdering
  digest: sha256:{{digest:losninger/skjema}}
EOF
printf '%s\n' "$old" >> content/_redaksjon/vedtak/losninger/skjema.yaml
