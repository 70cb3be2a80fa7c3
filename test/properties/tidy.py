"""Runs clang-tidy with the plugin, and reads what it exports."""

import itertools
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.dont_write_bytecode = True
import stand_ins  # noqa: E402
from check_redirects import Precompiled  # noqa: E402

CHECK = "http-redirect-"
CLIENTS = f"{CHECK}missed-status"
# The one check that is about methods which a redirect doesn't change.
PERMANENT = f"{CHECK}permanent-answer"
ANSWERS = re.compile(
    r"(?P<methods>[A-Z]+(?:(?:, | and )[A-Z]+)*)"
    r" gets? a (?P<status>\d{3})\b.*; (?P<proposal>.*)$"
)


@dataclass(frozen=True)
class Edit:
    path: str
    offset: int
    length: int
    text: str


@dataclass
class Message:
    """A report or one of its notes."""

    text: str
    path: str = ""
    offset: int = 0
    edits: list = field(default_factory=list)


@dataclass
class Report(Message):
    check: str = ""
    notes: list = field(default_factory=list)

    @property
    def is_error(self):
        return self.check == "clang-diagnostic-error"

    def fact(self):
        """What is said of the redirect: check, status, methods, proposal. Of a
        client, all that is said."""
        said = ANSWERS.match(self.text)
        if not said and self.check == CLIENTS:
            return self.check.removeprefix(CHECK), self.text, frozenset(), ()
        if not said:
            raise ValueError(f"a report in other words: {self.text}")
        methods = frozenset(re.findall(r"[A-Z]{2,}", said["methods"]))
        proposal = tuple(re.findall(r"\b30\d\b", said["proposal"]))
        # Where GET is served, some frameworks serve HEAD.
        if self.check == PERMANENT:
            methods -= {"HEAD"}
        check = self.check.removeprefix(CHECK)
        return check, said["status"], methods, proposal

    def choices(self):
        """The notes that offer a fix each."""
        return [note for note in self.notes if note.edits]


# --- Exported fixes ----------------------------------------------------------

FIELD = re.compile(r"^ *(?P<first>- )?(?P<key>[A-Za-z]+): *(?P<value>.*)$")


def unquote(value):
    if value.startswith("'"):
        return value[1:-1].replace("''", "'")
    if value.startswith('"'):
        return value[1:-1].encode().decode("unicode_escape")
    return value


def parse_exported(text):
    """The reports in a file of --export-fixes.

    It is YAML, always written in the same order: a message precedes the place
    and the edits that belong to it, and a report its notes.
    """
    reports = []
    message = edit = None
    for line in text.splitlines():
        entry = FIELD.match(line)
        if not entry:
            continue
        key, value = entry["key"], unquote(entry["value"])
        if key == "DiagnosticName":
            message = Report("", check=value)
            reports.append(message)
        elif key == "Message" and entry["first"]:
            message = Message(value)
            reports[-1].notes.append(message)
        elif key == "Message":
            message.text = value
        elif key == "FilePath" and entry["first"]:
            edit = {"path": value}
        elif key == "FilePath":
            message.path = value
        elif key == "FileOffset":
            message.offset = int(value)
        elif key in ("Offset", "Length"):
            edit[key.lower()] = int(value)
        elif key == "ReplacementText":
            message.edits.append(Edit(text=value, **edit))
    return reports


# --- Files -------------------------------------------------------------------


def read(path):
    """The text, in which offsets are those that clang-tidy counts: bytes."""
    return Path(path).read_bytes().decode("latin-1")


def write(path, text):
    Path(path).write_bytes(text.encode("latin-1"))


def apply(edits, text):
    """The text after the edits, of which the first of two that overlap wins."""
    parts = []
    end = 0
    for edit in sorted(set(edits), key=lambda e: (e.offset, e.length, e.text)):
        if edit.offset < end:
            continue
        parts += [text[end : edit.offset], edit.text]
        end = edit.offset + edit.length
    return "".join([*parts, text[end:]])


def line_at(text, offset):
    return text.count("\n", 0, offset) + 1


# --- Running -----------------------------------------------------------------


def first_includes(text):
    """The lines that include, down to the first of another directive."""
    directives = [line for line in text.splitlines(True) if line.startswith("#")]
    return [*itertools.takewhile(lambda d: d.startswith("#include"), directives)]



