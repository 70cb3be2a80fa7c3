#!/usr/bin/env python3
"""Compares what the checks report of an example server with what happens.

In a copy of the example: builds the server, lets real clients follow each of
its redirects, applies the fixes, builds it again and lets the clients come once
more. What arrives must be what the reports say. The example's expected.toml
tells which redirects there are:

    line        where the status stands
    sends       the status
    fix         the status that a report proposes; without, nothing is reported
    requests    what it answers: METHOD PATH -> the path where it arrives
"""

import argparse
import contextlib
import http.client
import os
import re
import select
import shlex
import shutil
import subprocess
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import clients

BODY = "item=tea&count=2"

REPORT = re.compile(
    r"(?m)^[^:\n]+:(\d+):\d+: warning: ([A-Z, and]+?) gets? a (\d+)\b"
    r"(.+?); (\d+) [^;\n]+ \[http-[-\w]+\]$"
)

# What reports say of clients: the phrase, the method it's about, how many of
# them do what. A phrase with no method is about all but POST.
SAYINGS = [
    ("most clients then send GET without the body", "POST", "most", "get"),
    ("most clients turn POST into GET", "POST", "most", "get"),
    ("into GET, some also ", None, "some", "get"),
    ("some clients then send GET instead", None, "some", "get"),
    ("most clients fetch it with GET", "POST", "most", "get"),
    ("some send POST again", "POST", "some", "repeat"),
    ("many clients send (it|them) there again", None, "many", "repeat"),
    ("some clients send them there again", "POST", "some", "repeat"),
    ("some clients send them there again", None, "some", "repeat"),
    ("after the work is done: clients submit it again", "POST", "most", "repeat"),
    ("after the work is done: clients submit it again", None, "most", "repeat"),
]  # fmt: skip


class Case(NamedTuple):
    """One request, and the redirect that answers it."""

    method: str
    path: str
    target: str
    line: str
    sends: int
    fix: int | None

    def __str__(self):
        return f"{self.method} {self.path}"

    @property
    def body(self):
        return BODY if self.method in ["POST", "PUT", "PATCH"] else ""

    def arrivals(self, what):
        """What arrives where clients get the target or repeat the request."""
        if what == "get":
            return [("GET", self.target, "")]
        return [(self.method, self.target, self.body)]


class Report(NamedTuple):
    line: str
    methods: list
    status: int
    claim: str
    proposed: int


def expect(what, got, wanted):
    if got != wanted:
        raise SystemExit(f"{what}:\n  got      {got}\n  expected {wanted}")


