#!/usr/bin/env python3
"""Runs bazel/redirect_tidy.bzl on the workspace in Inputs/shop.

Looks at what Bazel says, at its log of the actions that it ran, and at what they
wrote. Nothing is taken from the network: what Bazel needs beside itself are
Debian's packages and small stand-ins in Inputs.
"""

import argparse
import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

INPUTS = Path(__file__).resolve().parent / "Inputs"
DEBIAN = Path("/usr/share/bazel")
REPOSITORIES = [
    DEBIAN / "platforms",
    INPUTS / "remote_coverage_tools",
    INPUTS / "rules_cc",
]
SECONDS = 600  # No single step here takes longer, unless something hangs.

UNITS = {
    "app/main.cpp",
    "app/routes.cpp",
    "orders/place.cpp",
    "orders/show.cpp",
    "answers/answers.cpp",
    "responses/responses.cpp",
}

LARGE = 20_000_000  # LLVM's libraries aren't copied for a test.

# The handler that is to change, and the units whose checks depend on it: they
# have the helpers that it leads to.
HANDLER = "orders/place.cpp"
AFFECTED = {HANDLER, "answers/answers.cpp", "responses/responses.cpp"}

# The registration stands in another target, and two helpers in two others.
REPORT = """\
orders/place.cpp:5:43: warning: POST gets a 302: most clients then \
send GET without the body; 307 repeats it [http-redirect-loses-method]
    5 |   sendTo(res, "/v2" + req.path.substr(3), 302);
      |                                           ^~~
      |                                           307
orders/place.cpp:5:43: note: handler registered for POST at app/routes.cpp:5
"""


