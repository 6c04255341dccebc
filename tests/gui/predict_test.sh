#!/usr/bin/env bash
# Started as predict_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/predict_test.py" "$@"
