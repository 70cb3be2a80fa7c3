"""Runs redirect-tidy over units, and tells where it went wrong.

The tool tells of each unit that it begins with (--progress=always): what it says
afterwards is about that one, and one that never ends is known by name.
"""

import json
import os
import re
import selectors
import shlex
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

MEMORY = 4000  # MB that one run may take
FOUND_BY_SANITIZER = 86  # the exit code that it is told to end with
PROGRESS = re.compile(
    r"(reading|reading again|checking) \d+/\d+(?:, \d+:\d\d left)?: (.*?)\x1b\[K"
)
CLEARED = "\x1b[K"  # what a line of progress ends with, and is at the end
SAID = re.compile(r"redirect-tidy: (?:error|warning): ")
FRAME = re.compile(r"^ *#\d+ 0x\w+ in (.+?)(?: (/\S+)| \(.*)?$", re.MULTILINE)
OURS = re.compile(r"/(?:lib|checks)/\w+(?:/\w+)*\.(?:cpp|h):\d+")
# What stands above the place that matters in a stack.
ABOVE = re.compile(r"__|abort|raise|gsignal|pthread_kill|gogo|std::|llvm::(?:sys|isa|cast|dyn_)")
ERRORS = [
    re.compile(r"runtime error: (.*)"),
    re.compile(r"Assertion `(.*)' failed"),
    re.compile(r"LLVM ERROR: (.*)"),
    re.compile(r"AddressSanitizer: ([\w-]+)"),
]


@dataclass(frozen=True)
class Unit:
    """An entry of a compilation database."""

    file: str
    directory: str
    command: tuple

    @property
    def path(self):
        return os.path.normpath(Path(self.directory, self.file))

    def entry(self):
        return {
            "file": self.file,
            "directory": self.directory,
            "arguments": list(self.command),
        }

    def flags(self):
        """The command without compiler, input and output."""
        words = iter(self.command[1:])
        kept = []
        for word in words:
            if word == "-o":
                next(words, None)
            elif word != "-c" and word != self.file:
                kept.append(word)
        return kept


def units_of(database):
    """The entries of a compile_commands.json."""
    for entry in json.loads(Path(database).read_text()):
        command = entry.get("arguments") or shlex.split(entry["command"])
        directory = str(Path(database).resolve().parent / entry["directory"])
        yield Unit(entry["file"], directory, tuple(command))


def seconds_of(process):
    """The processor's time that a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Finding:
    """Something that must not happen: kind is crash, sanitizer, memory, or hang."""

    kind: str
    unit: Unit
    what: str
    is_ours: bool = True
    text: str = ""

    @property
    def signature(self):
        return f"{self.kind}: {self.what}"


@dataclass
class Said:
    """What a run has said, by the unit that it was at; None between them."""

    code: int = None
    kind: str = ""  # why it ended before its time
    at: Unit = None
    text: dict = field(default_factory=dict)
    output: str = ""
    seconds: float = 0  # of a core
    memory: int = 0  # MB

    @property
    def is_whole(self):
        return not self.kind

    def last(self):
        return self.text.get(self.at and self.at.path, "")


class Stack:
    """The frames of a sanitizer's report."""

    def __init__(self, text):
        self.frames = FRAME.findall(text)
        errors = [e.search(text) for e in ERRORS]
        self.error = next((e[1] for e in errors if e), "")

    @property
    def is_ours(self):
        return any(OURS.search(place) for _, place in self.frames)

    def what(self):
        """The error, where it happened, and which function of ours led to it."""
        names = [name for name, _ in self.frames if not ABOVE.match(name)]
        ours = [name for name, place in self.frames if OURS.search(place)]
        places = dict.fromkeys(names[:1] + ours[:1])
        short = [re.sub(r"\(.*", "", name) for name in places]
        return " < ".join([self.error or "signal", *short])


