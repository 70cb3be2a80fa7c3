#!/usr/bin/env bash
#
# with_fresh_root.sh CACHE ROOT COMMAND...: runs the command while ROOT is a fresh
# Debian 12 that can be changed into, with /proc, /dev and the way to Debian's
# servers, and nothing of the environment. What was fetched is kept in CACHE.

set -euo pipefail

cache=$1 root=$2
mkdir -p "$cache/archives" "$root"
exec 9>"$cache/lock"
flock 9 # Other tests wait.
if [[ ! -e $cache/debian-12.tar ]]; then
  mmdebstrap --quiet --variant=minbase --include=ca-certificates \
    --aptopt='Acquire::Retries "3"' bookworm "$cache/new.tar" 9>&-
  mv "$cache/new.tar" "$cache/debian-12.tar"
fi
tar -xf "$cache/debian-12.tar" -C "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
rm -f "$root/etc/apt/apt.conf.d/docker-clean"
echo 'Binary::apt::APT::Keep-Downloaded-Packages "1";' >"$root/etc/apt/apt.conf.d/keep"
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io" # It is thrown away.
# shellcheck disable=SC2016 # The inner shell's.
env -i PATH="$PATH" HOME=/root ROOT="$root" CACHE="$cache" unshare --mount bash -c '
  set -e
  mount --make-rprivate /
  mount -t proc none "$ROOT/proc"
  mount --rbind /dev "$ROOT/dev"
  mount --bind "$CACHE/archives" "$ROOT/var/cache/apt/archives"
  "$@"' bash "${@:3}" 9>&-
