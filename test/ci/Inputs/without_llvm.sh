#!/usr/bin/env bash
#
# without_llvm.sh COMMAND...: runs the command where no LLVM is on the machine, with
# nothing of the environment but a place for its cache.

set -euo pipefail

# shellcheck disable=SC2016 # The inner shell's.
exec unshare --mount bash -c '
  mount --make-rprivate /
  for folder in /usr/lib/llvm-* /usr/lib/clang /usr/include/clang /usr/include/llvm*; do
    [[ ! -d $folder || -L $folder ]] || mount -t tmpfs none "$folder"
  done
  exec env -i PATH=/usr/bin:/bin XDG_CACHE_HOME=/nowhere "$@"' bash "$@"
