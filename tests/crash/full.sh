#!/usr/bin/env bash
# tests/crash/full.sh BINARY: the disk runs full while serving. Whoever writes is told 507, nothing is half-written, reading goes
# on, and when there is room again writing goes on without a restart. The full disk is a small one of this test's own.
set -euo pipefail
binary=$(realpath "$1")
if [ "${2:-}" != inside ]; then
    if ! unshare -rm true 2>/dev/null; then
        echo "crash: a full disk was not tried, this machine lets nobody mount one"
        exit 0
    fi
    exec unshare -rm "$0" "$binary" inside
fi
folder=$(mktemp -d)
disk=$folder/disk
mkdir "$disk"
mount -t tmpfs -o size=24m tmpfs "$disk"
trap 'kill -9 ${server:-} 2>/dev/null || true; umount -l "$disk"; rm -rf "$folder"' EXIT
json='content-type: application/json'
fail() { echo "crash: $1"; tail -5 "$folder/log"; exit 1; }

"$binary" serve --data "$disk/data" --port 0 >"$folder/out" 2>"$folder/log" &
server=$!
for _ in $(seq 400); do [ -s "$folder/out" ] && break; sleep 0.05; done
address=$(cat "$folder/out")
password=$("$binary" account add office --county 420281 --name 演示 --role county_office --data "$disk/data" 2>/dev/null | cut -f2)
curl -fsS -o /dev/null -c "$folder/cookies" -H "$json" -d "{\"login\":\"office\",\"password\":\"$password\"}" "${address}api/v1/session"
csrf=$(curl -fsS -b "$folder/cookies" "${address}api/v1/session" | jq -r .csrf)
send() { curl -s -o "$folder/answer" -w '%{http_code}' -b "$folder/cookies" -H "x-csrf-token: $csrf" -H "$json" "$@"; }
[ "$(send -X PUT -d "{\"old_password\":\"$password\",\"new_password\":\"full-disk-1\"}" "${address}api/v1/session/password")" = 204 ] || fail "the password could not be changed"
files() { echo "${address}api/v1/counties/420281/files/$1"; }
upload() { # BYTES: a document of that size; its digest is written down when it was acknowledged
    { printf '%%PDF-1.7\n'; head -c "$1" /dev/urandom; } >"$folder/document"
    local digest status
    digest=$(sha256sum <"$folder/document" | cut -c1-64)
    status=$(send -X PUT --data-binary "@$folder/document" "$(files "$digest")")
    [ "$status" != 201 ] || echo "$digest" >>"$folder/promised"
    echo "$status"
}

upload 1000 >/dev/null
status=201
while [ "$status" = 201 ]; do status=$(upload 1000000); done
[ "$status" = 507 ] && [ "$(jq -r .code "$folder/answer")" = store.full ] || fail "a file on a full disk was answered $status"
dd if=/dev/zero of="$disk/filler" bs=4k 2>/dev/null || true
for _ in 1 2 3; do
    status=$(upload 100)
    [ "$status" = 507 ] || fail "a file on a full disk was answered $status"
    status=$(send -d '{"login":"office","password":"full-disk-1"}' "${address}api/v1/session")
    [ "$status" = 507 ] || fail "signing in on a full disk was answered $status"
done
[ "$(send "$(files "$(head -1 "$folder/promised")")")" = 200 ] || fail "reading stopped with the full disk"
rm "$disk/filler"
[ "$(upload 1000)" = 201 ] || fail "writing does not go on when there is room again"
[ -z "$(ls -A "$disk/data/blobs/incoming")" ] || fail "a half-written file was left"
while read -r digest; do
    [ "$(curl -fsS -b "$folder/cookies" "$(files "$digest")" | sha256sum | cut -c1-64)" = "$digest" ] || fail "$digest was acknowledged and is gone"
done <"$folder/promised"
"$binary" audit export --county 420281 --data "$disk/data" "$folder/audit.txt" >/dev/null 2>&1 || fail "no audit export"
"$binary" audit verify --key "$("$binary" audit key --data "$disk/data" 2>/dev/null)" "$folder/audit.txt" >/dev/null || fail "the audit log does not verify"
kill -TERM "$server"
wait "$server" || fail "did not stop cleanly"
echo "crash: a full disk was told, and survived"
