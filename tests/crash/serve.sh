#!/usr/bin/env bash
# tests/crash/serve.sh BINARY [DATABASE-URL]: kill -9 of the serving program while eight clients write. What was acknowledged
# is there after the next start, nothing is half-written, and the audit log verifies. SQLite without a URL.
set -euo pipefail
binary=$1
database=(${2:+--database "$2"})
folder=$(mktemp -d)
trap 'kill -9 ${server:-} $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
json='content-type: application/json'
fail() { echo "crash: $1"; tail -5 "$folder/log"; exit 1; }

start() {
    : >"$folder/out"
    "$binary" serve --data "$folder/data" "${database[@]}" --port 0 >"$folder/out" 2>>"$folder/log" &
    server=$!
    for _ in $(seq 400); do [ -s "$folder/out" ] && break; sleep 0.05; done
    address=$(cat "$folder/out")
    [ -n "$address" ] || fail "did not start"
}
enter() { # signs in with the password; leaves cookie and CSRF token for the clients
    csrf=$(curl -fsS -c "$folder/cookies" -H "$json" -d "{\"login\":\"office\",\"password\":\"$1\"}" "${address}api/v1/session" | jq -r .csrf)
}
files() { echo "${address}api/v1/counties/420281/files/$1"; }

# Uploads one small document after another; writes down the digest of each that was acknowledged.
client() {
    local i body digest status
    for i in $(seq 100000); do
        body="%PDF-1.7 client $1 document $i"
        digest=$(printf %s "$body" | sha256sum | cut -c1-64)
        status=$(curl -s -o /dev/null -w '%{http_code}' -b "$folder/cookies" -H "x-csrf-token: $csrf" -H 'content-type: application/pdf' \
            -X PUT --data-binary "$body" "$(files "$digest")") || return 0
        [ "$status" = 201 ] || [ "$status" = 200 ] || { echo "client $1 was told $status" >>"$folder/refused"; return 0; }
        echo "$digest" >>"$folder/promised-$1"
    done
}

first=$("$binary" account add office --county 420281 --name 演示 --role county_office --data "$folder/data" "${database[@]}" 2>/dev/null | cut -f2)
start
enter "$first"
curl -fsS -b "$folder/cookies" -H "x-csrf-token: $csrf" -H "$json" -X PUT -d "{\"old_password\":\"$first\",\"new_password\":\"crash-test-1\"}" \
    "${address}api/v1/session/password" || fail "the password could not be changed"
acknowledged() { cat "$folder"/promised-* 2>/dev/null | wc -l; }
for enough in 10 40 60; do # three deaths, each after the start that followed the one before
    enter crash-test-1
    clients=()
    for number in 1 2 3 4 5 6 7 8; do client "$number-$enough" & clients+=($!); done
    for _ in $(seq 600); do [ "$(acknowledged)" -lt "$enough" ] || break; sleep 0.05; done
    disown "$server"
    kill -9 "$server"
    while kill -0 "$server" 2>/dev/null; do sleep 0.02; done
    wait "${clients[@]}"
    start
done
enter crash-test-1

cat "$folder"/promised-* | sort -u >"$folder/promised"
promised=$(wc -l <"$folder/promised")
[ "$promised" -ge 60 ] || fail "only $promised documents were acknowledged"
[ ! -e "$folder/refused" ] || fail "$(head -1 "$folder/refused")"
while read -r digest; do
    [ "$(curl -fsS -b "$folder/cookies" "$(files "$digest")" | sha256sum | cut -c1-64)" = "$digest" ] || fail "$digest was acknowledged and is gone"
done < <(shuf -n 30 "$folder/promised")
find "$folder/data/blobs" -type f -path '*/??/*' | while read -r file; do
    name=${file#"$folder/data/blobs/"}
    [ "$(sha256sum <"$file" | cut -c1-64)" = "${name/\//}" ] || fail "$name is half-written"
done
"$binary" audit export --county 420281 --data "$folder/data" "${database[@]}" "$folder/audit.txt" >/dev/null 2>&1 || fail "no audit export"
"$binary" audit verify --key "$("$binary" audit key --data "$folder/data" 2>/dev/null)" "$folder/audit.txt" || fail "the audit log does not verify"
sed -n 's/.*"files.put".*"subject":"\([0-9a-f]*\)".*/\1/p' "$folder/audit.txt" | sort -u >"$folder/recorded"
missing=$(comm -23 "$folder/promised" "$folder/recorded" | head -1)
[ -z "$missing" ] || fail "the audit log lacks the acknowledged $missing"
kill -TERM "$server"
wait "$server" || fail "did not stop cleanly"
echo "crash: $promised documents acknowledged in three lives, none lost"
