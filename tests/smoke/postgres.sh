#!/usr/bin/env bash
# tests/smoke/postgres.sh BINARY DATABASE-URL: a backup of PostgreSQL, made while serving, restores into an empty database.
set -euo pipefail
binary=$1 url=$2
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; rm -rf "$folder"' EXIT
fail() { echo "smoke: $1"; tail -5 "$folder/log"; exit 1; }
psql "$url" -qc 'CREATE DATABASE smoke_one' -c 'CREATE DATABASE smoke_two' || fail "no databases to work with"
one=${url%/*}/smoke_one two=${url%/*}/smoke_two
start() {
    : >"$folder/out"
    "$binary" serve --data "$1" --database "$2" --port 0 >"$folder/out" 2>"$folder/log" &
    server=$!
    for _ in $(seq 400); do [ -s "$folder/out" ] && break; sleep 0.05; done
    address=$(cat "$folder/out")
}
start "$folder/data" "$one"
curl -fsS -o /dev/null -H 'content-type: application/json' "${address}api/v1/setup" \
    -d '{"county":"420281","login":"admin","display_name":"演示","password":"first-pass-1"}' || fail "no first administrator"
"$binary" backup --data "$folder/data" --database "$one" "$folder/backup" >/dev/null 2>"$folder/log" || fail "no backup while serving"
kill -TERM "$server" && wait "$server"
"$binary" restore --data "$folder/new" "$folder/backup" >/dev/null 2>&1 && fail "a backup of PostgreSQL was restored without a database"
"$binary" restore --data "$folder/new" --database "$one" "$folder/backup" >/dev/null 2>&1 && fail "a restore overwrote a database"
"$binary" restore --data "$folder/new" --database "$two" "$folder/backup" >/dev/null 2>"$folder/log" || fail "the backup does not restore"
start "$folder/new" "$two"
curl -fsS -H 'content-type: application/json' -d '{"login":"admin","password":"first-pass-1"}' "${address}api/v1/session" |
    jq -e '.display_name == "演示"' >/dev/null || fail "the restored system does not know the administrator"
kill -TERM "$server" && wait "$server" || fail "did not stop cleanly"
echo "smoke: a backup of PostgreSQL restores"
