#!/usr/bin/env bash
# Idle cost of the open window, and time from start to first frame. Usage: idle.sh PROGRAM [SECONDS]
# Needs Xvfb and python3. Prints the share of one core, how long no buffer was swapped, and the seconds to the first swap.

set -eu
exec python3 "$(dirname -- "${BASH_SOURCE[0]}")/idle.py" "$1" "${2:-30}"
