#!/usr/bin/env python3
"""Looks for what makes redirect-tidy crash, hang, or go wrong in silence.

    campaign.py --redirect-tidy FILE --databases FOLDER
    campaign.py --redirect-tidy FILE --mutants 50000

The first runs it over real code: each compile_commands.json below the folder is
a program. The second over mutants of this repository's test inputs (or of the
sources in --seeds), a few hundred at once. Both do it with the default options
and with `UnrestrictedRoutes: always`.

The tool should be one that stops at its first wrong step:

    cmake -G Ninja -B build/sanitized -DREDIRECT_TIDY_SANITIZE=ON
    ninja -C build/sanitized redirect-tidy

Whatever ends the tool, makes it pass over a unit, or takes too long or too much
memory is printed at once with the command that repeats it; mutants are made small
and kept in the results' folder. A finding is clang's own if none of our functions
was at work. Results are kept (--results), and the same command goes on where it
was stopped. At the end stands a table, that of docs/reliability.md. The exit code
is 1 if there is a finding of ours.
"""

import argparse
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.dont_write_bytecode = True
TESTS = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TESTS / name) for name in ["properties", "frameworks", "."]]

from mutations import mutate  # noqa: E402
from reduction import reduce  # noqa: E402
from results import OPTIONS, Results  # noqa: E402
from seeds import Seeds  # noqa: E402
from tool import Tool, Unit, units_of  # noqa: E402

TOGETHER = 250  # mutants of a run
TRIES = 200  # to make a mutant small
REPORT = re.compile(r"^\S.*: (?:warning|error): .* \[http-", re.MULTILINE)
NOT_WHOLE = re.compile(
    r"^redirect-tidy: (?:error|warning): (/[^:]*?)(?: can't|: (?:(\d+) of (\d+))?)",
    re.MULTILINE,
)


def parse_arguments():
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    add = parser.add_argument
    add("--redirect-tidy", required=True, help="the command to try")
    add("--clang", default="/usr/lib/llvm-22/bin/clang++", help="of the same LLVM")
    add("--databases", type=Path, metavar="FOLDER", help="of projects")
    add("--units", type=int, metavar="N", help="of a project, at most")
    add("--mutants", type=int, default=0, metavar="N", help="how many to make")
    add("--first", type=int, default=0, metavar="N", help="the first one's number")
    add("--seeds", type=Path, nargs="*", metavar="FOLDER", help="what to change")
    add("--timeout", type=float, default=60, metavar="SECONDS",
        help="for a unit; more for a large file")  # fmt: skip
    add("--results", type=Path, default=Path("campaign"), metavar="FOLDER")
    add("--scratch", type=Path, metavar="FOLDER", help="for mutants")
    return parser.parse_args()


