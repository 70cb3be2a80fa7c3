#!/usr/bin/env python3
"""Build the guestbook, apply the check's fixes to a copy, compare both runs."""

import argparse
import os
import re
import shlex
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import run

HERE = Path(__file__).resolve().parent
SOURCES = ["main.cpp", "entries.cpp", "moved.cpp"]
CHECK = "http-redirect-loses-method"

# Each line that CHECK reports, and what the fix makes of it.
FIXES = [
    ("main.cpp", "res.set_redirect(options.publicUrl + req.target, 301);",
     "res.set_redirect(options.publicUrl + req.target, 308);"),
    ("main.cpp", "res.set_redirect(options.leader + req.target, 302);",
     "res.set_redirect(options.leader + req.target, 307);"),
    ("moved.cpp", "res.status = 302;", "res.status = 307;"),  # moveToV2
    ("moved.cpp", "res.status = 302;", "res.status = 307;"),  # Trial::sendOn
    ("moved.cpp", 'res.set_redirect("/v2/entries");', 'res.set_redirect("/v2/entries", 307);'),
    ("moved.cpp", 'res.set_redirect("/v2" + req.target.substr(3), 301);',
     'res.set_redirect("/v2" + req.target.substr(3), 308);'),
]  # fmt: skip
# Reported with 307 and 303 to choose from, so --fix leaves it.
CHOICE = ("moved.cpp", 'res.set_redirect("/v2/entries", 302);')

LOSES_ITS_BODY = {
    "POST /v1/entries",
    "PUT /v1/entries/1",
    "PATCH /v1/entries/1",
    "POST /beta/entries",
    "POST /v2/entries (to replica)",
    "POST /v2/entries (not TLS)",
}


def call(command, cwd, env=None):
    done = subprocess.run(
        command, cwd=cwd, env=env, timeout=300, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(f"{shlex.join(map(str, command))} failed:\n{done.stdout}")
    return done.stdout


def copy_example(to):
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    for name in [*SOURCES, "guestbook.h", "CMakeLists.txt"]:
        shutil.copy(HERE / name, to)


def build(copy, cxx):
    env = dict(os.environ, CXX=cxx) if cxx else None
    call(["cmake", "-G", "Ninja", "-S", ".", "-B", "build"], copy, env)
    call(["cmake", "--build", "build"], copy)
    return copy / "build" / "guestbook"


def tidy(copy, clang_tidy, plugin, *options):
    """Run every http- check, away from any .clang-tidy; return what it says."""
    command = [*shlex.split(clang_tidy), f"-load={plugin}", "-checks=-*,http-*"]
    command += ["--config={}", "--quiet", "-p", "build", *options, *SOURCES]
    return call(command, copy)


def reports(output, before):
    """(file, reported line, the report with its notes) for each of CHECK's."""
    found = []
    for text in re.split(r"(?m)^(?=[^:\n]+:\d+:\d+: (?:warning|error): )", output):
        head = re.match(r"([^:\n]+):(\d+):\d+: (?:warning|error): (.*)", text)
        if head and f"[{CHECK}" in head[3]:
            name = Path(head[1]).name
            found.append((name, before[name][int(head[2]) - 1].strip(), text))
    return found


def lines(copy):
    return {name: (copy / name).read_text().splitlines() for name in SOURCES}


def lost(results):
    return {str(c) for c, a in results if c.meaning == run.REPEAT and run.outcome(c, a) == "lost"}


def expect(what, got, wanted):
    if got != wanted:
        raise SystemExit(f"{what}:\n  got      {got}\n  expected {wanted}")


def expect_steady(results):
    """What the check must leave as it is: finished forms and open questions."""
    for case, arrival in results:
        if case.meaning == run.PAGE:
            expect(f"{case} ends on its page", str(arrival), "GET /, 0 bytes")
        if case.meaning == run.EITHER:
            expect(f"{case} is not decided", str(arrival), "GET /v2/entries, 0 bytes")


def expect_reports(found):
    wanted = [(file, old) for file, old, _ in FIXES] + [CHOICE]
    expect("reported lines", sorted(r[:2] for r in found), sorted(wanted))
    for file, line, text in found:
        if (file, line) == CHOICE:
            expect(f"choices for {line}", ("307" in text, "303" in text), (True, True))


def expect_fixed_lines(before, after):
    """Wherever 307 or 308 is new, it's one of FIXES."""
    def counted(sources):
        return Counter((name, line.strip()) for name in SOURCES for line in sources[name])

    new = counted(after) - counted(before)
    repeating = Counter({key: n for key, n in new.items() if re.search(r"\b30[78]\b", key[1])})
    expect("fixed lines", repeating, Counter((file, line) for file, _, line in FIXES))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clang-tidy", required=True, help="command to run")
    parser.add_argument("--plugin", required=True, help="redirect-tidy.so")
    parser.add_argument("--cxx", help="C++ compiler to build the servers with")
    parser.add_argument("work", type=Path, help="folder for the copy, is emptied")
    args = parser.parse_args()
    copy = args.work.resolve()
    plugin = Path(args.plugin).resolve()

    copy_example(copy)
    binary = build(copy, args.cxx)
    source = lines(copy)
    results = run.run(binary)
    print("before the fixes:")
    run.show(results)
    expect("bodies lost before", lost(results), LOSES_ITS_BODY)
    expect_steady(results)

    expect_reports(reports(tidy(copy, args.clang_tidy, plugin, "--fix"), source))
    expect_fixed_lines(source, lines(copy))

    results = run.run(build(copy, args.cxx))
    print("after the fixes:")
    run.show(results)
    expect("bodies lost after", lost(results), set())
    expect_steady(results)

    left = reports(tidy(copy, args.clang_tidy, plugin), lines(copy))
    expect("reports left", [r[:2] for r in left], [CHOICE])


if __name__ == "__main__":
    main()
