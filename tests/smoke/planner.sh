#!/usr/bin/env bash
# guapai planner and guapai draw on the command line: one JSON object, and a reason in both languages for bad input.
set -euo pipefail
guapai=$(realpath "$1")
data=$(realpath "$(dirname "$0")/../data")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
expect() { # TEXT OUTPUT
    case $2 in *"$1"*) ;; *) echo "expected “$1” in: $2"; exit 1 ;; esac
}
refused() { # TEXT COMMAND…: exits with 1 and says TEXT on standard error, nothing on standard output
    local words=$1 out code=0
    shift
    out=$("$@" 2>error.txt) || code=$?
    [ "$code" = 1 ] || { echo "exit $code instead of 1: $*"; cat error.txt; exit 1; }
    [ -z "$out" ] || { echo "printed $out: $*"; exit 1; }
    expect "$words" "$(cat error.txt)"
}
expect '{"selected":[17,7,2,16,25,23,8,24,19,13]' \
    "$("$guapai" planner draw --pool 25 --count 10 --source 9319 --source "2 5 12 8 10" --source "9 18 26 34 41 45" --json)"
refused "1 至 25" "$guapai" planner draw --pool 25 --count 26 --source 9319 --json
refused "不是一串非负数" "$guapai" planner draw --pool 25 --count 2 --source nan --json

printf '1 1 2 2\n0 10\n0 10\n0 0 0\n1 3 4 0 6 1 2 1 2\n2 3 4 0 6 1 1 2\n' >routes.txt
expect '{"objective":20,"routes":[{"day":1,"vehicle":1,"stops":[2]' "$("$guapai" planner periodic-routes routes.txt --time 0.2 --threads 2 --json)"
expect '第 2 天 day 2' "$("$guapai" planner periodic-routes routes.txt --time 0.2)"
printf ',0,1,2\n0,0,7,2\n1,3,0,1\n2,4,1,0\n' >matrix.csv
expect '{"objective":16,"routes":[{"day":1,"vehicle":1,"stops":[2]' \
    "$("$guapai" planner periodic-routes routes.txt --matrix matrix.csv --time 0.2 --json)"
expect '{"objective":30,' "$("$guapai" planner periodic-routes routes.txt --road-factor 1.5 --time 0.2 --json)"
sed '4d' matrix.csv >short.csv
refused "距离表缺少从 2 出发的一行" "$guapai" planner periodic-routes routes.txt --matrix short.csv --json
sed 's/1 1 2$/1 1 1/; s/1 2 1 2$/1 1 1/' routes.txt >full.txt
refused "第 2 天至少须有 2 次到访" "$guapai" planner periodic-routes full.txt --time 0.2 --json
sed '6d' routes.txt >cut.txt
refused "第 6 行：文件不完整" "$guapai" planner periodic-routes cut.txt --json
refused "--time 应为秒数" "$guapai" planner periodic-routes routes.txt --time nan --json
refused "--time 应为秒数" "$guapai" planner pmedian "$data/planner/cpmp04.txt" --time nan --json
refused "--time 应为秒数" "$guapai" calendar propose --county 420200 --month 2026-03 --time nan --json

answer=$("$guapai" planner pmedian "$data/planner/cpmp04.txt" --time 20 --json)
expect '{"objective":651' "$answer"
expect '"lower_bound":651,"gap":0,"medians":[' "$answer"
expect '"proven_optimal":true}' "$answer"
printf '2 1\n0 0 9 3\n3 nan 9 4\n' >nan.txt
refused "第 3 行" "$guapai" planner pmedian nan.txt --json
printf '3 2 7\n1 0 0 4\n2 3 4 4\n3 5 5 4\n' >unpackable.txt
refused "need 3 medians" "$guapai" planner pmedian unpackable.txt --json

printf '小学\t2142001\t1\n小学\t2142002\t2\n' >roster.txt
salt=$(printf '%064d' 7)
commitment=$(printf '%b' "$(sed 's/../\\x&/g' <<<"$salt")" | sha256sum | cut -c1-64)
printf 'guapai-draw-1\n2026-11\n%s\n%s\n小学\t1\n双色球=3.7.12./\n' "$(sha256sum <roster.txt | cut -c1-64)" "$commitment" >public.txt
tickets=$("$guapai" planner draw-tickets --roster roster.txt --public public.txt --salt "$salt" --json)
expect '"drawn":{"小学":["21420' "$tickets"
code=$(sed 's/.*"drawn":{"小学":\["\([0-9]*\)".*/\1/' <<<"$tickets")
refused "盐值" "$guapai" planner draw-tickets --roster roster.txt --public public.txt --salt 00 --json
refused "十六进制" "$guapai" planner draw-tickets --roster roster.txt --public public.txt --salt xyz --json
refused "读不到文件" "$guapai" planner draw-tickets --roster absent.txt --public public.txt --salt "$salt" --json

publish() { # CODE
    printf '{"format":"guapai-draw-1","roster":"%s","public_text":"%s","salt":"%s","drawn":[{"stratum":"小学","codes":["%s"]}]}' \
        "$(sed ':a;N;$!ba;s/\t/\\t/g;s/\n/\\n/g' roster.txt)\\n" "$(sed ':a;N;$!ba;s/\t/\\t/g;s/\n/\\n/g' public.txt)\\n" "$salt" "$1"
}
publish "$code" >draw.json
expect '"holds":true,"complete":true' "$("$guapai" draw verify draw.json --json)"
[ "$code" = 2142001 ] && other=2142002 || other=2142001
publish "$other" >forged.json
if "$guapai" draw verify forged.json >/dev/null 2>error.txt; then echo "a forged draw holds"; exit 1; fi
expect "不符" "$(cat error.txt)"
echo '{"roster":' >broken.json
refused "JSON" "$guapai" draw verify broken.json
# What the browser's tests draw again (web/public/test/draw.test.ts) is drawn the same here.
for algorithm in sha256 sm3; do
    expect '"holds":true,"complete":true' "$("$guapai" draw verify "$data/draw-$algorithm.json" --json)"
done
: >empty.txt
refused "文件是空的" "$guapai" planner pmedian empty.txt --json
refused "读不到文件" "$guapai" planner pmedian . --json
printf '3 2 5\n1 0 0 1\n2 0 0 2\n3 0 0 1\n' >one-place.txt
expect '"objective":0,"lower_bound":0,' "$("$guapai" planner pmedian one-place.txt --time 0.2 --json)"
