"""What a whole program costs: describing its units, putting what they say
together, and the command that does both and checks."""

import re
import statistics
import subprocess
import sys
from pathlib import Path

from figures import spread
from running import count_instructions, run

GENERATOR = Path(__file__).resolve().parents[1] / "stress/program.py"
sys.path.append(str(GENERATOR.parent))
from program import edges  # noqa: E402

# Where describe looks at the parsed unit, and reads the models for it.
PARTS = "Describer::HandleTranslationUnit(", "ModelLibrary::modelsFor("
FINDINGS = 1  # the exit code of redirect-tidy if it reports something


def program_instructions(bench):
    """One unit of each kind, and what the analysis takes of it."""
    yield "unit", "clang", "describe", "ratio", "analysis", "reading models"
    folder = project(bench, 3)
    whole = "PROGRAM TOTALS"
    for source in sorted(folder.glob("*.cpp")):
        (clang,) = count_instructions(
            compile_only(bench, source), [whole], bench.directory
        )
        described, *parts = count_instructions(
            describe(bench, folder, source.name, "-"),
            [whole, *map(re.escape, PARTS)],
            bench.directory,
        )
        yield (
            source.stem.rstrip("0"),
            f"{clang / 1e6:,.1f} M",
            f"{described / 1e6:,.1f} M",
            f"× {described / clang:.2f}",
            *(f"{part / 1e6:.1f} M" for part in parts),
        )


def program_map(bench):
    yield "units", "clang", "describe", "ratio"
    for units in sizes(bench):
        folder = project(bench, units)
        seconds = {"clang": [], "describe": []}
        # Of more units there are more runs already.
        for _ in range(max(1, bench.rounds * 100 // max(units, 100))):
            for known, spent in zip(seconds.values(), map_once(bench, folder)):
                known.append(spent)
        both = [b / a for a, b in zip(*seconds.values())]
        yield (
            f"{units:,}",
            *(f"{statistics.median(s):.2f} s" for s in seconds.values()),
            spread(both, "× {:.2f}", ""),
        )


def sizes(bench):
    if bench.quick:
        return [6]
    return [units for units in (100, 300, 1000) if units <= bench.most_units]


def map_once(bench, folder):
    """The seconds of clang and of describe for all units, in turn."""
    spent = [0, 0]
    for number, source in enumerate(sorted(folder.glob("*.cpp"))):
        commands = [
            compile_only(bench, source),
            describe(bench, folder, source.name, source.with_suffix(".facts")),
        ]
        for which in (0, 1) if number % 2 else (1, 0):
            usage, _ = run(commands[which], folder=folder)
            spent[which] += usage.seconds
    return spent


def compile_only(bench, source):
    return [bench.clang, "-std=c++17", "-fsyntax-only", source]


def describe(bench, folder, name, output):
    """As a build system starts it, which knows the flags: with -p each process
    would read the commands of all units for the one it describes."""
    return [bench.redirect_tidy, "describe", "--root", folder, folder / name,
            "-o", output, "--", "-std=c++17"]


def program_reduce(bench):
    yield ("shape", "handlers", "edges", "time", "edges a second", "memory",
           "an edge, to first")
    for shape in ["own"] if bench.quick else ["own", "shared", "chain"]:
        first = largest = 0
        for handlers in [100, 500] if bench.quick else [1000, 10000, 100000]:
            count = edges(handlers, shape)
            head = shape, f"{handlers:,}", f"{count:,}"
            # Ten times as many handlers have taken ten times the memory.
            if 10 * largest > free_kilobytes() / 2:
                expected = f"{10 * largest / 1024:,.0f} MB?"
                yield (*head, "not run", "", expected, "")
                continue
            folder = facts(bench, handlers, shape, 1)
            rounds = min(3, bench.rounds)
            usages = [reduce(bench, folder) for _ in range(rounds)]
            seconds = statistics.median(usage.seconds for usage in usages)
            largest = max(usage.kilobytes for usage in usages)
            first = first or seconds / count
            yield (
                *head,
                f"{seconds:.2f} s",
                f"{count / seconds:,.0f}",
                f"{largest / 1024:,.0f} MB",
                f"× {seconds / count / first:.2f}",
            )


def free_kilobytes():
    known = Path("/proc/meminfo").read_text()
    return int(re.search(r"^MemAvailable:\s*(\d+)", known, re.M)[1])


def reduce(bench, folder):
    """What putting the facts there together uses."""
    files = sorted(path.name for path in folder.glob("*.facts"))
    command = [bench.redirect_tidy, "reduce", *files, "-o", "index"]
    usage, _ = run(command, folder=folder)
    return usage


def program_index(bench):
    """What a handler takes in the index, and each further route to it."""
    yield "handlers", "index", "a handler with a route", "each further route"
    for handlers in [100] if bench.quick else [1000, 3000]:
        bytes_of = []
        for routes in (1, 2, 3):
            folder = facts(bench, handlers, "own", routes)
            reduce(bench, folder)
            bytes_of.append((folder / "index").stat().st_size)
        further = (bytes_of[2] - bytes_of[1]) / handlers
        yield (
            f"{handlers:,}",
            f"{bytes_of[0] / 1e6:.2f} MB",
            f"{bytes_of[0] / handlers:,.0f} bytes",
            f"{further:,.0f} bytes",
        )


def program_jobs(bench):
    yield "units", "one job", "two jobs", "speed-up"
    for units in sizes(bench):
        folder = project(bench, units)
        elapsed = {1: [], 2: []}
        for number in range(max(1, bench.rounds * 100 // max(units, 100))):
            for jobs in (1, 2) if number % 2 else (2, 1):
                command = [bench.redirect_tidy, "-p", folder, "--no-cache",
                           "--quiet", "--jobs", jobs]
                usage, _ = run(command, codes=[FINDINGS], folder=folder)
                elapsed[jobs].append(usage.elapsed)
        both = [a / b for a, b in zip(*elapsed.values())]
        yield (
            f"{units:,}",
            *(f"{statistics.median(s):.2f} s" for s in elapsed.values()),
            spread(both, "× {:.2f}", ""),
        )


def project(bench, units):
    return generated(bench, f"project-{units}", "project", units)


def facts(bench, handlers, shape, routes):
    name = f"facts-{handlers}-{shape}-{routes}"
    return generated(bench, name, "facts", handlers, shape, routes)


def generated(bench, name, kind, count, *more):
    folder = bench.directory / name
    if not folder.exists():
        words = [sys.executable, GENERATOR, kind, folder, count, *more]
        subprocess.run([str(word) for word in words], check=True)
    return folder
