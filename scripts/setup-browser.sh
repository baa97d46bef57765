#!/usr/bin/env bash
# Provides the browsers that are named, or Chromium, for the browser agent: nothing to do where they are there.
#   npm run setup:browser -- firefox
set -euo pipefail
cd "$(dirname "$0")/.."

found() {
  node --require ./loader.js -p \
    "require('./harness/agents/browser/find-browser').findBrowser('$1', { whole: true })" >/dev/null 2>&1
}

install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  apt-get update -qq
  case $1 in
    chromium)
      apt-get install -y -qq --no-install-recommends chromium >/dev/null
      # The same engine in a window that nobody sees makes runs faster; not every release of Debian has it.
      apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null 2>&1 || true
      ;;
    firefox) apt-get install -y -qq --no-install-recommends firefox-esr >/dev/null ;;
  esac
}

[ $# -gt 0 ] || set -- chromium
for browser in "$@"; do
  case $browser in
    chromium | firefox) ;;
    *)
      echo "No browser to set up is called $browser; there are chromium and firefox." >&2
      exit 2
      ;;
  esac
  found "$browser" && continue
  install "$browser" || true
  found "$browser" && continue
  echo "No $browser found. Get one with: npx playwright install $browser" >&2
  echo "or name the one that you have: BROWSER_PATH=/path/to/$browser" >&2
  exit 1
done
