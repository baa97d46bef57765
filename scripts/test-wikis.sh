#!/usr/bin/env bash
# Judges real wikis, each against its baseline: those that are named, or all. What a machine lacks is installed where that
# can be done (setup-wikis.sh). A wiki that can't be had here is told as not run: that is exit code 2 where it was named, or
# where none was run.
#   npm run test:wikis -- dokuwiki mediawiki
set -uo pipefail
cd "$(dirname "$0")/.."

known=(moinmoin-1.9 dokuwiki mediawiki moin-2 fossil)
wikis=("$@")
[ $# -gt 0 ] || wikis=("${known[@]}")
for wiki in "${wikis[@]}"; do
  if [[ " ${known[*]} " != *" $wiki "* ]]; then
    echo "No wiki to test is called $wiki; there are ${known[*]}." >&2
    exit 2
  fi
done

scripts/setup-wikis.sh "${wikis[@]}"

LIBFAKETIME=$(node --require ./loader.js -p "require('./harness/launch/faketime').findLibfaketime() ?? ''")

has_file() { # FILE PACKAGE VARIABLE
  [ -e "$1" ] || echo "there is no $1: apt-get install $2, or name its folder in $3"
}

# Prints why a wiki can't be run, where it can't.
lacking() {
  if [ -z "$LIBFAKETIME" ]; then
    echo 'there is no libfaketime, by which its time is moved: apt-get install faketime, or name it in FAKETIME_LIB'
    return
  fi
  case $1 in
    dokuwiki | mediawiki)
      if ! command -v "${PHP_PATH:-php}" >/dev/null; then
        echo 'there is no PHP: apt-get install php-cli, or name it in PHP_PATH'
        return
      fi
      ;;
  esac
  case $1 in
    moinmoin-1.9)
      if [ -z "$MOINMOIN_PYTHON" ]; then
        echo 'there is no Python 2.7: install one (pyenv install 2.7.18), or name it in MOINMOIN_PYTHON'
      elif [ ! -d "$MOINMOIN_PYTHONPATH" ]; then
        echo 'pip could not install it'
      fi
      ;;
    moin-2)
      if [ -z "$MOIN2_PYTHON" ]; then
        echo 'there is no Python 3.10 or newer: install one, or name it in MOIN2_PYTHON'
      elif [ ! -d "$MOIN2_PYTHONPATH" ]; then
        echo 'pip could not install it'
      fi
      ;;
    dokuwiki) has_file "${DOKUWIKI_FOLDER:-/usr/share/dokuwiki}/doku.php" dokuwiki DOKUWIKI_FOLDER ;;
    mediawiki) has_file "${MEDIAWIKI_FOLDER:-/usr/share/mediawiki}/index.php" mediawiki MEDIAWIKI_FOLDER ;;
    fossil)
      command -v "${FOSSIL_PATH:-fossil}" >/dev/null ||
        echo 'there is no fossil: apt-get install fossil, or name it in FOSSIL_PATH'
      ;;
  esac
}

MOINMOIN_PYTHON=$(scripts/find-python.sh 'sys.version_info[:2] == (2, 7)' "${MOINMOIN_PYTHON:-python2.7}" python2)
MOIN2_PYTHON=$(scripts/find-python.sh 'sys.version_info >= (3, 10)' "${MOIN2_PYTHON:-python3}")
export MOINMOIN_PYTHON MOIN2_PYTHON MOINMOIN_PYTHONPATH=$PWD/.cache/moin-1.9.11 MOIN2_PYTHONPATH=$PWD/.cache/moin-2.0.0b5

# Each worker launches wikis of its own, so that one is launched while another is asked.
workers=$(getconf _NPROCESSORS_ONLN)
worst=0
run=0
told=()
for wiki in "${wikis[@]}"; do
  reason=$(lacking "$wiki")
  if [ -n "$reason" ]; then
    told+=("$wiki was not run: $reason")
    [ $# -eq 0 ] || worst=2
    continue
  fi
  run=$((run + 1))
  echo "== $wiki"
  WIKI=$wiki LEVEL=documented,companion REPORTS=reports/$wiki npx cucumber-js --tags 'not @hardening' --parallel "$((workers < 4 ? workers : 4))"
  ended=$?
  [ "$ended" -gt "$worst" ] && worst=$ended
  case $ended in
    0) told+=("$wiki is as its baseline says") ;;
    1) told+=("$wiki is not as its baseline says") ;;
    *) told+=("$wiki could not be judged") ;;
  esac
done
printf '%s\n' "${told[@]}"
if [ "$run" -eq 0 ]; then
  echo 'No wiki was run, so nothing was judged.'
  exit 2
fi
exit "$worst"
