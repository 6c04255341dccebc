#!/usr/bin/env bash
# Started as copy_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/copy_test.py" "$@"