class Bazel:
    """Bazel in a workspace of its own, with an output base of its own."""

    def __init__(self, folder, args, cache):
        self.workspace = folder / "shop"
        self.log = folder / "log.json"
        shutil.copytree(INPUTS / "shop", self.workspace)
        template = self.workspace / "WORKSPACE.in"
        text = template.read_text()
        for name, path in {
            "@SOURCE@": args.source,
            "@LLVM@": args.llvm,
            "@BUILD@": args.build,
            "@HTTPLIB@": INPUTS.parents[1] / "frameworks/cpp-httplib/newer",
        }.items():
            text = text.replace(name, str(path))
        template.with_name("WORKSPACE").write_text(text)
        self.startup = [
            "bazel",
            f"--output_user_root={folder / 'root'}",
            "--host_jvm_args=-Xmx512m",
            "--host_jvm_args=-XX:TieredStopAtLevel=1",  # It runs for a minute.
            "--max_idle_secs=300",  # It stops by itself if the test is killed.
        ]
        self.options = [
            *[f"--override_repository={path.name}={path}" for path in REPOSITORIES],
            f"--override_repository=rules_java={DEBIAN / 'rules/java'}",
            "--jobs=2",
            "--color=no",
            "--curses=no",
            "--noshow_progress",
            "--nosandbox_debug",
            # The best that there is: Linux's own where user namespaces are.
            "--spawn_strategy=sandboxed",
            "--incompatible_strict_action_env",
            f"--remote_cache={cache}",
            f"--execution_log_json_file={self.log}",
            "--@redirect_tidy//bazel:tools=//tools:redirect_tidy",
        ]
        self.environment = {
            "HOME": str(folder / "home"),
            "PATH": os.environ["PATH"],
            "USER": "nobody",
        }
        (folder / "home").mkdir()

    def run(self, *command, exits=0):
        done = subprocess.run(
            [*self.startup, *command],
            cwd=self.workspace,
            env=self.environment,
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        print(f"$ bazel {command[0]}\n{done.stdout}")
        assert done.returncode == exits, f"exit code {done.returncode}, not {exits}"
        return done.stdout

    def build(self, group, exits=0):
        """What Bazel says, and the actions that it ran or fetched."""
        said = self.run(
            "build",
            *self.options,
            "--aspects=@redirect_tidy//bazel:redirect_tidy.bzl%redirect_tidy",
            f"--output_groups={group}",
            "//app:server",
            exits=exits,
        )
        return said, self.actions()

    def actions(self):
        """The log: JSON objects, one after the other."""
        text = self.log.read_text()
        decoder, position, result = json.JSONDecoder(), 0, []
        while position < len(text):
            action, position = decoder.raw_decode(text, position)
            result.append(action)
            position = re.compile(r"\s*").match(text, position).end()
        return [a for a in result if a["mnemonic"].startswith("RedirectTidy")]

    def output(self, name):
        return self.workspace / "bazel-bin" / name

    def outputs(self):
        """All that the actions wrote, by name."""
        top = self.workspace / "bazel-bin"
        return {
            str(file.relative_to(top)): file.read_text()
            for folder in top.rglob("*.redirects")
            for file in folder.rglob("*")
            if file.is_file()
        } | {
            file.name: file.read_text() for file in top.rglob("*.redirects.txt")
        }


def counts(actions):
    return Counter(a["mnemonic"].removeprefix("RedirectTidy") for a in actions)


def units(actions, mnemonic):
    """The sources on which actions of a kind ran."""
    return {
        argument
        for action in actions
        if action["mnemonic"] == "RedirectTidy" + mnemonic
        for argument in action["commandArgs"]
        if argument in UNITS
    }


def expect(found, expected, what):
    assert found == expected, f"{what}: {found}, not {expected}"


@contextlib.contextmanager
def http_cache(folder):
    """nginx with WebDAV, as Bazel's documentation has it."""
    folder.mkdir()
    for name in ["files", "temp"]:
        (folder / name).mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    temporary = "\n".join(
        f"  {kind}_temp_path {folder}/temp/{kind};"
        for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    )
    (folder / "nginx.conf").write_text(f"""\
daemon off;
pid {folder}/nginx.pid;
{"user root;" if os.geteuid() == 0 else ""}
worker_processes 1;
events {{}}
http {{
  access_log {folder}/access.log;
{temporary}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      root {folder}/files;
      dav_methods PUT;
      create_full_put_path on;
      client_max_body_size 1g;
    }}
  }}
}}
""")
    server = subprocess.Popen(
        [
            *["timeout", "1800"],  # It stops by itself if the test is killed.
            *["nginx", "-p", folder, "-c", folder / "nginx.conf"],
            *["-e", folder / "error.log"],
        ],
        stdin=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            with contextlib.suppress(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            assert server.poll() is None, (folder / "error.log").read_text()
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(SECONDS)


def check_first_build(bazel):
    """Everything runs, in a sandbox, and what stands in several targets is found."""
    said, actions = bazel.build("redirect_tidy_report")
    expect(
        counts(actions),
        Counter(Describe=6, DescribeAgain=6, Reduce=2, Check=6, Report=1),
        "actions of the first build",
    )
    for mnemonic in ["Describe", "DescribeAgain", "Check"]:
        expect(units(actions, mnemonic), UNITS, mnemonic)
    sandboxes = {action["runner"] for action in actions}
    assert sandboxes <= {"linux-sandbox", "processwrapper-sandbox"}, sandboxes
    assert "remote cache hit" not in said, said
    report = bazel.output("app/server.redirects.txt").read_text()
    assert report.startswith(REPORT), report
    expect(report.count("warning:"), 1, "warnings")
    return bazel.outputs()


def check_elsewhere(bazel, folder):
    """A folder with an action's inputs, and nothing else, is enough to run it."""
    top = bazel.workspace / "bazel-shop"
    for action in bazel.actions():
        kind = action["mnemonic"].removeprefix("RedirectTidy")
        if kind not in ["Describe", "Check"] or HANDLER not in action["commandArgs"]:
            continue
        there = folder / kind
        for path in [file["path"] for file in action["inputs"]]:
            (there / path).parent.mkdir(parents=True, exist_ok=True)
            if (top / path).stat().st_size < LARGE:
                shutil.copy(top / path, there / path)
            else:
                (there / path).symlink_to((top / path).resolve())
        for path in action["listedOutputs"]:
            (there / path).parent.mkdir(parents=True, exist_ok=True)
        variables = {v["name"]: v["value"] for v in action["environmentVariables"]}
        subprocess.run(action["commandArgs"], cwd=there, env=variables, check=True)
        for path in action["listedOutputs"]:
            expect((there / path).read_text(), (top / path).read_text(), path)
        shutil.rmtree(there)


def check_gates(bazel):
    """They fail with the report."""
    said, actions = bazel.build("redirect_tidy", exits=1)
    expect(counts(actions), Counter(Gate=1), "actions of the gate")
    assert REPORT in said, said
    said = bazel.run(
        "test", *bazel.options, "--test_output=errors", "//app:redirects", exits=3
    )
    assert REPORT in said, said


def check_fix(bazel, args):
    """The fix is applied. Units pass another number now, so that what they say is
    put together anew; but other units are told nothing new: they stay as they are."""
    subprocess.run(
        [
            args.llvm / "bin/clang-apply-replacements",
            bazel.output("app/server.redirects"),
        ],
        cwd=bazel.workspace,
        check=True,
    )
    handler = (bazel.workspace / HANDLER).read_text()
    expect(handler.count(", 307);"), 1, "fixes")
    _, actions = bazel.build("redirect_tidy")
    expect(
        counts(actions),
        Counter(Describe=1, DescribeAgain=1, Reduce=2, Check=1, Report=1, Gate=1),
        "repeated after the fix",
    )
    expect(units(actions, "Check"), {HANDLER}, "checked after the fix")


def check_change(bazel):
    """A handler does something else. Others are affected, but not all."""
    handler = bazel.workspace / HANDLER
    text = handler.read_text()
    handler.write_text(text.replace("{\n", "{\n  if (req.path.empty()) return;\n"))
    _, actions = bazel.build("redirect_tidy_report")
    expect(units(actions, "Describe"), {HANDLER}, "described")
    expect(units(actions, "DescribeAgain"), {HANDLER}, "described again")
    expect(counts(actions)["Reduce"], 2, "reduces")
    expect(units(actions, "Check"), AFFECTED, "checked")


def check_second_build(bazel, before):
    """Another folder, another user, nothing there yet: the cache has it all."""
    said, actions = bazel.build("redirect_tidy_report")
    expect({a["runner"] for a in actions}, {"remote cache hit"}, "runners")
    expect(counts(actions).total(), 21, "actions of the second build")
    assert re.search(r"\b21 remote cache hit\b", said), said
    expect(bazel.outputs(), before, "outputs")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--llvm", type=Path, required=True)
    parser.add_argument("--build", type=Path, required=True)
    args = parser.parse_args()
    args.folder = args.folder.resolve()

    with http_cache(args.folder / "cache") as cache:
        # One Bazel at a time: each is a server.
        outputs = None
        for name in ["first", "second"]:
            folder = args.folder / name
            folder.mkdir()
            bazel = Bazel(folder, args, cache)
            try:
                if name == "first":
                    outputs = check_first_build(bazel)
                    check_elsewhere(bazel, folder / "elsewhere")
                    check_gates(bazel)
                    check_fix(bazel, args)
                    check_change(bazel)
                else:
                    check_second_build(bazel, outputs)
            finally:
                bazel.run("shutdown")
    for name, text in outputs.items():
        assert str(args.folder) not in text, f"{name} names a folder:\n{text}"


if __name__ == "__main__":
    sys.exit(main())
