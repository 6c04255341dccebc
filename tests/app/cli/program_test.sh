#!/usr/bin/env bash
# The built program from outside: arguments, streams, exit codes, files. Started as SCRIPT PROGRAM.

set -u

. "$(dirname "$0")/checks.sh" "$1"

# ---- usage

succeeds --version
grep -qE '^deconvista [0-9]+\.[0-9]+\.[0-9]+$' out || fail "version: $(cat out)"
for command in '' eval trace describe export presets lessons generate train; do
    succeeds $command --help
    grep -q '^Examples:' out || fail "$command --help: no examples"
    succeeds $command --help --lang zh
    grep -q '^示例' out || fail "$command --help --lang zh: not Chinese"
done

refuses 1 "did you mean eval?" evla scene.json
refuses 1 "did you mean --lang?" --langg zh
refuses 1 "did you mean --method?" eval dilation --mehtod gather
refuses 1 "SCENE is missing" eval
refuses 1 "OUT is missing" export dilation
refuses 1 "--method needs a value" eval dilation --method
refuses 1 "en, zh" eval dilation --lang fr
refuses 1 "one argument too many" eval dilation padding_strides
refuses 1 "gather, scatter, matrix, phases" eval dilation --method fft
refuses 1 "light, dark, print, contrast" export dilation out/ --theme blue
refuses 1 "16 to 8192" export dilation out/ --size 1x1
refuses 1 "webm, gif, apng" export dilation out.bmp
refuses 1 "the last is 10" export dilation out/ --steps 5..11
refuses 1 "did you mean dilation?" presets dilatation
refuses 3 "the nearest is dilation" eval dilatation
refuses 3 "no such file" eval nowhere/scene.json
refuses 3 "is a directory" trace .
refuses 2 "start, dilate_kernel, slide" export dilation out/ --stages crop
refuses 3 "没有" eval nowhere --lang zh

# ---- scenes

printf '%s' '{"version": 1, "operation": "convolution", "input": {"shape": [1, 1, 3], "values": [1, 2, 3]},
  "kernel": {"shape": [1, 1, 2], "values": [1, 10]}}' >scene.json
succeeds eval scene.json
same "$(cat out)" '{"shape": [1, 1, 2], "values": [21, 32]}' "eval"
succeeds --lang zh eval scene.json
same "$("$program" eval /dev/stdin <scene.json)" "$(cat out)" "eval /dev/stdin from a file"
same "$(cat scene.json | "$program" eval /dev/stdin)" "$(cat out)" "eval /dev/stdin from a pipe"
same "$("$program" eval <(cat scene.json))" "$(cat out)" "eval of what a command writes"
for method in gather scatter matrix; do same "$("$program" eval scene.json --method $method)" "$(cat out)" "$method"; done
refuses 2 "scene.json: method" eval scene.json --method phases
mkfifo pipe
refuses 3 "not a regular file" eval pipe
printf '%s' '{"version": 1,' >cut.json
refuses 2 "cut.json: line 1, column 15" eval cut.json
sed 's/"shape": \[1, 1, 3\]/"shape": [1, 1, 2000000000]/' scene.json >bomb.json
(
    ulimit -v 2000000
    refuses 4 "bomb.json: input.shape[2]: 2000000000" eval bomb.json
    refuses 4 "4096" trace bomb.json
    refuses 4 "4096" export bomb.json out/
    exit $failures
) || fail "bombs"
head -c 200000 /dev/zero | tr '\0' '[' >nested.json
refuses 4 "nested" eval nested.json
succeeds presets
cp out names
while read -r name; do
    succeeds presets "$name"
    cp out preset.json
    same "$("$program" eval "$name")" "$("$program" eval preset.json)" "$name"
done <names

# ---- one line for each line

{
    tr -d '\n' <scene.json
    printf '\nnot JSON\n\n'
    tr -d '\n' <bomb.json
    printf '\n{"version": 1}\r\n'
    tr -d '\n' <scene.json
} >lines
"$program" eval - <lines >out 2>err
same $? 0 "eval -"
same "$(wc -l <out)" 6 "eval -: lines"
same "$(grep -c '^{"shape": \[1, 1, 2\], "values": \[21, 32\]}$' out)" 2 "eval -: results"
same "$(grep -c '^{"error": ".*"}$' out)" 4 "eval -: errors"
[ -s err ] && fail "eval -: something on stderr"
same "$("$program" eval - --lang zh <<<'{' | grep -c 文本)" 1 "eval - in Chinese"
# Whoever waits for an answer before the next question gets it.
coproc talk { "$program" eval -; }
talker=$talk_PID
for _ in 1 2 3; do
    tr -d '\n' <scene.json >&"${talk[1]}"
    echo >&"${talk[1]}"
    read -r -t 20 answer <&"${talk[0]}" || fail "eval -: no answer while the input is open"
    same "$answer" '{"shape": [1, 1, 2], "values": [21, 32]}' "eval -: dialogue"
