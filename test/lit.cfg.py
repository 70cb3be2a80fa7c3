"""lit's configuration: how the tests beside this file are run."""

import os
import sys

import lit.formats

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(__file__))
import machine  # noqa: E402

config.name = "llvm-" + config.llvm
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".c", ".cpp", ".test"]
config.excludes = ["unit", "Inputs", "include"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.build_dir, "test")

# The tools of the LLVM that the plugin was built for come first: FileCheck,
# not, count, split-file, clang-tidy.
config.environment["PATH"] = os.pathsep.join(
    [config.llvm_tools, config.environment["PATH"]]
)


def tool(name):
    return os.path.join(config.llvm_tools, name)


def plugin(build_dir):
    return os.path.join(build_dir, "lib", "redirect-tidy.so")


def substitute(name, text):
    """Replaces %name, but not the start of a longer %name-of-another."""
    config.substitutions.append((f"%{name}(?![-\\w])", text))


driver = os.path.join(config.test_source_root, "check_redirects.py")
substitute(
    "check_redirects",
    f"{sys.executable} {driver} --llvm-tools={config.llvm_tools}"
    f" --plugin={plugin(config.build_dir)} --pch-dir={config.build_dir}/pch",
)
matrix = os.path.join(config.test_source_root, "frameworks", "matrix.py")
substitute(
    "matrix",
    f"{sys.executable} {matrix} --llvm-tools={config.llvm_tools}"
    f" --plugin={plugin(config.build_dir)}",
)
database = os.path.join(config.test_source_root, "program", "compilation_database.py")
substitute("database", f"{sys.executable} {database}")
substitute("clang-apply-replacements", tool("clang-apply-replacements"))
substitute("clang-tidy", tool("clang-tidy"))
substitute("stock-clangd", tool("clangd"))
substitute("clang", tool("clang++"))
substitute("plugin", plugin(config.build_dir))
substitute(
    "redirect-clangd", os.path.join(config.build_dir, "bin", "redirect-clangd")
)
substitute("redirect-query", os.path.join(config.build_dir, "bin", "redirect-query"))
substitute("redirect-tidy", os.path.join(config.build_dir, "bin", "redirect-tidy"))
substitute("source", config.source_dir)
substitute("build", config.build_dir)
substitute("llvm", config.llvm)
substitute("python", sys.executable)
config.available_features.add("llvm-" + config.llvm)
config.available_features |= machine.features(config)

# What tests use of npm: ./dev test installs it there.
substitute(
    "sarif-multitool",
    os.path.join(
        config.source_dir, "build", "npm", "node_modules", ".bin", "sarif-multitool"
    ),
)

substitute(
    "validate-api",
    os.path.join(
        config.source_dir, "build", "npm", "node_modules", ".bin", "validate-api"
    ),
)

# A plugin must refuse the clang-tidy of another LLVM. That takes a second
# build: ./dev test makes both before it runs the tests of either.
substitute("other-llvm", machine.other_llvm(config))
substitute("other-plugin", machine.other_plugin(config))

# lit begins with what took longest the last time. Where there was none, the file
# .lit_test_times.txt beside this one tells, so that a core isn't left alone with
# the longest test at the end.
