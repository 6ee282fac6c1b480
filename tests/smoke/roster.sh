#!/usr/bin/env bash
# Rosters on the command line: one goes in, comes out, and going in again changes nothing; a network is proposed for them.
set -euo pipefail
guapai=$(realpath "$1")
data=$(realpath "$(dirname "$0")/../data")
folder=$(mktemp -d)
trap '[ $? = 0 ] || cat "$folder/notes"; rm -rf "$folder"' EXIT
cd "$folder"
exec 2>notes # the note about a county without accounts comes with every command
expect() { # TEXT OUTPUT
    case $2 in *"$1"*) ;; *) echo "expected “$1” in: $2"; exit 1 ;; esac
}
for command in "export --kind schools schools.xlsx" "backup copy" "account list" "audit export log.txt" "network propose"; do
    county="--county 420200"
    [ "$command" = "backup copy" ] && county=""
    # shellcheck disable=SC2086
    expect "这里没有本系统的数据" "$("$guapai" $command $county --data mistyped 2>&1 || true)"
    [ ! -e mistyped ] || { echo "$command made a database"; exit 1; }
    [ ! -e log.txt ] || { echo "$command began a file"; exit 1; }
done
expect "有问题 14 行" "$("$guapai" import --county 420200 "$data/schools-messy.xlsx")"
expect "新增 650" "$("$guapai" import --county 420200 --apply "$data/schools.xlsx" 2>note)"
expect "420200 还没有账号" "$(cat note)"
expect "新增 132" "$("$guapai" import --county 420200 --apply "$data/inspectors.csv")"
expect "999999 还没有账号" "$("$guapai" export --county 999999 --kind schools none.xlsx 2>&1)"
for kind in schools inspectors; do
    "$guapai" export --county 420200 --kind $kind $kind.xlsx >/dev/null
    expect "新增 0，有变化 0" "$("$guapai" import --county 420200 --apply $kind.xlsx)"
done
expect "PK" "$("$guapai" export --county 420200 --kind visits --from 2026-01-01 visits.xlsx >/dev/null && head -c2 visits.xlsx)"
expect "%PDF" "$("$guapai" export --county 420200 --kind ledger ledger.pdf >/dev/null && head -c4 ledger.pdf)"
expect "PK" "$("$guapai" export --county 420200 --kind results --year 2025 results.xlsx >/dev/null && head -c2 results.xlsx)"
if "$guapai" export --county 420200 --kind visits --from 2026-02-30 visits.xlsx 2>/dev/null; then echo "no such day"; exit 1; fi
if "$guapai" export --county 420200 --kind visits visits.csv 2>/dev/null; then echo "visits are no csv"; exit 1; fi
if "$guapai" import --county 420200 "$data/holidays-2026.csv" 2>/dev/null; then echo "a calendar is no roster"; exit 1; fi
if "$guapai" import --county 42 "$data/schools.csv" 2>/dev/null; then echo "42 is no county"; exit 1; fi
if "$guapai" export --county 420200 --kind schools schools.pdf 2>/dev/null; then echo "no such format"; exit 1; fi
proposal=$("$guapai" network propose --county 420200 --json 2>/dev/null)
expect '"assigned":650' "$proposal"
[ "$(wc -l <<<"$proposal")" = 1 ] || { echo "--json prints one object on one line"; exit 1; }
if "$guapai" network propose --county 420281 2>/dev/null; then echo "there are no schools in that county"; exit 1; fi
if "$guapai" network propose --county 420200 --base nonsense 2>/dev/null; then echo "no such base"; exit 1; fi
