# The base branch goes on: a commit on main, made without leaving the change.
export GIT_INDEX_FILE="$PWD/.git/main-goes-on"
git read-tree main
put() { git update-index --add --cacheinfo "100644,$(git hash-object -w --stdin),$1"; }
{ git show main:content/_redaksjon/redaktorer.yaml; printf -- '- handle: "@kaptein-velferd"\n  role: kaptein\n'; } | put content/_redaksjon/redaktorer.yaml
git update-ref refs/heads/main "$(git -c user.name=Test -c user.email=test@example.no commit-tree "$(git write-tree)" -p main -m 'Videre på main')"
