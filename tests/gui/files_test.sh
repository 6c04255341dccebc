#!/usr/bin/env bash
# Started as files_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/files_test.py" "$@"
