#!/usr/bin/env bash
# Provides a Chromium for the browser agent: nothing to do where there is one.
set -euo pipefail
cd "$(dirname "$0")/.."
found() {
  node --require ./loader.js -p \
    "require('./harness/agents/browser/find-browser').findBrowser('chromium', { whole: true })" >/dev/null 2>&1
}
found && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null
  # The same engine in a window that nobody sees makes runs faster; not every release of Debian has it.
  apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null 2>&1 || true
fi
found && exit 0
echo "No Chromium found. Get one with: npx playwright install chromium" >&2
echo "or name the one that you have: BROWSER_PATH=/path/to/chromium" >&2
exit 1