class Campaign:
    def __init__(self, args):
        self.args = args
        self.results = Results(args.results / "results.jsonl")
        self.tools = {
            name: Tool(args.redirect_tidy, args.clang, text, args.timeout)
            for name, text in OPTIONS.items()
        }

    # --- Real code -----------------------------------------------------------

    def run_databases(self):
        for database in sorted(self.args.databases.rglob("compile_commands.json")):
            project = str(database.parent.relative_to(self.args.databases))
            for options in OPTIONS:
                if not self.results.has("project", project=project, options=options):
                    self.run_database(database, project, options)

    def run_database(self, database, project, options):
        units = [unit for unit in units_of(database) if Path(unit.path).exists()]
        if self.args.units:
            # From all over the project.
            units = units[:: max(1, -(-len(units) // self.args.units))]
        said, findings, left = self.tools[options].look_at(units)
        for finding in findings:
            self.tell(finding, options, project=project)
        broken = NOT_WHOLE.findall("".join(said.text.values()))
        self.results.add(
            record="project",
            project=project,
            options=options,
            units=len(units),
            whole=len(left) - len({name for name, _, _ in broken}),
            functions=sum(int(all_of or 0) for _, _, all_of in broken),
            broken=sum(int(some or 0) for _, some, _ in broken),
            reports=len(REPORT.findall(said.output)),
            seconds=said.seconds,
            memory=said.memory,
        )
        print(
            f"{project} ({options}): {len(units)} units,"
            f" {len(findings)} findings, {said.seconds:.0f} s",
            flush=True,
        )

    # --- Mutants -------------------------------------------------------------

    def run_mutants(self, scratch):
        seeds = Seeds(self.args.clang, scratch, self.args.seeds)
        end = self.args.first + self.args.mutants
        for first in range(self.args.first, end, TOGETHER):
            numbers = range(first, min(first + TOGETHER, end))
            batch = {"first": first, "mutants": len(numbers)}
            left = [
                options
                for options in OPTIONS
                if not self.results.has("mutants", options=options, **batch)
            ]
            if left:
                self.run_batch(seeds, numbers, left, Path(scratch, "mutants"))

    def run_batch(self, seeds, numbers, left, folder):
        folder.mkdir(exist_ok=True)
        units = [write_mutant(seeds, number, folder) for number in numbers]
        for options in left:
            self.look_at_mutants(units, numbers, options)
        for unit in units:
            Path(unit.path).unlink()

    def look_at_mutants(self, units, numbers, options):
        said, findings, _ = self.tools[options].look_at(units)
        for finding in findings:
            self.tell_mutant(finding, options)
        self.results.add(
            record="mutants",
            options=options,
            first=numbers[0],
            mutants=len(numbers),
            reports=len(REPORT.findall(said.output)),
            seconds=said.seconds,
            memory=said.memory,
        )
        last = numbers[-1] + 1
        print(
            f"{last} mutants ({options}), {said.seconds:.0f} s, {said.memory} MB",
            flush=True,
        )

    def tell_mutant(self, finding, options):
        """Makes it small and keeps it, unless there is one of the kind."""
        if finding.signature not in self.results.findings() and finding.unit.directory:
            unit = self.smaller(finding, self.tools[options])
            kept = self.args.results.resolve() / "found" / Path(unit.file).name
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(Path(unit.path).read_text("latin-1"), "latin-1")
            command = (*unit.command[:-1], kept.name)
            unit = Unit(kept.name, str(kept.parent), command)
            finding = replace(finding, unit=unit)
        self.tell(finding, options)

    @staticmethod
    def smaller(finding, tool):
        """The unit with as few of its lines as still show the finding."""
        unit = finding.unit
        text = Path(unit.path).read_text("latin-1")

        def shows(lines):
            Path(unit.path).write_text("".join(lines), "latin-1")
            return tool.repeats(finding)

        lines = re.split(r"(?<=[;{}\n])", text)
        is_quick = finding.is_ours and finding.kind in ("crash", "sanitizer")
        if is_quick and shows(lines):
            lines = reduce(lines, shows, TRIES)
        Path(unit.path).write_text("".join(lines), "latin-1")
        return unit

    # --- What is found -------------------------------------------------------

    def tell(self, finding, options, **where):
        is_known = finding.signature in self.results.findings()
        command = self.tools[options].command_line(finding.unit)
        self.results.add(
            record="finding",
            options=options,
            kind=finding.kind,
            ours=finding.is_ours,
            signature=finding.signature,
            file=finding.unit.file,
            command=command,
            **where,
        )
        if not is_known:
            whose = "" if finding.is_ours else " (clang's own)"
            print(f"FOUND{whose}: {finding.signature}\n  {command}", flush=True)
            text = finding.text.strip().splitlines()[:40]
            if finding.is_ours:
                print("\n".join(f"  | {line}" for line in text), flush=True)


def write_mutant(seeds, number, folder):
    seed = seeds.choose(number)
    same = [other for other in seeds.all if other.language == seed.language]
    other = same[number * 7919 % len(same)]  # any
    name = f"{number:06}.{seed.language}"
    text = mutate(seed.text, other.text, seed.language, number)
    Path(folder, name).write_text(text, "latin-1")
    return Unit(name, str(folder), (*seeds.command(seed), "-c", name))


def main():
    args = parse_arguments()
    campaign = Campaign(args)
    if args.databases:
        campaign.run_databases()
    if args.mutants:
        with tempfile.TemporaryDirectory() as temporary:
            campaign.run_mutants((args.scratch or Path(temporary)).resolve())
    print("\n".join(campaign.results.table()))
    ours = [f for f in campaign.results.findings().values() if f["ours"]]
    for finding in ours:
        print(f"FOUND: {finding['signature']}\n  {finding['command']}")
    sys.exit(bool(ours))


if __name__ == "__main__":
    main()
