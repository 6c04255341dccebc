#!/usr/bin/env bash
# Started as lesson_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/lesson_test.py" "$@"