def call(command, cwd, env=None):
    done = subprocess.run(
        command, cwd=cwd, env=env, timeout=300, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(f"{shlex.join(command)} failed:\n{done.stdout}")
    return done.stdout


# --- The example -------------------------------------------------------------


class Example:
    """A copy of an example, and what is expected of it."""

    def __init__(self, original, copy):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(original, copy)
        expected = tomllib.loads((copy / "expected.toml").read_text())
        self.folder = copy
        self.source = copy / expected["source"]
        self.has_leader = expected.get("leader", False)
        self.redirects = expected["redirects"]
        self.cases = [
            Case(*re.split(" -> | ", text), r["line"], r["sends"], r.get("fix"))
            for r in self.redirects
            for text in r["requests"]
        ]
        self.file = copy / "body.txt"
        self.file.write_text(BODY)

    def lines(self):
        return [line.strip() for line in self.source.read_text().splitlines()]

    def configure(self, compiler):
        c_compiler = compiler.replace("clang++", "clang")
        env = dict(os.environ, CXX=compiler, CC=c_compiler)
        if shutil.which("ccache"):
            env["CMAKE_CXX_COMPILER_LAUNCHER"] = "ccache"
        command = ["cmake", "-G", "Ninja", "-S", ".", "-B", "build"]
        call(command, self.folder, env)

    def build(self):
        call(["cmake", "--build", "build"], self.folder)
        return self.folder / "build" / self.source.stem

    def fix(self, clang_tidy, plugin):
        """Apply the fixes; return the reports."""
        before = self.lines()
        command = [*shlex.split(clang_tidy), f"-load={plugin}", "--fix"]
        command += ["-checks=-*,http-*", "--config={}", "--quiet"]
        command += ["-p", "build", self.source.name]
        output = call(command, self.folder)
        found = REPORT.findall(output)
        if len(found) != output.count(": warning: "):
            raise SystemExit(f"this script doesn't know all of:\n{output}")
        return [
            Report(
                before[int(line) - 1],
                re.findall("[A-Z]+", methods),
                int(status),
                claim,
                int(proposed),
            )
            for line, methods, status, claim, proposed in found
        ]


# --- The server and its clients ----------------------------------------------


class Server:
    """A running server; its output lists the requests that it has served."""

    def __init__(self, program, *options):
        self.process = subprocess.Popen(
            [program, "0", "300", *options], stdout=subprocess.PIPE
        )
        self.output = self.process.stdout
        ready, _, _ = select.select([self.output], [], [], clients.SECONDS)
        line = self.output.readline().decode() if ready else ""
        if not line.startswith("listening on "):
            self.stop()
            raise SystemExit(f"{program} doesn't start: {line}")
        self.url = line.split()[-1]
        os.set_blocking(self.output.fileno(), False)

    def served(self):
        """What it has served since this was called last."""
        lines = (self.output.read() or b"").decode().splitlines()
        return [tuple(line.split(" ")[1:]) for line in lines]

    def stop(self):
        self.process.kill()
        self.process.wait(clients.SECONDS)
        self.output.close()


@contextlib.contextmanager
def running(program, has_leader):
    """Start the server; yield it and all whose requests count."""
    with contextlib.ExitStack() as stack:
        servers = [Server(program)]
        stack.callback(servers[0].stop)
        if has_leader:
            servers.append(Server(program, servers[0].url))
            stack.callback(servers[1].stop)
        yield servers[-1], servers


def first_status(url, case):
    """What the server itself answers."""
    connection = http.client.HTTPConnection(
        url.removeprefix("http://"), timeout=clients.SECONDS
    )
    with contextlib.closing(connection):
        connection.request(case.method, case.path, case.body)
        return connection.getresponse().status


class Outcome(NamedTuple):
    """What became of a case: the status and, by client, what arrived."""

    status: int
    arrivals: dict

    def is_true(self, number, arrived):
        """Whether some, many or most of the clients made this arrive."""
        count = list(self.arrivals.values()).count(arrived)
        least = {"some": 0, "many": 0.3, "most": 0.5}[number]
        return count > least * len(self.arrivals)


def try_cases(program, example, all_clients):
    outcomes = {}
    with running(program, example.has_leader) as (server, servers):
        for case in example.cases:
            outcomes[case] = Outcome(first_status(server.url, case), {})
            for client in all_clients:
                file = example.file if case.body else ""
                client.send(case.method, server.url + case.path, file)
                outcomes[case].arrivals[client.name] = [
                    request for each in servers for request in each.served()
                ]
    return outcomes


def show(title, outcomes):
    print(f"{title}:")
    for case, (status, arrivals) in outcomes.items():
        kinds = Counter(
            " and ".join(" ".join(served) for served in arrived) or "nothing"
            for arrived in arrivals.values()
        )
        parts = (f"{kind} ({number} clients)" for kind, number in kinds.items())
        print(f"  {case!s:18} {status} -> {', '.join(parts)}")


# --- Comparing ---------------------------------------------------------------


def expect_reports(example, reports):
    wanted = Counter(
        (r["line"], r["sends"], r["fix"])
        for r in example.redirects
        if "fix" in r
    )
    got = Counter((r.line, r.status, r.proposed) for r in reports)
    expect("reports", got, wanted)


def expect_claims(outcomes, reports):
    """What reports say of clients is what clients do."""
    for case, outcome in outcomes.items():
        expect(f"status of {case}", outcome.status, case.sends)
        if not case.fix:
            for name, arrived in outcome.arrivals.items():
                expect(f"{case} with {name}", arrived, case.arrivals("repeat"))
            continue
        key = (case.line, case.sends, case.fix)
        claims = {
            report.claim
            for report in reports
            if (report.line, report.status, report.proposed) == key
            and case.method in report.methods
        }
        said = [
            (number, what)
            for phrase, method, number, what in SAYINGS
            if (case.method == method or (not method and case.method != "POST"))
            and any(re.search(phrase, claim) for claim in claims)
        ]
        # Of more than one method beside POST, a report says nothing.
        if not said and (case.method == "POST" or "turn POST" not in str(claims)):
            raise SystemExit(f"nothing is said of {case}: {claims}")
        for number, what in said:
            claim = f"of {case}, {number} {what}: {outcome.arrivals}"
            expect(claim, outcome.is_true(number, case.arrivals(what)), True)


def expect_fixed(before, after):
    """The fixes bring what is meant, and change nothing else."""
    for case, outcome in after.items():
        if not case.fix:
            expect(f"{case} as before", outcome, before[case])
            continue
        expect(f"status of {case}", outcome.status, case.fix)
        meant = case.arrivals("get" if case.fix == 303 else "repeat")
        expect(f"most of {case}", outcome.is_true("most", meant), True)
        for name, arrived in outcome.arrivals.items():
            # A client may refuse to follow. curl, told the method by name,
            # keeps it even on 303. Nothing else may be lost or repeated.
            if arrived and not (name == "curl" and case.fix == 303):
                expect(f"{case} with {name}", arrived, meant)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clang-tidy", required=True, help="command to run")
    parser.add_argument("--plugin", required=True, help="redirect-tidy.so")
    parser.add_argument("--cxx", default="clang++", help="C++ compiler")
    parser.add_argument("example", type=Path, help="folder of the example")
    parser.add_argument("work", type=Path, help="folder for a copy, is emptied")
    args = parser.parse_args()

    example = Example(args.example, args.work.resolve())
    example.configure(args.cxx)
    all_clients = clients.all_clients(args.cxx, example.folder)

    before = try_cases(example.build(), example, all_clients)
    show("before the fixes", before)
    reports = example.fix(args.clang_tidy, Path(args.plugin).resolve())
    expect_reports(example, reports)
    expect_claims(before, reports)

    after = try_cases(example.build(), example, all_clients)
    show("after the fixes", after)
    expect_fixed(before, after)


if __name__ == "__main__":
    main()
