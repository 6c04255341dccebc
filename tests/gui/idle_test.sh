#!/usr/bin/env bash
# Started as idle_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/idle_test.py" "$@"
