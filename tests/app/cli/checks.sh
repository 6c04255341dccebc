# What the scripts beside this one share: a scratch folder, and ways to ask the program. Read by `. checks.sh PROGRAM`.

program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset DISPLAY WAYLAND_DISPLAY  # none of this needs one

failures=0
fail() {
    printf 'FAILED: %s\n' "$*" >&2
    failures=$((failures + 1))
}

# run ARGS...: stdout in out, stderr in err, the exit code in $code.
run() {
    "$program" "$@" >out 2>err </dev/null
    code=$?
}

# refuses CODE TEXT ARGS...: that exit code, nothing on stdout, one line on stderr, which holds the text.
refuses() {
    local expected=$1 text=$2
    shift 2
    run "$@"
    [ "$code" -eq "$expected" ] || fail "$*: exit code $code, not $expected"
    [ -s out ] && fail "$*: something on stdout"
    [ "$(wc -l <err)" -eq 1 ] || fail "$*: not one line on stderr: $(cat err)"
    grep -q '^deconvista: ' err || fail "$*: the line does not begin with the program's name: $(cat err)"
    grep -qF -- "$text" err || fail "$*: '$text' is not in: $(cat err)"
}

succeeds() {
    run "$@"
    [ "$code" -eq 0 ] || fail "$*: exit code $code: $(cat err)"
    [ -s err ] && fail "$*: something on stderr: $(cat err)"
}

# wait_until COMMAND ARGS...: asks again and again, for a while.
wait_until() {
    local _
    for _ in $(seq 400); do
        "$@" && return
        sleep 0.05
    done
    fail "waited in vain: $*"
}

same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }
