#!/usr/bin/env bash
# Started as panes_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/panes_test.py" "$@"
