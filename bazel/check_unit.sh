#!/usr/bin/env bash
#
# check_unit.sh REPORT FIXES CLANG-TIDY ARGUMENT...: runs clang-tidy on one unit,
# and names files as Bazel does, wherever that is.

set -euo pipefail

report=$1
fixes=$2
shift 2

if ! errors=$("$1" "--export-fixes=$fixes" "${@:2}" 2>&1 >"$report"); then
  cat "$report" >&2 # It doesn't compile.
  echo "$errors" >&2
  exit 1
fi
touch "$fixes" # There is none where there is nothing to report.
sed -i "s|$PWD/\{0,1\}||g" "$report" "$fixes"
