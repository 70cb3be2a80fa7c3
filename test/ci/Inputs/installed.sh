#!/usr/bin/env bash
#
# installed.sh DEB COMMAND...: runs the command while the package is installed,
# with nothing in its environment.

set -euo pipefail

exec 9>/tmp/redirect-tidy-installed.lock
flock 9 # Other tests on this machine wait.

apt() {
  DEBIAN_FRONTEND=noninteractive apt-get -qy -o DPkg::Lock::Timeout=300 "$@" 9>&-
}

name=$(dpkg-deb -f "$1" Package)
trap 'apt remove "$name"' EXIT
apt install --no-install-recommends "$1"
env -i PATH=/usr/bin:/bin "${@:2}"
