#!/usr/bin/env bash
#
# gather_reports.sh REPORT LIST: gathers the reports whose names are in LIST, one
# a line. What stands in a header is in several of them.

set -euo pipefail

while read -r file; do
  cat "$file"
done <"$2" | awk '
  function finish() {
    if (!seen[block]++) printf "%s", block
    block = ""
  }
  /^[^ ].*:[0-9]+:[0-9]+: (warning|error): / { finish() }
  { block = block $0 "\n" }
  END { finish() }' >"$1"
