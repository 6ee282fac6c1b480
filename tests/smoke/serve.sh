#!/usr/bin/env bash
# tests/smoke/serve.sh BINARY: the program starts, answers, refuses clearly, and stops when told, with nothing lost.
set -euo pipefail
binary=$1
folder=$(mktemp -d)
trap 'kill $server 2>/dev/null || true; rm -rf "$folder"' EXIT
"$binary" serve --data "$folder/data" --port 0 >"$folder/out" 2>"$folder/log" &
server=$!
for _ in $(seq 100); do [ -s "$folder/out" ] && break; sleep 0.05; done
address=$(cat "$folder/out")
fail() { echo "smoke: $1"; cat "$folder/log"; exit 1; }
[ "$(curl -fsS "${address}healthz" | jq -r .state)" = ok ] || fail "not healthy"
curl -fsS "${address}api/v1/openapi.json" | jq -e '.openapi == "3.1.0"' >/dev/null || fail "no OpenAPI document"
curl -fsS "${address}api/v1/schema" | jq -e '.records.Health.fields | length == 3' >/dev/null || fail "no schema document"
curl -fsSL "$address" | grep -q '挂牌' || fail "no page"
curl -sS "${address}api/v1/none" | jq -e '.code == "not_found" and (.title | length > 0)' >/dev/null || fail "no clear 404"
curl -fsS "${address}metrics" | grep -q guapai_http_requests_total || fail "no metrics"
"$binary" serve --data "$folder/other" --port "${address//[!0-9]/}" >/dev/null 2>&1 && fail "a bad port was accepted"
"$binary" audit export --county 420281 --data "$folder/data" "$folder/log.txt" >/dev/null 2>&1 || fail "no audit export while running"
key=$("$binary" audit key --data "$folder/data")
"$binary" audit verify --key "$key" "$folder/log.txt" >/dev/null || fail "a fresh audit export does not verify"
sed -i '2s/0/1/' "$folder/log.txt"
"$binary" audit verify --key "$key" "$folder/log.txt" >/dev/null && fail "an altered checkpoint verifies"
kill -TERM "$server"
wait "$server" || fail "did not stop cleanly"
echo "smoke: started, answered, stopped"
