"""What tests need of a machine beyond what the build needs, and what to do where
it is missing. lit.cfg.py asks; summary.py tells what was left out.
"""

import os
import pty
import shutil

BAZEL = [
    "bazel",
    "nginx",
    "/usr/share/bazel/platforms",
    "/usr/share/bazel/rules/java",
]


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


def can_install(config):
    """Root may install the package, unless that is installed already."""
    installed = f"/usr/lib/llvm-{config.llvm}/lib/redirect-tidy.so"
    return os.geteuid() == 0 and all_there("apt-get") and not all_there(installed)


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
    "pre-commit": (
        lambda config: all_there("pre-commit"),
        "no pre-commit: apt-get install pre-commit",
    ),
    "dpkg": (
        lambda config: all_there("cpack", "dpkg-deb", "dpkg-shlibdeps", "file"),
        "Debian's tools are missing: apt-get install dpkg-dev file",
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
