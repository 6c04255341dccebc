#!/usr/bin/env bash
# Started as large_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/large_test.py" "$@"
