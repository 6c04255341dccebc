#!/usr/bin/env bash
# Started as keys_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/keys_test.py" "$@"
