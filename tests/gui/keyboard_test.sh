#!/usr/bin/env bash
# Started as keyboard_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/keyboard_test.py" "$@"