class Tool:
    def __init__(self, redirect_tidy, clang, configuration, timeout):
        self.path = str(Path(redirect_tidy).resolve())
        self.clang = clang
        self.configuration = configuration
        self.timeout = timeout

    # --- One run -----------------------------------------------------------

    def command(self, *more):
        return [self.path, "--no-cache", f"--config={self.configuration}", *more]

    def environment(self, is_exact):
        """Where it is to be exact, a signal ends the tool with its stack: else it
        goes on with the next unit."""
        options = {
            "detect_leaks": 0,
            "malloc_context_size": 4,  # Longer ones take time.
            # LLVM's own libraries don't know of what its allocators poison.
            "allow_user_poisoning": 0,
            "exitcode": FOUND_BY_SANITIZER,
            "hard_rss_limit_mb": MEMORY,
            "print_stacktrace": 1,
            "abort_on_error": 0 if is_exact else 1,
        }
        for name in ["segv", "abort", "sigbus", "sigfpe", "sigill"]:
            options[f"handle_{name}"] = 2 if is_exact else 0
        text = ":".join(f"{key}={value}" for key, value in options.items())
        symbolizer = Path(self.clang).resolve().parent / "llvm-symbolizer"
        return {
            **os.environ,
            "ASAN_OPTIONS": text,
            "UBSAN_OPTIONS": text,
            "ASAN_SYMBOLIZER_PATH": str(symbolizer),
            "UBSAN_SYMBOLIZER_PATH": str(symbolizer),
        }

    def patience(self, unit):
        """The seconds that a unit may take."""
        try:
            size = os.path.getsize(unit.path) if unit else 0
        except OSError:
            size = 0
        return self.timeout * (1 + size / 100_000)

    def run(self, units, is_exact=False):
        with tempfile.TemporaryDirectory() as folder:
            entries = [unit.entry() for unit in units]
            Path(folder, "compile_commands.json").write_text(json.dumps(entries))
            command = self.command("-p", folder, "-j1", "--progress=always")
            # With --quiet nothing would be said but reports: those are counted.
            with tempfile.TemporaryFile() as output:
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.PIPE,
                    env=self.environment(is_exact),
                    cwd=folder,
                )
                said = self.listen(process, units)
                output.seek(0)
                said.output = output.read().decode(errors="replace")
        return said

    def listen(self, process, units):
        said = Said()
        ends = {}  # Of a long path only the end is told.
        for unit in units:
            ends.setdefault(os.path.basename(unit.path), []).append(unit)
        with process, selectors.DefaultSelector() as ready:
            ready.register(process.stderr, selectors.EVENT_READ)
            rest = ""
            while True:
                if not self.answers(process, ready, said.at):
                    said.kind = "hang"
                    process.send_signal(signal.SIGKILL)
                data = os.read(process.stderr.fileno(), 65536)
                if not data:
                    break
                *lines, rest = re.split(r"[\r\n]", rest + data.decode(errors="replace"))
                for line in lines:
                    self.hear(said, line, ends)
                self.hear(said, rest, ends, is_whole=False)
            self.hear(said, rest, ends)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = said.code = os.waitstatus_to_exitcode(status)
        said.seconds = usage.ru_utime + usage.ru_stime
        said.memory = usage.ru_maxrss // 1024
        if not said.kind and said.code not in (0, 1, 2):
            said.kind = "sanitizer" if said.code == FOUND_BY_SANITIZER else "crash"
            if "rss limit" in "".join(said.text.values()):
                said.kind = "memory"
        return said

    def answers(self, process, ready, unit):
        """Waits for the next words; false if they take too much of a processor,
        or of a time in which others may have used it."""
        patience = self.patience(unit)
        begin, used = time.monotonic(), seconds_of(process)
        while not ready.select(1):
            if seconds_of(process) - used > patience:
                return False
            if time.monotonic() - begin > 30 * patience:
                return False
        return True

    @staticmethod
    def hear(said, line, ends, is_whole=True):
        """A line that begins a unit, tells of it, or both."""
        begins = PROGRESS.search(line)
        if begins:
            name = begins[2].removeprefix("...")
            said.at = next(
                (
                    unit
                    for unit in ends.get(os.path.basename(name), [])
                    if unit.path.endswith(name)
                ),
                None,
            )
            line = line[begins.end() :]
        elif line == CLEARED:
            said.at = None
        if is_whole and line.strip() and line != CLEARED:
            key = said.at and said.at.path
            said.text[key] = said.text.get(key, "") + line.removeprefix(CLEARED) + "\n"

    # --- What is wrong -----------------------------------------------------

    def look_at(self, units):
        """Runs until all units but those that end the tool have been looked at.
        Returns the last run, the findings, and the units that are left."""
        findings, left = [], list(units)
        while left:
            said = self.run(left)
            crashed = self.crashed(said, left)
            for unit in crashed:
                findings.append(self.explain(unit, "crash", ""))
            if said.is_whole:
                return said, findings, left
            if said.at is None:
                whole = Unit("(between units)", "", ())
                findings.append(Finding(said.kind, whole, Stack(said.last()).what()))
                return said, findings, left
            findings.append(self.explain(said.at, said.kind, said.last()))
            bad = {said.at.path, *(unit.path for unit in crashed)}
            left = [unit for unit in left if unit.path not in bad]
        return Said(code=0), findings, left

    @staticmethod
    def crashed(said, units):
        """The units that the tool has gone on without."""
        lines = "".join(said.text.values()).splitlines()
        about = [line for line in lines if SAID.match(line)]
        return [
            unit
            for unit in units
            if any("crash" in text.partition(unit.path)[2] for text in about)
        ]

    def explain(self, unit, kind, text):
        """What a unit shows by itself, or else what was seen with the others."""
        if kind in ("crash", "sanitizer"):
            alone = self.run([unit], is_exact=True)
            if not alone.is_whole:
                kind = alone.kind
                text = "".join(alone.text.values())
        stack = Stack(text)
        is_ours = stack.is_ours if stack.frames else not self.is_clangs(unit)
        if "DEADLYSIGNAL" in text:
            kind = "crash"
        what = stack.what() if stack.frames or stack.error else kind
        return Finding(kind, unit, what, is_ours, text)

    def is_clangs(self, unit):
        """Whether clang itself doesn't come to an end on the unit."""
        is_c = unit.file.endswith(".c")
        clang = self.clang.replace("clang++", "clang") if is_c else self.clang
        try:
            done = subprocess.run(
                [clang, *unit.flags(), "-fsyntax-only", "-w", unit.path],
                cwd=unit.directory,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=self.patience(unit) / 2,
            )
        except subprocess.TimeoutExpired:
            return True
        return done.returncode not in (0, 1)

    def repeats(self, finding):
        """Whether a unit shows a finding by itself."""
        again = self.explain(finding.unit, finding.kind, "")
        return again.what == finding.what and again.is_ours == finding.is_ours

    def command_line(self, unit):
        """What repeats a finding."""
        words = [*self.command(unit.file), "--", *unit.flags()]
        return f"cd {shlex.quote(unit.directory)} && {shlex.join(words)}"
