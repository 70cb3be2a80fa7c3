#!/usr/bin/env python3
"""Measures what the checks cost: bench.py [GROUP...], all groups by default.

./dev bench builds the plugin and the command, and calls this.
docs/benchmarks.md tells how to read the tables; --write puts them there.
"""

import argparse
import contextlib
import dataclasses
import datetime
import functools
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time as clock
from pathlib import Path

from figures import added, ratios, spread, verdict
from model_groups import models
from program_groups import (
    program_index,
    program_instructions,
    program_jobs,
    program_map,
    program_reduce,
)
from running import count_instructions, output, run

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/benchmarks.md"
GENERATOR = ROOT / "test/stress/generate.py"
HTTPLIB_STAND_IN = ROOT / "test/frameworks/cpp-httplib/newer"
GUESTBOOK = ROOT / "test/examples/guestbook"

sys.path.append(str(ROOT / "test/ide"))
from language_server import LanguageServer

CHECKS = "http-*"
FIRST_CHECK = "http-redirect-loses-method"
# A small one that finds nothing in our units.
TRIVIAL_CHECK = "llvm-twine-local"


# --- What is measured --------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Unit:
    """A translation unit; the budget is of time, in per cent."""

    name: str
    source: Path
    budget: float | None
    flags: tuple = ("-std=c++17",)


def small_units(directory):
    plain = directory / "plain.cpp"
    plain.write_text(plain_code(stores=2, includes=["map", "string"]))
    return [Unit("no framework", plain, 0.1)]


def small_units_of_models(directory):
    used = directory / "httplib-small.cpp"
    used.write_text(SMALL_SERVER)
    flags = "-std=c++17", f"-isystem{HTTPLIB_STAND_IN}"
    return [*small_units(directory), Unit("cpp-httplib", used, 1, flags)]


def usual_units(directory):
    empty = directory / "empty.cpp"
    empty.write_text("")
    plain = directory / "plain.cpp"
    plain.write_text(plain_code(stores=25, includes=USUAL_INCLUDES))
    beast = Path(__file__).parent / "Inputs/beast-server.cpp"
    return [
        Unit("empty file", empty, None),
        Unit("no framework", plain, 0.1),
        Unit("cpp-httplib", GUESTBOOK / "moved.cpp", 1),
        Unit("Boost.Beast", beast, 1),
    ]


USUAL_INCLUDES = """algorithm chrono fstream functional iostream map memory
mutex optional regex sstream string thread unordered_map vector""".split()

SMALL_SERVER = """#include <httplib.h>

void move(const httplib::Request &req, httplib::Response &res) {
  res.set_redirect("https://b.example" + req.path);
}

void addRoutes(httplib::Server &server) { server.Post("/orders", move); }
"""

# Names that models know too, such as set() and Get(), must cost nothing here.
STORE = r"""
class Store@ {
public:
  bool set(const std::string &key, int value) {
    if (key.empty() || value < 0)
      return false;
    byKey[key] = value + @;
    return true;
  }

  int Get(const std::string &key) const {
    const auto found = byKey.find(key);
    return found == byKey.end() ? @ : found->second;
  }

  std::string text() const {
    std::string lines;
    for (const auto &[key, value] : byKey) {
      const std::string number = std::to_string(value);
      lines += key + "/@=" + number + '\n';
    }
    return lines;
  }

private:
  std::map<std::string, int> byKey;
};
"""


def plain_code(stores, includes):
    """C++ without any web framework: some classes after some includes."""
    lines = [f"#include <{name}>\n" for name in includes]
    return "".join(lines + [STORE.replace("@", str(n)) for n in range(stores)])


# Lambdas are fewer, as clang-tidy alone takes 18 s for 1,600 of them.
GROWTH = {
    "handlers": (1000, 2000, 5000, 10000),
    "helpers": (1000, 2000, 5000, 10000),
    "branches": (1000, 2000, 5000, 10000),
    "nested": (1000, 2000, 5000, 10000),
    "lambdas": (100, 200, 400, 800),
    "rows": (1000, 2000, 5000, 10000),
    "registrations": (1000, 2000, 5000, 10000),
    "decorators": (100, 200, 500, 1000),
    "classes": (100, 200, 500, 1000),
}


