#!/usr/bin/env bash
# Started as speaker_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/speaker_test.py" "$@"
