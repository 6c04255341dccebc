#!/usr/bin/env bash
# The commands on networks, with the bundled network and drawings: project, layers, top9 and merge, occlusion.

set -euo pipefail

program=$1
assets=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../../assets" && pwd)
model=$assets/networks/drawings.onnx
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    printf 'network_test: %s\n' "$*" >&2
    exit 1
}

# expect_code CODE COMMAND...: the exit code, and one line at most on stderr.
expect_code() {
    local wanted=$1 code=0
    shift
    "$@" >"$work/out" 2>"$work/err" || code=$?
    [ "$code" -eq "$wanted" ] || fail "$* gave exit code $code, not $wanted: $(cat "$work/err")"
    [ "$(wc -l <"$work/err")" -le 1 ] || fail "$* said more than one line: $(cat "$work/err")"
}

picture=$assets/pictures/cat-00000.png

# project: both engines, every rule, arrays and pictures
for engine in onednn reference; do
    expect_code 0 "$program" project "$model" "$work/$engine.npy" --image "$picture" --layer relu4 --unit 67 --engine $engine
done
head -c 128 "$work/onednn.npy" | grep -q "(1, 3, 112, 112)\|(1, 3, 96, 96)" || fail "the pixels have another shape"
for rule in deconvnet guided gradient; do
    expect_code 0 "$program" project "$model" "$work/$rule.png" --image "$picture" --layer relu5 --unit 3 --rule $rule --crop
done
expect_code 3 "$program" project "$model" "$work/guided.png" --image "$picture" --layer relu5 --unit 3
expect_code 2 "$program" project "$model" "$work/x.npy" --image "$picture" --layer relu9 --unit 3
grep -q relu5 "$work/err" || grep -q "relu" "$work/err" || fail "the nearest layer is not named"
expect_code 2 "$program" project "$model" "$work/x.npy" --image "$picture" --layer relu4 --unit 3,999,0
expect_code 1 "$program" project "$model" "$work/x.npy" --image "$picture" --layer relu4 --unit 3,a
expect_code 1 "$program" project "$model" "$work/x.gif" --image "$picture" --layer relu4 --unit 3
expect_code 1 "$program" project "$model" "$work/x.npy" --image "$picture" --layer relu4 --unit 3 --rule magic
expect_code 0 "$program" project "$model" "$work/s.npy" --image "$picture" --layer logits --unit 1 --signals "$work/signals"
[ "$(find "$work/signals" -name '*.npy' | wc -l)" -ge 14 ] || fail "signals are missing"

# a projection as a scene: the story ends in the pixels that project writes
scene=$assets/scenes/what_one_unit_saw.json
expect_code 0 "$program" eval "$scene"
cp "$work/out" "$work/pixels.json"
expect_code 0 "$program" project "$model" "$work/pixels.npy" --image "$assets/pictures/car-00000.png" --layer relu4 --unit 75
python3 - "$work/pixels.json" "$work/pixels.npy" <<'PYTHON' || fail "the scene's pixels are not those of project"
import json, struct, sys
pixels = json.load(open(sys.argv[1]))
bytes_ = open(sys.argv[2], "rb").read()[-4 * len(pixels["values"]):]
told = struct.pack("<%df" % len(pixels["values"]), *pixels["values"])
sys.exit(pixels["shape"] != [1, 3, 96, 96] or told != bytes_)
PYTHON
expect_code 0 "$program" trace "$scene"
[ "$(wc -l <"$work/out")" -eq 22 ] || fail "the story has not 22 steps"
tail -n 1 "$work/out" | grep -q '"stage": "down", "node": "conv1"' || fail "the story does not end at the first layer"
expect_code 1 "$program" eval "$scene" --method scatter
expect_code 0 "$program" export "$scene" "$work/story.svg" --step 3
expect_code 0 "$program" trace "$work/story.svg"
expect_code 2 "$program" export "$scene" "$work/none.svg" --stages slide
sed 's/relu4/relu9/' "$scene" >"$work/unknown.json"
sed -i "s|\.\./|$assets/|" "$work/unknown.json"
expect_code 2 "$program" trace "$work/unknown.json"
grep -q "drawings.onnx.*relu9" "$work/err" || fail "the model and the unknown layer are not named"

# layers
expect_code 0 "$program" layers "$model"
grep -q '"layer": "conv4".*"receptive_field": \[53, 53\]' "$work/out" || fail "conv4 does not see 53 pixels"

# top9 in parts is top9 of the whole
"$program" generate "$work/drawings" --count 2 --size 96
printf 'no picture' >"$work/drawings/broken.png"
for k in 1 2 3; do
    "$program" top9 "$model" "$work/part$k.json" --images "$work/drawings" --part $k/3 2>/dev/null
done
"$program" top9 "$model" "$work/whole.json" --images "$work/drawings" 2>"$work/err"
grep -q 1 "$work/err" || fail "the file that is no picture is not mentioned"
expect_code 0 "$program" merge "$work/merged.json" "$work/part2.json" "$work/part3.json" "$work/part1.json"
cmp "$work/whole.json" "$work/merged.json" || fail "the parts do not merge to the whole"
expect_code 2 "$program" merge "$work/twice.json" "$work/part1.json" "$work/part1.json"
expect_code 1 "$program" top9 "$model" "$work/none.json" --images "$work/drawings" --part 4/3
mkdir "$work/empty"
expect_code 2 "$program" top9 "$model" "$work/none.json" --images "$work/empty"

