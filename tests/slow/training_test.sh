#!/usr/bin/env bash
# A quarter of the bundled network's training, about two minutes on two cores, reaches what it should. Started as SCRIPT
# PROGRAM.

set -eu

program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

report=$("$program" train "$work/network.onnx" --steps 500 --checkpoints "$work/checkpoints")
printf '%s\n' "$report"

# 32000 drawings teach about nine tenths.
accuracy=$(printf '%s\n' "$report" | sed -n 's/.*"accuracy": \([0-9.]*\).*/\1/p')
[ -n "$accuracy" ] || fail "no accuracy in the report"
awk -v found="$accuracy" 'BEGIN { exit !(found >= 0.87) }' || fail "accuracy $accuracy is below 0.87"

[ "$(wc -l <"$work/network.labels.txt")" -eq 16 ] || fail "not 16 labels"
[ "$(cd "$work/checkpoints" && ls ./*.onnx)" = "$(printf './checkpoint-%05d.onnx\n' 0 20 50 100 200 400)" ] ||
    fail "checkpoints: $(ls "$work/checkpoints")"
for file in "$work"/network.onnx "$work"/checkpoints/*.onnx; do
    [ "$(wc -c <"$file")" -lt 1000000 ] || fail "$file is larger than a megabyte"
done
