#!/usr/bin/env python3
"""Runs the rules by which a redirect's meaning is told, and makes their page.

    rules.py --clang-tidy=FILE --plugin=FILE    runs each sample of rules.toml
    rules.py --page                             docs/meaning.md

Each sample must get the answer that stands beside it, for exactly the reasons
that do.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import textwrap
import tomllib
from pathlib import Path

RULES = Path(__file__).resolve().parent / "rules.toml"
REPORT = re.compile(r"^(.+?):(\d+):\d+: (warning|error|note): (.*)$", re.MULTILINE)
# What leads to the redirect, and what a fix does, is no sign of the meaning.
NO_REASONS = re.compile(r"handler registered|called from|use \d+ ")
MEANS = {
    "forward": "It forwards",
    "answer": "It answers",
    "open": "Left open",
    "what it says": "What the model says",
}
ANSWERS = {
    "307": "307 Temporary Redirect",
    "303": "303 See Other",
    "open": "Either, for the author to choose",
}


def samples_of(spec):
    return [sample for rule in spec["rule"] for sample in rule["sample"]]


def handler(sample):
    """The registration of a sample's handler."""
    method, path = sample["route"].split()
    body = textwrap.indent(sample["code"].strip("\n"), "  ")
    return (
        f'server.{method.title()}("{path}", [](const Request &req, Response &res) {{\n'
        f"{body}\n}});"
    )


def program(spec):
    """The program with all samples, and the sample of each of its lines."""
    lines = ["#include <httplib.h>", "#include <iostream>", "using namespace httplib;"]
    lines += spec["prelude"].splitlines()
    lines.append("void addRoutes(Server &server) {")
    of_line = {}
    for sample in samples_of(spec):
        for line in handler(sample).splitlines():
            lines.append(line)
            of_line[len(lines)] = sample["route"]
    return "\n".join([*lines, "}", ""]), of_line


def answer_in(text):
    if ", 303 shows a page" in text:
        return "open"
    proposed = re.search(r"; (\d+) ", text)
    return proposed[1] if proposed else text


def told(output, of_line):
    """By the route, what each report answers and why; several reports are one
    answer too many."""
    found, route = {}, None
    for _, line, kind, text in REPORT.findall(output):
        if kind == "error":
            sys.exit(f"rules: the program doesn't compile: {line}: {text}")
        if kind == "warning":
            route = of_line[int(line)]
            answers, because = found.setdefault(route, ([], []))
            answers.append(answer_in(text))
        elif not NO_REASONS.match(text):
            found[route][1].append(text)
    return found


def run(spec, clang_tidy, plugin):
    text, of_line = program(spec)
    with tempfile.TemporaryDirectory() as folder:
        file, model = Path(folder, "rules.cpp"), Path(folder, "model.yaml")
        file.write_text(text)
        model.write_text(spec["model"])
        command = [
            clang_tidy,
            f"-load={plugin}",
            "-checks=-*,http-redirect-*",
            f"-config={{CheckOptions: {{Models: '{model}'}}}}",
            "-quiet",
            str(file),
            "--",
            "-std=c++17",
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = told(done.stdout, of_line)
    wrong = []
    for sample in samples_of(spec):
        answers, because = found.get(sample["route"], ([], []))
        if (answers, because) != ([sample["answer"]], sample["because"]):
            wrong.append(
                f"{sample['route']}: {answers} because {because}\n"
                f"    should be {sample['answer']} because {sample['because']}"
            )
    if wrong:
        sys.exit("\n".join(["rules: these samples get something else:", *wrong]))
    print(f"{len(samples_of(spec))} samples get what their rules say")


def sample_text(sample):
    lines = [textwrap.fill(sample["says"], 80), ""] if "says" in sample else []
    lines += ["```cpp", handler(sample), "```", ""]
    lines += [f"{ANSWERS[sample['answer']]}, because:", ""]
    lines += [f"- {reason}" for reason in sample["because"]]
    return [*lines, ""]


def page(spec):
    """docs/meaning.md."""
    rows = [
        f"| {rule['id']} | {rule['title']} | {MEANS[rule['means']].lower()} |"
        for rule in spec["rule"]
    ]
    lines = [
        "# What a redirect means",
        "",
        "<!-- Made by `test/rules/rules.py --page` of test/rules/rules.toml, whose",
        "samples the tests run; edit that. -->",
        "",
        "A redirect with 302 or 301 says one of two things: *send this same request",
        "over there* (307, 308), or *this is done, look at that page* (303). Which of",
        "them the author means is told by what the code does, and each report gives",
        "its reasons in notes. A fix is proposed where the reasons are sure; where",
        "they aren't, both are offered, and the author chooses. To be wrong is worse",
        "than to ask: a wrong 307 posts a password to the next page.",
        "",
        "| rule | what the code shows | meaning |",
        "|---|---|---|",
        *rows,
        "",
        "The redirect that is reported is the one that can answer something else than",
        "GET or HEAD. For a route that serves every method, the option",
        "`UnrestrictedRoutes` decides whether it is.",
        "",
        "What the samples use:",
        "",
        "```cpp",
        spec["prelude"].strip("\n"),
        "```",
        "",
    ]
    for rule in spec["rule"]:
        lines += [f"## {rule['id']}: {rule['title']}", ""]
        lines += [
            textwrap.fill(f"**{MEANS[rule['means']]}.** {rule['sure'].strip()}", 80),
            "",
        ]
        for sample in rule["sample"]:
            lines += sample_text(sample)
    lines += [
        "## What a team can say",
        "",
        "In a file that the option `Models` names, functions get `work: true` or",
        "`work: false`, `forwards: true` or `login: true`: see",
        "[Writing a model](writing-a-model.md#functions). The option `Meaning` takes",
        "all redirects of a project for forwards, or for answers.",
        "",
    ]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clang-tidy")
    parser.add_argument("--plugin")
    parser.add_argument("--page", action="store_true")
    args = parser.parse_args()
    spec = tomllib.loads(RULES.read_text())
    if args.page:
        print(page(spec), end="")
    else:
        run(spec, args.clang_tidy, args.plugin)


if __name__ == "__main__":
    main()
