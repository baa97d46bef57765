#!/usr/bin/env bash
# Provides what the bench needs beside this project: wrk, a Redis server, and the packages that are measured against.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup-redis.sh
npm --prefix bench ci --ignore-scripts --no-audit --no-fund --loglevel error >/dev/null
command -v wrk >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends wrk >/dev/null
  exit 0
fi
echo "No wrk found, which makes the load. Install it (apt install wrk, brew install wrk), then run this again." >&2
exit 1
