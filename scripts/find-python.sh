#!/usr/bin/env bash
# Prints a Python of the version that a condition on sys.version_info describes, and exits with 1 where there is none:
# scripts/find-python.sh 'sys.version_info[:2] == (2, 7)' python2.7 python2. pyenv's are looked at last.
for candidate in "${@:2}" "$HOME"/.pyenv/versions/*/bin/python; do
  if "$candidate" -c "import sys; sys.exit(not ($1))" >/dev/null 2>&1; then
    echo "$candidate"
    exit 0
  fi
done
exit 1
