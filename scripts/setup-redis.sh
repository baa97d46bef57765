#!/usr/bin/env bash
# Provides a redis-server for the tests of the Redis store: nothing to do where there is one.
set -euo pipefail
command -v redis-server >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server >/dev/null
  exit 0
fi
echo "No redis-server found. Install it, then run this again; the tests of the Redis store fail without it." >&2
exit 1
