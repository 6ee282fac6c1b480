#!/usr/bin/env bash
# tests/smoke/serve.sh BINARY: the program starts, answers, refuses clearly, and stops when told, with nothing lost.
set -euo pipefail
binary=$1
folder=$(mktemp -d)
trap 'kill $server ${second:-} 2>/dev/null || true; rm -rf "$folder"' EXIT
"$binary" serve --data "$folder/data" --port 0 >"$folder/out" 2>"$folder/log" &
server=$!
wait_for() { for _ in $(seq 100); do [ -s "$1" ] && break; sleep 0.05; done; cat "$1"; }
address=$(wait_for "$folder/out")
json='content-type: application/json'
fail() { echo "smoke: $1"; cat "$folder/log"; exit 1; }
[ "$(curl -fsS "${address}healthz" | jq -r .state)" = ok ] || fail "not healthy"
curl -fsS "${address}api/v1/openapi.json" | jq -e '.openapi == "3.1.0"' >/dev/null || fail "no OpenAPI document"
curl -fsS "${address}api/v1/schema" | jq -e '.records.Health.fields | length == 3' >/dev/null || fail "no schema document"
curl -fsSL "$address" | grep '挂牌' >/dev/null || fail "no page"
curl -sS "${address}api/v1/none" | jq -e '.code == "not_found" and (.title | length > 0)' >/dev/null || fail "no clear 404"
for bad in "api/v1/none?q=%ff" "%ff"; do
    [ "$(curl -s -o /dev/null -w "%{http_code}" "${address}$bad")" = 400 ] || fail "broken UTF-8 in an address"
done
curl -fsS "${address}metrics" | grep guapai_http_requests_total >/dev/null || fail "no metrics"
"$binary" serve --data "$folder/other" --port "${address//[!0-9]/}" >/dev/null 2>&1 && fail "a bad port was accepted"
"$binary" audit export --county 420281 --data "$folder/data" "$folder/log.txt" >/dev/null 2>&1 || fail "no audit export while running"
key=$("$binary" audit key --data "$folder/data")
"$binary" audit verify --key "$key" "$folder/log.txt" >/dev/null || fail "a fresh audit export does not verify"
sed -i '2s/0/1/' "$folder/log.txt"
"$binary" audit verify --key "$key" "$folder/log.txt" >/dev/null && fail "an altered checkpoint verifies"
curl -fsS -H "$json" -d '{"county":"420281","login":"admin","display_name":"演示","password":"first-pass-1"}' "${address}api/v1/setup" |
    jq -e '.permissions | index("accounts.write")' >/dev/null || fail "no first administrator"
mkdir -p "$folder/data/blobs/ab" && echo photo >"$folder/data/blobs/ab/cd"
office=$("$binary" account add office --county 420281 --name 演示 --role county_office --data "$folder/data" 2>/dev/null | cut -f2)
sign_in() { curl -sS -o /dev/null -w '%{http_code}' -H "$json" -d "{\"login\":\"office\",\"password\":\"$1\"}" "${address}api/v1/session"; }
[ "$(sign_in "$office")" = 201 ] || fail "an account added on the command line cannot sign in"
again=$("$binary" account reset-password office --data "$folder/data" 2>/dev/null | cut -f2)
[ "$(sign_in "$office")$(sign_in "$again")" = 401201 ] || fail "a reset password is not the only one"
"$binary" account disable office --data "$folder/data" >/dev/null 2>&1 || fail "an account cannot be disabled"
[ "$(sign_in "$again")" = 403 ] || fail "a disabled account signs in"
"$binary" account disable admin --data "$folder/data" >/dev/null 2>&1 && fail "the last administrator was disabled"
"$binary" account list --county 420281 --data "$folder/data" 2>/dev/null | grep -P '^office\tcounty_office\t.*disabled' >/dev/null || fail "no list of accounts"
jq -es 'map(select(.operation == "signIn" and .status == 401 and .account == "" and (.trace | length == 16))) | length == 1' \
    "$folder/log" >/dev/null || fail "the log is not one line of JSON for each request"
grep -F "$again" "$folder/log" >/dev/null && fail "a password stands in the log"
"$binary" backup --data "$folder/data" "$folder/backup" >/dev/null 2>&1 || fail "no backup while running"
"$binary" backup --data "$folder/data" "$folder/backup" >/dev/null 2>&1 && fail "a backup was overwritten"
"$binary" restore --data "$folder/restored" "$folder/backup" >/dev/null 2>&1 || fail "the backup does not restore"
[ "$(cat "$folder/restored/blobs/ab/cd")" = photo ] || fail "the restored system has no files"
"$binary" restore --data "$folder/data" "$folder/backup" >/dev/null 2>&1 && fail "a restore overwrote data"
"$binary" serve --data "$folder/restored" --port 0 >"$folder/out2" 2>"$folder/log2" &
second=$!
restored=$(wait_for "$folder/out2")
curl -fsS -H "$json" -d '{"login":"admin","password":"first-pass-1"}' "${restored}api/v1/session" |
    jq -e '.display_name == "演示"' >/dev/null || fail "the restored system does not know the administrator"
kill -TERM "$second"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$folder/key.pem" -out "$folder/cert.pem" -days 2 \
    -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 2>/dev/null
"$binary" serve --data "$folder/tls" --port 0 --tls-certificate "$folder/cert.pem" --tls-key "$folder/key.pem" >"$folder/out3" 2>"$folder/log3" &
second=$!
encrypted=$(wait_for "$folder/out3")
curl -fsS --cacert "$folder/cert.pem" "${encrypted}healthz" | jq -e '.state == "ok"' >/dev/null || fail "no answer over TLS"
curl -sk --tlsv1.1 --tls-max 1.1 "${encrypted}healthz" >/dev/null && fail "TLS 1.1 was accepted"
kill -TERM "$second"
kill -TERM "$server"
wait "$server" || fail "did not stop cleanly"
echo "smoke: started, answered, stopped"
