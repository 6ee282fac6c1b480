#!/usr/bin/env bash
# bench/footprint.sh [BINARY]: size of the program, start with demo data to the first answer, and memory after the pages of
# the journey were asked for, each as a ratio to its limit: 40 MB, 0.3 s, 120 MiB. DEMO names a folder with demo data;
# without it the demo is loaded first.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${1:-build/release/guapai}
folder=$(mktemp -d)
trap 'kill ${server:-0} 2>/dev/null || true; rm -rf "$folder"' EXIT
data=${DEMO:-$folder/data}
ratio() { awk -v what="$1" -v value="$2" -v limit="$3" -v unit="$4" 'BEGIN { printf "%-24s %8.2f %-3s of %6.1f: %.2f\n", what, value, unit, limit, value / limit }'; }

if [ ! -e "$data/guapai.db" ]; then
    start=$(date +%s.%N)
    "$binary" demo --data "$data" >/dev/null
    awk -v a="$start" -v b="$(date +%s.%N)" 'BEGIN { printf "%-24s %8.2f s\n", "loading the demo", b - a }'
fi
ratio "binary" "$(stat -c %s "$binary" | awk '{ print $1 / 1e6 }')" 40 MB

port=$((20000 + RANDOM % 20000))
start=$(date +%s.%N)
"$binary" serve --data "$data" --port "$port" >"$folder/out" 2>/dev/null &
server=$!
until curl -fsS "http://127.0.0.1:$port/healthz" >/dev/null 2>&1; do sleep 0.005; done
ratio "start to first answer" "$(awk -v a="$start" -v b="$(date +%s.%N)" 'BEGIN { print b - a }')" 0.3 s
ratio "memory at start" "$(awk '/VmRSS/ { print $2 / 1024 }' "/proc/$server/status")" 120 MiB

base=http://127.0.0.1:$port/api/v1
county=$base/counties/420200
visit_pages() { # LOGIN PATH…
    local login=$1 path
    shift
    curl -fsS -c "$folder/jar" -H 'content-type: application/json' -d "{\"login\":\"$login\",\"password\":\"yanshi-2026\"}" "$base/session" >/dev/null
    for path in "$@"; do curl -fsS -b "$folder/jar" "$county/$path" -o /dev/null; done
}
visit_pages dudaoshi office departments parameters calendar schools inspectors inspectors/eligibility networks networks/current nameplates \
    items key-points tasks visits visits/rollups findings notices ledger ledger.xlsx ledger.pdf rectification/summary results results/export.xlsx
network=$(curl -fsS -b "$folder/jar" "$county/networks" | sed -n 's/.*"id":"\([^"]*\)".*/\1/p' | head -1)
visit_pages dudaoshi "networks/$network" "networks/$network/map" "networks/$network/assignments"
visit_pages duxue today schools tasks visits
visit_pages xuexiao notices visits results
visit_pages keshi notices letters
curl -fsS "http://127.0.0.1:$port/console/" -o /dev/null
sleep 6 # freed memory is given back every five seconds
ratio "memory after the journey" "$(awk '/VmRSS/ { print $2 / 1024 }' "/proc/$server/status")" 120 MiB
awk '/Rss(Anon|File)/ { printf "  %-22s %8.2f MiB\n", $1, $2 / 1024 }' "/proc/$server/status"
