#!/usr/bin/env bash
# Judges a real MoinMoin 1.9.11 by what MoinMoin documents, against its baseline. It is installed as its users do it, by
# pip, for a Python 2.7.
# Where there is no Python 2.7 or no package index, it says so and counts as not run.
set -euo pipefail
cd "$(dirname "$0")/.."

not_run() {
  echo "MoinMoin 1.9 was not run: $1"
  exit 0
}

is_python27() {
  "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (2, 7))' >/dev/null 2>&1
}

if [ -n "${MOINMOIN_PYTHON:-}" ] && ! is_python27 "$MOINMOIN_PYTHON"; then
  echo "MOINMOIN_PYTHON=$MOINMOIN_PYTHON is not a Python 2.7." >&2
  exit 2
fi
python=''
for candidate in "${MOINMOIN_PYTHON:-python2.7}" python2 "$HOME"/.pyenv/versions/2.7*/bin/python2.7; do
  if is_python27 "$candidate"; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || not_run 'there is no Python 2.7. Install one (pyenv install 2.7.18), or name it in MOINMOIN_PYTHON.'

packages=$PWD/.cache/moin-1.9.11
if [ ! -d "$packages" ]; then
  part=$packages.$$
  trap 'rm -rf "$part"' EXIT
  if ! log=$("$python" -m pip install --disable-pip-version-check --target "$part" moin==1.9.11 2>&1); then
    not_run "pip could not install it: $(tail -n 1 <<<"$log")"
  fi
  # Saves a third of a second at each launch. Some of its files are templates, which don't compile.
  "$python" -m compileall -q "$part/MoinMoin" >/dev/null 2>&1 || true
  mv "$part" "$packages"
fi

# Each worker launches wikis of its own, so that one is launched while another is asked.
workers=$(getconf _NPROCESSORS_ONLN)
WIKI=moinmoin-1.9 MOINMOIN_PYTHON=$python MOINMOIN_PYTHONPATH=$packages \
  exec npx cucumber-js --tags 'not @hardening' --parallel "$((workers < 4 ? workers : 4))"
