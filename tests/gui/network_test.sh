#!/usr/bin/env bash
# Started as network_test.sh PROGRAM.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/network_test.py" "$@"