class Tidy:
    """clang-tidy with the plugin, and what the tests share of its options."""

    def __init__(self, args):
        self.args = args
        self.precompiled = {}

    def flags(self, framework, std, own):
        """The compiler's options; the framework's headers are precompiled."""
        flags = [f"-std={std}", *own]
        if framework:
            flags += ["-include-pch", self.pch(framework, std)]
        return [str(flag) for flag in flags]

    def pch(self, framework, std):
        key = framework, std
        if key not in self.precompiled:
            made = Precompiled(
                SimpleNamespace(
                    llvm_tools=self.args.llvm_tools,
                    pch_dir=self.args.pch_dir,
                    framework=framework,
                    std=std,
                )
            )
            self.precompiled[key] = made.path()
        return self.precompiled[key]

    def with_headers(self, path, text, flags):
        """The flags for a text that is parsed in several forms, with stand-ins for
        the standard library and cpp-httplib if they have all that it takes. The
        tests of the text have the real ones. Else what it includes is precompiled
        beside them, where that is worth a run of clang."""
        quick = self.with_stand_ins(path, flags)
        if quick:
            return quick
        includes = first_includes(text)
        if path.suffix == ".c" or "-include-pch" in flags or not includes:
            return flags
        pch = path.with_suffix(".pch")
        command = [self.args.llvm_tools / "clang++", *flags, "-w", "-x", "c++-header"]
        done = subprocess.run(
            [*map(str, command), "-", "-o", str(pch)],
            input="".join(includes),
            capture_output=True,
            encoding="latin-1",
            check=False,
        )
        return [*flags, "-include-pch", str(pch)] if done.returncode == 0 else flags

    def with_stand_ins(self, path, flags):
        """The flags with stand-ins; none where clang finds an error."""
        if path.suffix == ".c":
            return []
        quick = [*flags]
        if "-include-pch" in quick:
            at = quick.index("-include-pch")
            del quick[at : at + 2]
        quick += stand_ins.FLAGS
        clang = self.args.llvm_tools / "clang++"
        command = [str(clang), *quick, "-w", "-fsyntax-only", str(path)]
        done = subprocess.run(command, capture_output=True, check=False)
        return quick if done.returncode == 0 else []

    def run(self, path, flags, *options):
        """The reports on a file, errors of the compiler among them."""
        return self.run_all([path], flags, *options)[path]

    def run_all(self, paths, flags, *options):
        """The same for several files at once: each with its reports."""
        reports = self.reports(paths, flags, *options)
        # What is reported of a header belongs to the first that includes it.
        found = {path: [] for path in paths}
        names = {f"/{path.name}": path for path in paths}
        for report in reports:
            name = report.path[report.path.rfind("/") :]
            found[names.get(name, paths[0])].append(report)
        return found

    def reports(self, paths, flags, *options):
        with tempfile.TemporaryDirectory() as temp:
            exported = Path(temp, "exported.yaml")
            command = [
                self.args.clang_tidy,
                f"-load={self.args.plugin}",
                "--checks=-*,http-*",
                "--quiet",
                "--header-filter=.*",
                f"--export-fixes={exported}",
                *(options or ["--config={}"]),
                *paths,
                "--",
                *flags,
                "-w",
            ]
            command = [str(word) for word in command]
            done = subprocess.run(command, capture_output=True, check=False)
            reports = []
            if exported.exists():
                reports = parse_exported(read(exported))
        if done.returncode not in (0, 1) or done.returncode and not reports:
            end = (done.stdout + done.stderr).decode(errors="replace")[-2000:]
            names = ", ".join(map(str, paths))
            raise RuntimeError(f"{names}: clang-tidy fails:\n{end}")
        return reports


def in_parallel(work, items):
    """What the work gives for each item, in their order."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, items))


def add_tool_arguments(parser):
    add = parser.add_argument
    add("--clang-tidy", required=True, type=Path, help="beside its clang")
    add("--plugin", required=True, help="the plugin to load")
    add("--pch-dir", required=True, type=Path, help="keeps precompiled headers")
    add("--all", action="store_true", help="what takes minutes, too")
    add("--keep", type=Path, help="write here what was made for the test")