# --- Measuring ----------------------------------------------------------------


class Bench:
    """The tools, the units, and what has been measured with them."""

    def __init__(self, options, directory):
        self.directory = directory
        self.clang_tidy = options.clang_tidy
        self.plugin = Path(options.plugin).resolve()
        self.servers = options.clangd, options.redirect_clangd
        self.redirect_tidy = options.redirect_tidy
        self.most_units = options.units
        self.rounds = 1 if options.quick else options.rounds
        self.quick = options.quick
        make_units = small_units if options.quick else usual_units
        self.units = make_units(directory)
        self.small_units = small_units_of_models(directory)
        trivial = [f"-checks=-*,{TRIVIAL_CHECK}"]
        load = [f"-load={self.plugin}"]
        self.setups = {
            "plain": trivial,
            "loaded": load + trivial,
            "checks": load + [f"{trivial[0]},{CHECKS}"],
        }
        self.single = load + [f"{trivial[0]},{FIRST_CHECK}"]

    @property
    def clang(self):
        """The compiler of the same LLVM."""
        tidy = Path(self.clang_tidy)
        return str(tidy.with_name(tidy.name.replace("clang-tidy", "clang++")))

    def command(self, setup, source, flags, *more, config="{}"):
        # An empty --config keeps a .clang-tidy near the source out of it.
        chosen = self.single if setup == "single" else self.setups[setup]
        tidy = [self.clang_tidy, f"--config={config}", "--quiet", *chosen]
        return [*tidy, *more, source, "--", *flags]

    @functools.lru_cache(maxsize=None)
    def usages(self, unit):
        """What each set-up uses in each round, alternating."""
        usages = {name: [] for name in self.setups}
        for number in range(self.rounds):
            # There and back again: what drifts hits all set-ups alike.
            for setup in list(self.setups)[:: -1 if number % 2 else 1]:
                usage, _ = run(self.command(setup, unit.source, unit.flags))
                usages[setup].append(usage)
        return usages

    def profile(self, source, flags, config="{}"):
        """The seconds in our checks by clang-tidy's account, and in all."""
        with tempfile.TemporaryDirectory(dir=self.directory) as store:
            options = "-enable-check-profile", f"-store-check-profile={store}"
            usage, _ = run(
                self.command("checks", source, flags, *options, config=config)
            )
            (report,) = Path(store).iterdir()
            times = json.loads(report.read_text())["profile"]
        ours = re.compile(r"time\.clang-tidy\.http-.*\.(user|sys)")
        checks = sum(s for name, s in times.items() if ours.fullmatch(name))
        return checks, usage.seconds

    def instructions(self, setup, source, flags, functions, config="{}"):
        """How many a run executes, and each function with all that it calls.

        The whole changes by up to 0.5 % with a plugin that does nothing yet,
        likely because clang hashes pointers: compare functions instead.
        """
        patterns = "PROGRAM TOTALS", *(f":{function}" for function in functions)
        found = count_instructions(
            self.command(setup, source, flags, config=config),
            patterns,
            self.directory,
        )
        if setup == "checks" and 0 in found:
            missing = patterns[found.index(0)]
            sys.exit(f"bench: Callgrind doesn't list {missing}")
        return found

    def stages(self, setup, unit, config="{}"):
        """How many instructions the whole run takes, and each of its stages."""
        return self.instructions(
            setup, unit.source, unit.flags, STAGES, config
        )

    @functools.lru_cache(maxsize=None)
    def plain_instructions(self, unit):
        """The same for the plain set-up: the whole, and its stages in all."""
        whole, *stages = self.stages("plain", unit)
        return whole, sum(stages)


# --- Groups: each gives one table --------------------------------------------


