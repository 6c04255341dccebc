#!/usr/bin/env bash
# The command run: what goes in, what comes out, what is refused. Started as SCRIPT PROGRAM.

set -u

assets=$(cd -- "$(dirname -- "$0")/../../../assets" && pwd)
. "$(dirname "$0")/checks.sh" "$1"
model=$assets/networks/drawings.onnx
cat=$assets/pictures/cat-00000.png

# ---- usage

refuses 1 "--output-dir is missing" run "$model" --image "$cat"
refuses 1 "onednn, reference" run "$model" --image "$cat" --top5 --engine fast
refuses 1 "caffe, caffe-vgg" run "$model" --image "$cat" --top5 --preprocess cafe
refuses 1 "--input and --image" run "$model" --image "$cat" --input x.npy --top5
refuses 1 "--preprocess goes with --image" run "$model" --input x.npy --top5 --preprocess raw
cp "$model" plain.onnx
refuses 1 "plain.deconvista.json" run plain.onnx --image "$cat" --top5

# ---- pictures and classes

succeeds run "$model" --image "$cat" --top5 --output-dir out-fast/
grep -q '"top": \[{"class": [0-9]*, "label": "cat", "probability": 0\.9' out || fail "classes: $(cat out)"
for picture in "$assets"/pictures/*-00000.png; do
    name=$(basename "$picture" -00000.png)
    succeeds run "$model" --image "$picture" --top5
    grep -q "\"top\": \[{\"class\": [0-9]*, \"label\": \"$name\"" out || fail "$name: $(cat out)"
done
succeeds run "$model" --image "$cat" --output-dir out-slow --engine reference
same "$(ls out-fast)" "$(ls out-slow)" "names of the outputs"
same "$(head -c 6 out-fast/*.npy | tail -c 5)" NUMPY "an output's file"
succeeds run plain.onnx --image "$cat" --preprocess bundled --top5
grep -q '{"class": [0-9]*, "probability": 0\.9' out || fail "classes without labels: $(cat out)"
printf 'cat\ndog\n' >two.txt
refuses 2 "two.txt: 2 labels found; the network has 16 classes" run "$model" --image "$cat" --labels two.txt
refuses 2 "is not a PNG" run "$model" --image two.txt --top5
refuses 2 "two.txt: not a .npy file" run "$model" --input two.txt --top5
refuses 2 "0 inputs given; the network has 1" run "$model" --top5
refuses 3 "no such file" run "$model" --input gone.npy --top5

# ---- what is no model, or a damaged one

refuses 2 "this is a picture" run "$cat" --image "$cat" --top5
refuses 2 "this is JSON" run "$assets/presets/dilation.json" --image "$cat" --top5
refuses 3 "is a directory" run . --image "$cat" --top5
(
    ulimit -v 3000000
    size=$(wc -c <"$model")
    for part in 0 1 100 5000 $((size / 2)) $((size - 1)); do
        head -c "$part" "$model" >cut.onnx
        refuses 2 "cut.onnx: " run cut.onnx --image "$cat" --top5
    done
    exit $failures
) || fail "models that are cut short"

# ---- an operator that is missing

LC_ALL=C sed 's/GlobalAveragePool/GlobalAveragePoox/g' "$model" >strange.onnx
refuses 2 "GlobalAveragePoox is not known" run strange.onnx --image "$cat" --preprocess bundled --output-dir strange/
[ -e strange ] && fail "a refused run left its folder"
succeeds run strange.onnx --image "$cat" --preprocess bundled --output-dir strange/ --layer conv4
same "$(ls strange | wc -l)" 1 "a layer before the missing operator"
refuses 2 "the nearest is conv4" run "$model" --image "$cat" --output-dir strange/ --layer convv4

# ---- trouble with what is written

: >file
refuses 3 "file" run "$model" --image "$cat" --output-dir file
refuses 3 "file" run "$model" --image "$cat" --output-dir file/below
succeeds run "$model" --image "$cat" --output-dir made/on/the/way
[ -z "$(find . -name '.*part*')" ] || fail "left over: $(find . -name '.*part*')"

[ "$failures" -eq 0 ] || exit 1
