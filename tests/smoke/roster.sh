#!/usr/bin/env bash
# guapai import and export on the command line: a roster goes in, comes out, and going in again changes nothing.
set -euo pipefail
guapai=$(realpath "$1")
data=$(realpath "$(dirname "$0")/../data")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
expect() { # TEXT OUTPUT
    case $2 in *"$1"*) ;; *) echo "expected “$1” in: $2"; exit 1 ;; esac
}
expect "有问题 14 行" "$("$guapai" import --county 420200 "$data/schools-messy.xlsx")"
expect "新增 650" "$("$guapai" import --county 420200 --apply "$data/schools.xlsx")"
expect "新增 132" "$("$guapai" import --county 420200 --apply "$data/inspectors.csv")"
for kind in schools inspectors; do
    "$guapai" export --county 420200 --kind $kind $kind.xlsx >/dev/null
    expect "新增 0，有变化 0" "$("$guapai" import --county 420200 --apply $kind.xlsx)"
done
if "$guapai" import --county 420200 "$data/holidays-2026.csv" 2>/dev/null; then echo "a calendar is no roster"; exit 1; fi
if "$guapai" import --county 42 "$data/schools.csv" 2>/dev/null; then echo "42 is no county"; exit 1; fi
if "$guapai" export --county 420200 --kind schools schools.pdf 2>/dev/null; then echo "no such format"; exit 1; fi