def time(bench):
    yield "unit", "clang-tidy", "loading", "checks", "both"
    for unit in bench.units:
        seconds = {
            setup: [usage.seconds for usage in usages]
            for setup, usages in bench.usages(unit).items()
        }
        yield (
            unit.name,
            f"{statistics.median(seconds['plain']):.2f} s",
            added(seconds["plain"], seconds["loaded"]),
            added(seconds["loaded"], seconds["checks"]),
            added(seconds["plain"], seconds["checks"]),
        )


# Where clang-tidy loads plugins, makes the checks, and has them match.
STAGES = (
    re.escape("llvm::PluginLoader::operator="),
    re.escape("clang::tidy::ClangTidyASTConsumerFactory::createASTConsumer("),
    re.escape("clang::ast_matchers::MatchFinder::matchAST("),
)


def instructions(bench):
    stages = "loading", "starting", "matching"
    yield "unit", "clang-tidy", *stages, "all", "budget"
    for unit in bench.units:
        (whole, *without), (_, *with_checks) = (
            bench.instructions(setup, unit.source, unit.flags, STAGES)
            for setup in ("plain", "checks")
        )
        costs = [b - a for a, b in zip(without, with_checks)]
        yield (
            unit.name,
            f"{whole / 1e6:,.0f} M",
            *(f"{cost / 1e6:.2f} M" for cost in costs),
            f"{sum(costs) / whole * 100:.3f} %",
            verdict(sum(costs) / whole * 100, unit.budget),
        )


def checks_instructions(bench):
    yield "unit", "one check", "all checks", "the others add"
    for unit in bench.units:
        (whole, *without), (_, *one), (_, *every) = (
            bench.instructions(setup, unit.source, unit.flags, STAGES)
            for setup in ("plain", "single", "checks")
        )
        first, all_checks = (sum(with_) - sum(without) for with_ in (one, every))
        yield (
            unit.name,
            f"{first / 1e6:.2f} M",
            f"{all_checks / 1e6:.2f} M",
            f"{(all_checks - first) / whole * 100:.3f} %",
        )


def memory(bench):
    yield "unit", "clang-tidy", "loading", "checks", "both", "budget"
    for unit in bench.units:
        sizes = {
            setup: [usage.kilobytes for usage in usages]
            for setup, usages in bench.usages(unit).items()
        }
        both = ratios(sizes["plain"], sizes["checks"])
        yield (
            unit.name,
            f"{statistics.median(sizes['plain']) / 1024:.1f} MB",
            added(sizes["plain"], sizes["loaded"]),
            added(sizes["loaded"], sizes["checks"]),
            added(sizes["plain"], sizes["checks"]),
            verdict(statistics.median(both), 1),
        )


def profile(bench):
    yield "unit", "in the checks", "share of the run"
    for unit in bench.units:
        runs = [
            bench.profile(unit.source, unit.flags) for _ in range(bench.rounds)
        ]
        milliseconds = [checks * 1000 for checks, _ in runs]
        shares = [checks / whole * 100 for checks, whole in runs]
        yield (
            unit.name,
            f"{statistics.median(milliseconds):.2f} ms",
            spread(shares, "{:.2f}", " %"),
        )


def editor(bench):
    yield "unit", "clangd", "ours", "wait", "processor", "budget"
    for unit in bench.units:
        waits, times = latencies(bench, unit)
        ratio = [ours / stock for stock, ours in waits]
        work = [ours / stock for stock, ours in times]
        yield (
            unit.name,
            *(f"{statistics.median(w) * 1000:.0f} ms" for w in zip(*waits)),
            spread(ratio, "{:.3f}", ""),
            spread(work, "{:.3f}", ""),
            verdict(statistics.median(work) * 100 - 100, unit.budget and 5),
        )


# Changes that each round makes in an open file.
CHANGES = 20


