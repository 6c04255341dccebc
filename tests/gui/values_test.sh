#!/usr/bin/env bash
# Started as values_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/values_test.py" "$@"