# the index of the assets is of this network: its strongest unit of a map is what the network does
"$program" generate "$work/fish" --class fish --count 26 --seed 9
expect_code 0 "$program" run "$model" --image "$work/fish/fish-00025.png" --layer relu4 --output-dir "$work/relu4"
python3 - "$assets/networks/drawings.top9.json" "$work/relu4/relu4.npy" <<'PYTHON' || fail "the index does not fit the network"
import array, json, sys
best = json.load(open(sys.argv[1]))["layers"][3]["maps"][31]["best"][0]
data = open(sys.argv[2], "rb").read()
header = 10 + int.from_bytes(data[8:10], "little")
values = array.array("f", data[header:])
side = int((len(values) / 96) ** 0.5)
y, x = best["cell"]
found = values[(31 * side + y) * side + x]
assert best["picture"] == "fish-00025.png" and abs(found - best["value"]) < 1e-4, (best, found)
PYTHON

# occlusion
expect_code 0 "$program" occlusion "$model" "$work/map.npy" --image "$picture" --stride 32
grep -q '"class": 1' "$work/out" || fail "the cat is none"
expect_code 1 "$program" occlusion "$model" "$work/map2.npy" --image "$picture" --size 0
expect_code 2 "$program" occlusion "$model" "$work/map2.npy" --image "$picture" --class 16

expect_code 2 "$program" occlusion "$model" "$work/map2.npy" --image "$picture" --map relu5,128
expect_code 1 "$program" occlusion "$model" "$work/map2.npy" --image "$picture" --map relu5,x
[ ! -e "$work/map2.npy" ] || fail "a refused command left a file"

# figures: of every command, in every form, in both languages, and the same bytes again
figure() {
    local name=$1 form
    shift
    for form in png svg pdf; do
        expect_code 0 "$program" "$@" "$work/$name.$form" --theme dark --lang zh
        [ -s "$work/$name.$form" ] || fail "$name.$form is empty"
    done
    head -c 8 "$work/$name.png" | cmp -s - <(printf '\x89PNG\r\n\x1a\n') || fail "$name.png is none"
    grep -q '</svg>' "$work/$name.svg" || fail "$name.svg does not end"
    head -c 5 "$work/$name.pdf" | grep -q '%PDF-' || fail "$name.pdf is none"
    expect_code 3 "$program" "$@" "$work/$name.png"
    expect_code 0 "$program" "$@" "$work/again.svg" --theme dark --lang zh
    cmp "$work/$name.svg" "$work/again.svg" || fail "$name differs from run to run"
    rm "$work/again.svg"
    expect_code 1 "$program" "$@" "$work/$name.gif"
}
figure rules rules "$model" --image "$picture" --layer relu4 --unit 67
figure nine top9-figure "$model" --layer relu4 --maps 3,67
figure occluded occlusion "$model" --image "$picture" --stride 32 --figure-size 800x450
figure learned evolution --count 1 --maps 3
grep -q 'relu4' "$work/rules.svg" || fail "the figure does not name its layer"
expect_code 0 "$program" rules "$model" "$work/common.png" --image "$picture" --layer relu4 --unit 67 --scale common --other 3 --relu relu1 --dead-windows drop --size 640x360
expect_code 2 "$program" rules "$model" "$work/x.png" --image "$picture" --layer relu4 --unit 67 --other 96
expect_code 1 "$program" rules "$model" "$work/x.png" --image "$picture" --layer relu4 --unit 67 --scale huge
expect_code 1 "$program" rules "$model" "$work/x.png" --layer relu4 --unit 67
expect_code 2 "$program" top9-figure "$model" "$work/x.png" --layer conv1
grep -q relu1 "$work/err" || fail "the layers of the index are not named"
expect_code 2 "$program" top9-figure "$model" "$work/x.png" --layer relu4 --maps 96
expect_code 1 "$program" top9-figure "$model" "$work/x.png" --layer relu4 --maps 1..
expect_code 2 "$program" top9-figure "$model" "$work/x.png" --layer relu4 --images "$work/empty"
expect_code 0 "$program" top9-figure "$model" "$work/own.png" --layer relu4 --index "$work/whole.json" --images "$work/drawings"
expect_code 2 "$program" evolution "$work/x.png" --checkpoints "$work/empty"
expect_code 2 "$program" evolution "$work/x.png" --count 1 --layer relu9
expect_code 1 "$program" evolution "$work/x.png" --count 1 --maps 0 --step 7
expect_code 0 "$program" evolution "$work/step.png" --count 1 --maps 0..3 --step 200
printf '{' >"$work/broken.json"
expect_code 2 "$program" top9-figure "$model" "$work/x.png" --layer relu4 --index "$work/broken.json"
[ ! -e "$work/x.png" ] || fail "a refused command left a figure"

echo "network commands: fine"
