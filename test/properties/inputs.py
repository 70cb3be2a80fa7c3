"""The inputs of all other tests, each with the flags of its RUN lines."""

import argparse
import re
import shlex
from collections import namedtuple
from pathlib import Path

import tidy
from check_redirects import FRAMEWORKS, key_value

TESTS = Path(__file__).resolve().parent.parent
FOLDERS = ["checks", "frameworks", "corpus"]
RUN_LINE = re.compile(r"^// RUN: %check_redirects %s %t(.*)$", re.MULTILINE)

# options: what clang-tidy is given, such as a configuration
Input = namedtuple("Input", "name path flags options")


def all_inputs(runner, wanted="", folders=FOLDERS):
    """An input for each way to run a file, but for the checks that it names."""
    found = {}
    for folder in folders:
        for path in sorted(Path(TESTS, folder).rglob("*.c*")):
            if re.search(wanted, str(path.relative_to(TESTS))):
                for options in RUN_LINE.findall(tidy.read(path)):
                    made = input_of(runner, path, options)
                    found.setdefault(str(made), made)
    return list(found.values())


def input_of(runner, path, options):
    own, _, flags = f"{options} ".partition(" -- ")
    flags = shlex.split(flags.replace("%S", str(path.parent)))
    parser = argparse.ArgumentParser()
    parser.add_argument("--framework", choices=FRAMEWORKS)
    parser.add_argument("--std", default="c++17")
    parser.add_argument("--option", type=key_value, action="append", default=[])
    parser.add_argument("--no-pch", action="store_true")
    test, _ = parser.parse_known_args(shlex.split(own))
    framework = None if test.no_pch or flags else test.framework
    flags = runner.flags(framework, test.std, flags)
    options = configuration(test.option)
    return Input(str(path.relative_to(TESTS)), path, flags, options)


def configuration(options):
    pairs = ", ".join(f"{key}: '{value}'" for key, value in options)
    return [f"--config={{CheckOptions: {{{pairs}}}}}"]


def without_directives(text):
    """The text without its CHECK lines' words: a fix must not meet them."""
    return re.sub(r"// *CHECK-[^\r\n]*", "//", text)