done
eval "exec ${talk[1]}>&-"
wait "$talker" || fail "eval -: exit code after a dialogue"

# ---- streams that fail

if [ -e /dev/full ]; then
    for arguments in "eval dilation" "trace dilation" presets "presets dilation" --help "eval -"; do
        "$program" $arguments >/dev/full 2>err <lines
        same $? 3 "$arguments on a full device"
        grep -q 'stdout: no space' err || fail "$arguments on a full device: $(cat err)"
    done
fi
sed 's/\[1, 1, 3\], "values": \[1, 2, 3\]/[1, 1, 4000], "generator": "ramp"/' scene.json >long.json
"$program" trace long.json 2>err | head -n 1 >out
same "${PIPESTATUS[0]}" 0 "trace for a reader who goes"
[ -s err ] && fail "trace for a reader who goes: $(cat err)"
same "$(cat out)" '{"step": 0, "stage": "start", "operation": "convolution", "input": [1, 1, 4000], "kernel": [1, 1, 2], "output": [1, 1, 3999]}' "first line of trace"

# ---- pictures

frames() { find "$1" -name 'frame-*.png' | wc -l; }

succeeds export dilation frames/ --size 64x48
same "$(frames frames)" "$("$program" trace dilation | wc -l)" "one frame a line of trace"
echo mine >frames/notes.txt
refuses 3 "exists already" export dilation frames/ --size 64x48
succeeds export dilation frames --size 64x48 --step 3 --force
same "$(ls frames)" "$(printf 'frame-00000.png\nnotes.txt')" "what --force leaves"
succeeds export dilation some --size 64x48 --steps 2..4 --theme dark --view isometric --lang zh
same "$(frames some)" 3 "--steps"
succeeds export dilation slides/ --size 64x48 --stages slide,start
same "$(frames slides)" 10 "--stages"
succeeds export dilation film/ --size 64x48 --fps 10 --steps 0..1
[ "$(frames film)" -gt 20 ] || fail "--fps: $(frames film) frames"
succeeds export dilation still.png --size 64x48
same "$(head -c 4 still.png | tail -c 3)" PNG "a still"
succeeds export dilation last/ --size 64x48 --step 10
cmp -s still.png last/frame-00000.png || fail "a still does not show the last step"
refuses 3 "exists already" export dilation still.png --size 64x48
succeeds export dilation still.png --size 64x48 --step 0 --force
refuses 3 "does not exist" export dilation no/such/still.png
refuses 4 "100000" export long.json many/ --size 64x48 --fps 240

succeeds export --all book/ --size 64x48
same "$(ls book | wc -l)" "$((2 * $("$program" presets | wc -l) + 1))" "pages of the book"
refuses 3 "exists already" export --all book --size 64x48
succeeds export --all book --size 64x48 --force
refuses 1 "OUT is missing" export dilation

# A request to stop: exit code 130, and nothing is left.
for signal in INT TERM; do
    "$program" export long.json stopped/ --size 640x480 >out 2>err &
    job=$!
    wait_until [ -e stopped ]
    kill -s $signal $job
    wait $job
    same $? 130 "export after SIG$signal"
    [ -e stopped ] && fail "export after SIG$signal: something is left"
    [ -s err ] && fail "export after SIG$signal: $(cat err)"
    mkfifo "in-$signal"
    rm -f out
    "$program" eval - <"in-$signal" >out 2>err &
    job=$!
    exec 9>"in-$signal"
    echo >&9
    wait_until [ -s out ]
    kill -s $signal $job
    wait $job
    same $? 130 "eval - after SIG$signal"
    exec 9>&-
    "$program" train "net-$signal.onnx" --checkpoints "checkpoints-$signal" >out 2>err &
    job=$!
    sleep 1
    kill -s $signal $job
    wait $job
    same $? 130 "train after SIG$signal"
    [ -z "$(find . -name "*-$signal*" ! -name 'in-*')" ] || fail "train after SIG$signal: something is left"
done
[ -z "$(find . -name '.*part*')" ] || fail "left over: $(find . -name '.*part*')"

[ "$failures" -eq 0 ] || exit 1
