#!/usr/bin/env bash
# Started as mouse_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/mouse_test.py" "$@"
