"""Runs commands and tells what they used."""

import dataclasses
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time


@dataclasses.dataclass
class Usage:
    seconds: float  # of the processor: others may use the machine meanwhile
    kilobytes: int  # at most, resident
    elapsed: float  # seconds on the clock


def run(command, codes=(0,), folder=None):
    """Runs it to its end, which must be with one of the codes."""
    words = [str(word) for word in command]
    if not shutil.which(words[0]):
        sys.exit(f"bench: {words[0]} is missing; ./dev bench installs it")
    start = time.monotonic()
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            words,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            preexec_fn=raise_stack_limit,
            cwd=folder,
        )
        _, status, used = os.wait4(process.pid, 0)
        elapsed = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        text = errors.read()
    if process.returncode not in codes:
        code = process.returncode
        sys.exit(f"bench: {' '.join(words)}\nends with {code}:\n{text[-2000:]}")
    seconds = used.ru_utime + used.ru_stime
    return Usage(seconds, used.ru_maxrss, elapsed), text


def raise_stack_limit():
    """clang itself needs more than the usual 8 MB for deep nesting."""
    _, most = resource.getrlimit(resource.RLIMIT_STACK)
    wanted = 1 << 30
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    resource.setrlimit(resource.RLIMIT_STACK, (wanted, most))


def output(command):
    command = [str(word) for word in command]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    return result.stdout.strip()


def count_instructions(command, patterns, directory):
    """How many each function executes with all that it calls, by Callgrind."""
    counts = directory / "callgrind.out"
    run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}"]
        + command)
    annotate = ["callgrind_annotate", "--inclusive=yes", "--threshold=100"]
    lines = output([*annotate, counts])
    return [sum(counts_of(pattern, lines)) for pattern in patterns]


def counts_of(pattern, lines):
    """The numbers at the start of the lines in which the pattern is found."""
    for found in re.finditer(rf"^ *([0-9,]+) .*{pattern}", lines, re.M):
        yield int(found[1].replace(",", ""))
