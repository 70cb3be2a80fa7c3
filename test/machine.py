"""What tests need of a machine beyond what the build needs, and what to do where
it is missing. lit.cfg.py asks; summary.py tells what was left out.
"""

import os
import pty
import re
import shutil
import subprocess
from glob import glob

BAZEL = [
    "bazel",
    "nginx",
    "/usr/share/bazel/platforms",
    "/usr/share/bazel/rules/java",
]

EMACS = [f"/usr/share/emacs/site-lisp/elpa/{name}-*" for name in ("eglot", "lsp-mode")]
ALE = "/usr/share/vim-ale/autoload/ale.vim"


def all_there(*wanted):
    """Commands, and files by their whole paths."""
    return all(shutil.which(name) or os.path.exists(name) for name in wanted)


def has_terminal():
    try:
        for side in pty.openpty():
            os.close(side)
    except OSError:
        return False
    return True


def has_own_network():
    """A process may be cut off from the network."""
    command = ["unshare", "-rn", "true"]
    return all_there("unshare") and not subprocess.call(command, stderr=subprocess.DEVNULL)


def can_install(config):
    """Root may install the package, unless that is installed already."""
    installed = f"/usr/lib/llvm-{config.llvm}/lib/redirect-tidy.so"
    return os.geteuid() == 0 and all_there("apt-get") and not all_there(installed)


def can_hide(config):
    """Root may mount something else where LLVM is, and the tarball can be made."""
    try:
        done = subprocess.run(
            ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"],
            check=False,
            capture_output=True,
        )
    except OSError:
        return False
    with open(os.path.join(config.build_dir, "CMakeCache.txt")) as cache:
        has_archives = re.findall(r"^STANDALONE_\w+:\w+=/", cache.read(), re.M)
    return done.returncode == 0 and len(has_archives) == 2


# Of each feature: how it is told, and what a machine without it lacks.
FEATURES = {
    "redirect-tidy": (
        lambda config: all_there(f"{config.build_dir}/bin/redirect-tidy"),
        "cmake has left the command redirect-tidy out, and says why",
    ),
    "redirect-clangd": (
        lambda config: all_there(f"{config.build_dir}/bin/redirect-clangd"),
        "cmake has left redirect-clangd out, and says why",
    ),
    "sarif-multitool": (
        lambda config: all_there(
            f"{config.source_dir}/build/npm/node_modules/.bin/sarif-multitool"
        ),
        "npm hasn't installed @microsoft/sarif-multitool",
    ),
    "openapi-validator": (
        lambda config: all_there(
            f"{config.source_dir}/build/npm/node_modules/.bin/validate-api"
        ),
        "npm hasn't installed @seriousme/openapi-schema-validator",
    ),
    "libclang-python": (
        lambda config: all_there("/usr/lib/python3/dist-packages/clang/cindex.py"),
        "python3-clang-22 is missing: packages.txt",
    ),
    "build-systems": (
        lambda config: all_there("cmake", "ninja", "meson", "bear", "make", "g++"),
        "build systems are missing: apt-get install meson bear make g++",
    ),
    "libcxx": (
        lambda config: all_there(f"/usr/lib/llvm-{config.llvm}/include/c++/v1/string"),
        "no libc++, which packages.txt leaves out: apt-get install libc++-22-dev",
    ),
    "both-plugins": (
        lambda config: all_there(other_plugin(config)),
        "the plugin for the other LLVM isn't built: ./dev test without --llvm",
    ),
    "terminal": (
        lambda config: has_terminal(),
        "no pseudo terminal: mount devpts at /dev/pts",
    ),
    "bazel": (
        lambda config: all_there(*BAZEL),
        "no Bazel or no nginx: apt-get install bazel-bootstrap bazel-platforms"
        " bazel-rules-java nginx",
    ),
    "chromium": (
        lambda config: all_there("chromium"),
        "no browser: apt-get install chromium",
    ),
    "emacs": (
        lambda config: all_there("emacs") and all(map(glob, EMACS)),
        "no Emacs, or not its clients: apt-get install emacs-nox elpa-eglot elpa-lsp-mode",
    ),
    "vim": (
        lambda config: all_there("vim", ALE),
        "no Vim, or no ALE: apt-get install vim vim-ale",
    ),
    "pre-commit": (
        lambda config: all_there("pre-commit"),
        "no pre-commit: apt-get install pre-commit",
    ),
    "dpkg": (
        lambda config: all_there("cpack", "dpkg-deb", "dpkg-shlibdeps", "file"),
        "Debian's tools are missing: apt-get install dpkg-dev file",
    ),
    "own-network": (
        lambda config: has_own_network(),
        "no network of one's own: unshare -rn isn't allowed",
    ),
    "lintian": (
        lambda config: all_there("lintian"),
        "Debian's tools are missing: apt-get install lintian",
    ),
    "standalone": (
        lambda config: config.llvm == "22" and can_hide(config),
        "only root can hide the machine's LLVM, and the tarball takes the archives"
        " of zlib and zstd: apt-get install zlib1g-dev libzstd-dev",
    ),
    "fresh-root": (
        lambda config: all_there("mmdebstrap", "chroot") and can_hide(config),
        "only root can change into a fresh Debian, and it takes mmdebstrap and what"
        " the tarball does",
    ),
    "can-install": (
        can_install,
        "only root can install a package, and only where apt-get is and"
        " redirect-tidy isn't installed",
    ),
}

def other_llvm(config):
    """A plugin must refuse the clang-tidy of another LLVM: there are two."""
    return "19" if config.llvm != "19" else "22"


def other_plugin(config):
    builds = os.path.dirname(config.build_dir)
    return f"{builds}/llvm-{other_llvm(config)}/lib/redirect-tidy.so"


def features(config):
    return {name for name, (is_there, _) in FEATURES.items() if is_there(config)}
