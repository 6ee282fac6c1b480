#!/usr/bin/env bash
# tests/fuzz/run.sh TARGET SECONDS: runs build/fuzz/TARGET_fuzz from its seeds. What it learns stays in
# build/fuzz/corpus; an input that breaks it is left in build/fuzz/TARGET-*.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=$1 seconds=$2 log=build/log/fuzz-$1.log
mkdir -p build/log "build/fuzz/corpus/$target"
if ! "build/fuzz/${target}_fuzz" "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" -max_total_time="$seconds" \
    -timeout=20 -rss_limit_mb=1500 -max_len=20000 -artifact_prefix="build/fuzz/$target-" >"$log" 2>&1; then
    grep -aE 'ERROR|SUMMARY|runtime error|Test unit written' "$log" || tail -20 "$log"
    echo "fuzzing $target failed; whole log: $log"
    exit 1
fi
echo "$target: $(sed -n 's/.*\(Done [0-9]* runs\).*/\1/p' "$log")"