def latencies(bench, unit):
    """From a change to the reports on it, for stock clangd and ours in turn:
    pairs of seconds, and pairs of seconds of the processor."""
    # What the project configures for its own files must not matter.
    file = bench.directory / unit.source.name
    text = unit.source.read_text()
    flags = [*unit.flags, f"-I{unit.source.parent}"]
    waits, times = [], []
    for _ in range(bench.rounds):
        with (
            LanguageServer([bench.servers[0]], bench.directory, flags) as stock,
            LanguageServer([bench.servers[1]], bench.directory, flags) as ours,
        ):
            for server in (stock, ours):
                server.open(file, text)
                server.diagnostics(file)
            settle(stock, ours)
            for number in range(3 if bench.quick else CHANGES):
                changed = f"{text}\nint change{number};\n"
                order = (stock, ours)[:: -1 if number % 2 else 1]
                measured = {s: latency(s, file, changed) for s in order}
                for index, pairs in enumerate((waits, times)):
                    pair = measured[stock][index], measured[ours][index]
                    pairs.append(pair)
    return waits, times


def latency(server, file, text):
    begin, used = clock.perf_counter(), processor_time(server.process.pid)
    server.change(file, text=text)
    server.diagnostics(file)
    wait = clock.perf_counter() - begin
    return wait, processor_time(server.process.pid) - used


def processor_time(pid):
    """The seconds that a process's threads have run."""
    nanoseconds = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with contextlib.suppress(OSError):  # It may end meanwhile.
            nanoseconds += int(task.read_text().split()[0])
    return nanoseconds / 1e9


def settle(*servers):
    """Waits until nothing is done in the background any more."""
    used = None
    while used != (used := [processor_time(s.process.pid) for s in servers]):
        clock.sleep(0.5)


