"""What mutants are made of: the inputs of this repository's tests, and what is
given."""

import hashlib
import json
import os
import random
import resource
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]

import inputs
import matrix
import stand_ins
from tidy import read

SECONDS = 0.3  # A seed that takes longer to parse is left out.
CASES = 8  # handlers of a framework's matrix in one seed
CHUNKS = 6  # seeds of one matrix


@dataclass(frozen=True)
class Seed:
    name: str
    language: str  # c or cpp
    text: str
    flags: tuple


def stop_soon():
    resource.setrlimit(resource.RLIMIT_CPU, (1, 1))


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
    """Those that are quick to parse, in C++ with stand-ins for the standard library
    and cpp-httplib: with the whole of them none would be."""

    def __init__(self, clang, scratch, folders):
        self.clang = clang
        self.file = Path(scratch, "quick.json")
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.known = json.loads(self.file.read_text()) if self.file.exists() else {}
        self.all = list(from_folders(folders))

    def choose(self, number):
        """What a mutant is made of: any."""
        for seed in random.Random(number).sample(self.all, len(self.all)):
            if self.is_quick(seed):
                return seed
        raise ValueError("no seed is quick to parse")

    def is_quick(self, seed):
        """Whether it is, as measured now or the last time."""
        name = self.id(seed)
        if name not in self.known:
            self.known[name] = self.seconds(seed) < SECONDS
            self.file.write_text(json.dumps(self.known))
        return self.known[name]

    def command(self, seed):
        if seed.language == "c":
            return [self.clang.replace("clang++", "clang"), *seed.flags, "-w"]
        return [self.clang, *seed.flags, *stand_ins.FLAGS, "-w"]

    @staticmethod
    def id(seed):
        words = [seed.name, seed.text, *seed.flags]
        return hashlib.sha1("\0".join(words).encode()).hexdigest()

    def seconds(self, seed):
        """The processor's time to parse it; for ever if it doesn't compile, or takes
        much too long."""
        kind = "c" if seed.language == "c" else "c++"
        with tempfile.TemporaryFile() as text:
            text.write(seed.text.encode("latin-1"))
            text.seek(0)
            process = subprocess.Popen(
                [*self.command(seed), "-fsyntax-only", "-x", kind, "-"],
                stdin=text,
                stderr=subprocess.DEVNULL,
                preexec_fn=stop_soon,
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
