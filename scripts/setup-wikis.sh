#!/usr/bin/env bash
# Provides the wikis that are named, for test-wikis.sh: Debian's packages where there are root and apt, the others by pip
# into .cache/. What could not be had is told by test-wikis.sh.
set -euo pipefail
cd "$(dirname "$0")/.."

declare -A packages=(
  [dokuwiki]='dokuwiki php-cli php-mbstring php-xml'
  [mediawiki]='mediawiki php-cli php-sqlite3 php-mbstring php-xml php-intl'
  [fossil]='fossil'
)

missing=()
for package in faketime $(for wiki in "$@"; do echo "${packages[$wiki]:-}"; done); do
  dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  # These packages bring a web server of their own, which is not to be started on this machine.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    install -m 755 /dev/stdin /usr/sbin/policy-rc.d <<<$'#!/bin/sh\nexit 101'
  fi
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    echo "apt-get could not install ${missing[*]}." >&2
fi

pip_install() { # PYTHON REQUIREMENT FOLDER
  [ -d "$3" ] && return
  mkdir -p .cache
  # Into another folder first: what breaks off must not look complete.
  if "$1" -m pip install --disable-pip-version-check --target "$3.$$" "$2" >"$3.log" 2>&1; then
    # Saves a third of a second at each launch. Some of the files are templates, which don't compile.
    "$1" -m compileall -q "$3.$$" >/dev/null 2>&1 || true
    mv "$3.$$" "$3"
  else
    rm -rf "$3.$$"
    echo "pip could not install $2: $(tail -n 1 "$3.log")" >&2
  fi
}

for wiki in "$@"; do
  case $wiki in
    moinmoin-1.9)
      python=$(scripts/find-python.sh 'sys.version_info[:2] == (2, 7)' "${MOINMOIN_PYTHON:-python2.7}" python2) &&
        pip_install "$python" moin==1.9.11 .cache/moin-1.9.11
      ;;
    moin-2)
      python=$(scripts/find-python.sh 'sys.version_info >= (3, 10)' "${MOIN2_PYTHON:-python3}") &&
        pip_install "$python" moin==2.0.0b5 .cache/moin-2.0.0b5
      ;;
  esac || true
done