def growth(bench):
    shapes = GROWTH
    if bench.quick:
        shapes = {
            shape: [GROWTH[shape][0] // 20, GROWTH[shape][-1] // 20]
            for shape in ("handlers", "lambdas")
        }
    columns = max(map(len, shapes.values()))
    yield "shape", *["µs an item, at"] * columns, "last to first", "share"
    for shape, sizes in shapes.items():
        # What the file with one item takes is no matter of the items.
        runs = {size: [] for size in [1, *sizes]}
        for _ in range(bench.rounds):
            for size, results in runs.items():
                results.append(bench.profile(*shape_unit(bench, shape, size)))
        checks = {
            size: statistics.median(checks for checks, _ in results)
            for size, results in runs.items()
        }
        each = [(checks[size] - checks[1]) / (size - 1) for size in sizes]
        shares = [checks / whole * 100 for checks, whole in runs[sizes[-1]]]
        yield (
            shape,
            *(f"{n:,}: {cost * 1e6:.1f}" for n, cost in zip(sizes, each)),
            f"× {each[-1] / each[0]:.2f}" if each[0] > 0 else "too quick",
            f"{statistics.median(shares):.1f} %",
        )


def growth_instructions(bench):
    yield "shape", *["an item, at"] * 2, "last to first"
    for shape, sizes in GROWTH.items():
        counts = []
        # Larger ones would take minutes each, and counts need no large sum.
        for size in (1, sizes[0] // 5, sizes[0]):
            source, flags = shape_unit(bench, shape, size)
            ours = [r"redirect::\w+Check::check\("]
            _, count = bench.instructions("checks", source, flags, ours)
            counts.append((size, count))
        (_, base), *counts = counts
        each = [(count - base) / (size - 1) for size, count in counts]
        yield (
            shape,
            *(f"{n:,}: {cost:,.0f}" for (n, _), cost in zip(counts, each)),
            f"× {each[1] / each[0]:.2f}",
        )


def shape_unit(bench, shape, size):
    source = bench.directory / f"{shape}-{size}.cpp"
    if not source.exists():
        with source.open("w") as code:
            generate = [sys.executable, str(GENERATOR), shape, str(size)]
            subprocess.run(generate, stdout=code, check=True)
    flags = "-std=c++17", "-fbracket-depth=100000"
    return source, (*flags, "-isystem", HTTPLIB_STAND_IN)


GROUPS = {
    function.__name__: function
    for function in (
        instructions,
        checks_instructions,
        time,
        profile,
        memory,
        growth_instructions,
        growth,
        editor,
        models,
        program_instructions,
        program_map,
        program_reduce,
        program_index,
        program_jobs,
    )
}
PROGRAM = [name for name in GROUPS if name.startswith("program_")]


# --- Tables ------------------------------------------------------------------


def table(rows):
    rows = [show_progress(tuple(row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows)]
    lines = [
        "| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def show_progress(row):
    if sys.stderr.isatty():
        print(*row, sep="  ", file=sys.stderr)
    return row


def circumstances(bench, group):
    version = output([bench.clang_tidy, "--version"])
    version = re.search(r"version ([0-9.]+)", version)[1]
    git = ["git", "-C", ROOT]
    commit = output([*git, "rev-parse", "--short", "HEAD"])
    if output([*git, "status", "--porcelain", "lib", "checks", "tools"]):
        commit += " and changes"
    parts = [
        f"`./dev bench {group}`",
        str(datetime.date.today()),
        f"commit {commit}",
        f"clang-tidy {version}",
        processor(),
    ]
    if not counts(group) and group not in ("models", "program_index"):
        parts.append(f"rounds: {bench.rounds}")
    return ", ".join(parts) + "."


def processor():
    names = re.findall(
        r"^model name\s*: (.*)", Path("/proc/cpuinfo").read_text(), re.M
    )
    name = names[0] if names else platform.machine()
    return f"{os.cpu_count()} × {name}"


def write(group, text):
    """Replaces what stands between the group's markers in the document."""
    begin, end = f"<!-- bench:{group} -->\n", "<!-- end -->"
    before, found, rest = DOCUMENT.read_text().partition(begin)
    if not found:
        sys.exit(f"bench: {DOCUMENT} has no place for {group}: {begin}")
    _, _, after = rest.partition(end)
    DOCUMENT.write_text(f"{before}{begin}{text}\n{end}{after}")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("groups", nargs="*", metavar="GROUP",
                        help=f"some of: {' '.join(GROUPS)}; program is all "
                        "that begin with it")
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--clangd", help="stock clangd, for editor")
    parser.add_argument("--redirect-clangd", help="ours")
    parser.add_argument("--redirect-tidy", metavar="COMMAND",
                        help="what the groups of the whole program run")
    parser.add_argument("--rounds", type=int, default=9,
                        help="how often each set-up runs (%(default)s)")
    parser.add_argument("--units", type=int, default=1000,
                        help="of the largest program (%(default)s)")
    parser.add_argument("--quick", action="store_true",
                        help="small code, each run once: is all in order?")
    parser.add_argument("--write", action="store_true",
                        help="put the tables into docs/benchmarks.md")
    options = parser.parse_args()
    for group in options.groups:
        if group not in [*GROUPS, "program"]:
            parser.error(f"no group '{group}', only: {' '.join(GROUPS)}")
    if "editor" in options.groups:
        if not (options.clangd and options.redirect_clangd):
            parser.error("editor needs --clangd and --redirect-clangd")
    if options.quick and options.write:
        parser.error("--quick measures nothing that is worth a --write")
    options.groups = chosen_groups(options)
    if "editor" in options.groups and not options.redirect_clangd:
        options.groups.remove("editor")
    if not options.redirect_tidy and {*PROGRAM} & {*options.groups}:
        parser.error("the groups of the whole program take --redirect-tidy")
    return options


def chosen_groups(options):
    groups = []
    for group in options.groups or GROUPS:
        groups += PROGRAM if group == "program" else [group]
    # Counting takes Valgrind, and minutes.
    if options.quick:
        groups = [group for group in groups if not counts(group)]
    if not options.groups and not options.redirect_tidy:
        groups = [group for group in groups if group not in PROGRAM]
    return groups


def counts(group):
    return group.endswith("instructions")


def main():
    options = parse_arguments()
    with tempfile.TemporaryDirectory() as directory:
        bench = Bench(options, Path(directory))
        for group in options.groups:
            text = table(GROUPS[group](bench))
            text += "\n\n" + circumstances(bench, group)
            print(f"{group}\n\n{text}\n", flush=True)
            if options.write:
                write(group, text)


if __name__ == "__main__":
    main()
