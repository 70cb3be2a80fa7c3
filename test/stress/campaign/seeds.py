"""What mutants are made of: the inputs of this repository's tests, and what is
given."""

import hashlib
import json
import os
import re
import shlex
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]

import inputs
import matrix
from mutations import split_preamble
from tidy import read

INCLUDE = re.compile(r"^#include <[^>]*>\n", re.MULTILINE)
SECONDS = 0.3  # A seed that takes longer to parse is left out.
TOGETHER = 250  # mutants
SEEDS_TOGETHER = 12
CASES = 8  # handlers of a framework's matrix in one seed
CHUNKS = 6  # seeds of one matrix


@dataclass(frozen=True)
class Seed:
    name: str
    language: str  # c or cpp
    text: str
    flags: tuple

    @property
    def key(self):
        """Seeds with the same key can share a precompiled header."""
        text = shlex.join([self.language, *self.flags, self.headers()])
        return hashlib.sha1(text.encode()).hexdigest()[:16]

    def order(self):
        return self.language, self.headers(), self.name

    def headers(self):
        """What is included before the first declaration, in one order: no header
        that is used here depends on another's."""
        preamble = split_preamble(self.text)[0]
        return "".join(sorted(set(INCLUDE.findall(preamble))))


def language_of(path):
    return "c" if Path(path).suffix == ".c" else "cpp"


class WithoutHeaders:
    """Stands in for what precompiles the headers of a test."""

    @staticmethod
    def flags(_, std, own):
        return [f"-std={std}", *own]


def from_tests():
    folders = ["checks", "frameworks", "corpus", "heuristics"]
    for test in inputs.all_inputs(WithoutHeaders, folders=folders):
        flags = tuple(test.flags)
        if '#include "' in read(test.path):
            flags += ("-iquote", str(test.path.parent))
        text = inputs.without_directives(read(test.path))
        yield Seed(test.name, language_of(test.path), text, flags)


def from_matrices():
    for folder in sorted(path.parent for path in TESTS.glob("frameworks/*/matrix.test")):
        for spec in matrix.read_specs(folder):
            cases = matrix.cases_of(spec)
            language = "cpp" if "++" in spec.get("std", "c++17") else "c"
            step = max(CASES, len(cases) // CHUNKS)
            for first in range(0, len(cases), step):
                some = cases[first : first + CASES]
                text = matrix.program(spec, some, lambda case: 302)
                name = f"{spec['file']} {first}"
                yield Seed(name, language, text, tuple(matrix.flags_of(spec)))


def from_folder(folder):
    for path in sorted(Path(folder).rglob("*.c*")):
        if path.suffix in (".c", ".cpp", ".cc", ".cxx") and path.is_file():
            flags = ("-std=c++20",) if language_of(path) == "cpp" else ()
            if '#include "' in read(path):
                flags += ("-iquote", str(path.parent))
            yield Seed(str(path), language_of(path), read(path), flags)


class Seeds:
    """Those that are quick to parse, each with its precompiled header."""

    def __init__(self, clang, scratch, folders):
        self.clang = clang
        self.scratch = Path(scratch, "headers")
        self.scratch.mkdir(parents=True, exist_ok=True)
        self.known = self.scratch / "quick.json"
        # Neighbours share headers.
        self.all = sorted(from_folders(folders), key=Seed.order)

    def choose(self, number):
        """What a mutant is made of. Those with numbers that are near each other
        are made of few seeds: few headers have to be precompiled for them."""
        group, within = divmod(number, TOGETHER)
        index = group * SEEDS_TOGETHER + within % SEEDS_TOGETHER
        for step in range(len(self.all)):
            seed = self.all[(index + step) % len(self.all)]
            if self.is_quick(seed):
                return seed
        raise ValueError("no seed is quick to parse")

    def is_quick(self, seed):
        """Whether it is, as measured now or the last time."""
        known = json.loads(self.known.read_text()) if self.known.exists() else {}
        if self.id(seed) not in known:
            self.precompile(seed)
            known[self.id(seed)] = self.seconds(seed) < SECONDS
            self.known.write_text(json.dumps(known))
        return known[self.id(seed)]

    def compiler(self, language):
        return self.clang if language == "cpp" else self.clang.replace("clang++", "clang")

    def command(self, seed, *more):
        header = self.scratch / f"{seed.key}.pch"
        pch = ["-include-pch", str(header)] if header.exists() else []
        return [self.compiler(seed.language), *seed.flags, *pch, "-w", *more]

    @staticmethod
    def id(seed):
        words = [seed.name, seed.text, *seed.flags]
        return hashlib.sha1("\0".join(words).encode()).hexdigest()

    def precompile(self, seed):
        header = self.scratch / f"{seed.key}.pch"
        kind = "c-header" if seed.language == "c" else "c++-header"
        command = [self.compiler(seed.language), *seed.flags, "-w", "-x", kind, "-"]
        if seed.headers() and not header.exists():
            subprocess.run(
                [*command, "-o", str(header)],
                input=seed.headers(),
                text=True,
                capture_output=True,
                check=False,
            )

    def seconds(self, seed):
        """The processor's time to parse it; for ever if it doesn't compile."""
        kind = "c" if seed.language == "c" else "c++"
        with tempfile.TemporaryFile() as text:
            text.write(seed.text.encode("latin-1"))
            text.seek(0)
            process = subprocess.Popen(
                self.command(seed, "-fsyntax-only", "-x", kind, "-"),
                stdin=text,
                stderr=subprocess.DEVNULL,
            )
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        is_right = process.returncode == 0
        return usage.ru_utime + usage.ru_stime if is_right else float("inf")


def from_folders(folders):
    if folders:
        for folder in folders:
            yield from from_folder(folder)
    else:
        yield from from_tests()
        yield from from_matrices()
