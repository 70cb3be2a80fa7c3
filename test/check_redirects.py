#!/usr/bin/env python3
"""Runs checks of redirect-tidy on one file and compares what they say and do.

In a test, where lit fills in the first options (see lit.cfg.py):

    // RUN: %check_redirects %s %t --framework cpp-httplib
    // RUN: %check_redirects %s %t --no-fix --option CHECK.KEY=VALUE -- -DFLAG

The file says what is expected, in the manner of clang-tidy's own tests:

    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: ... [check]    each report
    // CHECK-NOTES: ...          each report and each note, in their order
    // CHECK-FIXES: ...          each line that the fixes change, as it is then
    // CHECK-NO-MESSAGES         nothing is reported

--suffix=X reads CHECK-MESSAGES-X and so on instead: one file, several runs.

In turn: the fixes are applied to a copy; what was reported and the copy are
compared; the copy has to compile; on the copy nothing more is reported about the
lines that were fixed, and nothing more is fixed. That is two runs of clang-tidy,
or one where nothing is fixed: most of a test's time is that of parsing headers.
"""

import argparse
import difflib
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

# What the users of a framework include. The packages are in packages.txt.
FRAMEWORKS = {
    "boost-beast": ["boost/beast/core.hpp", "boost/beast/http.hpp"],
    "civetweb": ["CivetServer.h"],
    "cpp-httplib": ["httplib.h"],
    "poco": [
        "Poco/Net/HTMLForm.h",
        "Poco/Net/HTTPRequestHandler.h",
        "Poco/Net/HTTPRequestHandlerFactory.h",
        "Poco/Net/HTTPServer.h",
        "Poco/Net/HTTPServerRequest.h",
        "Poco/Net/HTTPServerResponse.h",
        "Poco/String.h",
        "Poco/URI.h",
    ],
}

KINDS = ["MESSAGES", "NOTES", "FIXES", "NO-MESSAGES"]
DIRECTIVE = re.compile(r"// *CHECK-([A-Z0-9-]+)(:?)[^\r\n]*")
MODIFIER = re.compile(r"-(NEXT|NOT|SAME|EMPTY|DAG|LABEL|COUNT-\d+)$")
REPORT = re.compile(r"^(.+?):(\d+):\d+: (?:warning|error): ", re.MULTILINE)
# What reports and notes of ours say, and how long that may be: without the names
# in it, which are the program's own.
SAID = re.compile(r"^.+?:\d+:\d+: (warning|note): (.*?)(?: \[http-[\w,-]+\])?$", re.M)
LONGEST = {"warning": 120, "note": 80}
NAME = re.compile(r"'[^']*'")
COMPILER_ERROR = re.compile(r"^.*error: .*\[clang-diagnostic-error\]$", re.MULTILINE)
# What --fix says more than a run without it: a note, and its lines of code.
APPLIED = re.compile(
    r"^.*: note: FIX-IT applied suggested code changes\n(?: .*\n)*", re.MULTILINE
)


def key_value(text):
    key, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"expected KEY=VALUE, not {text}")
    return key, value


def parse_arguments(argv):
    end = argv.index("--") if "--" in argv else len(argv)
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--llvm-tools", required=True, type=Path, help="where clang-tidy is")
    add("--plugin", required=True, help="the plugin to load")
    add("--pch-dir", required=True, type=Path, help="keeps precompiled headers")
    add("input", type=Path)
    add("temp", help="the copy's name, without its extension")
    add("--checks", default="http-redirect-loses-method")
    add("--option", type=key_value, action="append", default=[])
    add("--std", default="c++17")
    add("--framework", choices=FRAMEWORKS, help="precompile its headers")
    add("--no-pch", action="store_true", help="no, don't")
    add("--no-fix", action="store_true", help="reports, but none with a fix")
    add("--fix-notes", action="store_true", help="apply the fixes of notes too")
    add("--suffix", help="of the CHECK lines to read")
    args = parser.parse_args(argv[:end])
    args.compiler_args = argv[end + 1 :]
    return args


def fail(reason, *details):
    sys.exit("\n".join([f"check_redirects: {reason}", *map(str, details)]))


def run(command, text=None):
    """Runs a command, and prints it so that it can be repeated by hand."""
    command = [str(word) for word in command]
    print("$", shlex.join(command), flush=True)
    return subprocess.run(
        command, input=text, capture_output=True, text=True, check=False
    )


class Expectations:
    """The CHECK lines of a file."""

    def __init__(self, args):
        self.args = args
        self.suffix = f"-{args.suffix}" if args.suffix else ""
        self.count = dict.fromkeys(KINDS, 0)
        for line in DIRECTIVE.finditer(args.input.read_text()):
            self.add(line)
        self.reports = self.count["MESSAGES"] + self.count["NOTES"]
        self.fixes = self.count["FIXES"]
        if self.reports and self.count["NO-MESSAGES"]:
            fail("CHECK-NO-MESSAGES beside lines that expect some")
        if self.fixes and args.no_fix:
            fail("CHECK-FIXES beside --no-fix")
        if self.reports and not self.fixes and not args.no_fix:
            fail("no CHECK-FIXES: say --no-fix if there is nothing to fix")

    def add(self, line):
        name = MODIFIER.sub("", line[1])
        kind = next((k for k in KINDS if re.match(f"{k}(-|$)", name)), None)
        if not kind or bool(line[2]) == (kind == "NO-MESSAGES"):
            fail("a CHECK line that this driver doesn't know:", line[0])
        if name == kind + self.suffix:
            self.count[kind] += 1

    def compare(self, kind, text, *options):
        """Lets FileCheck compare the text with the lines of one kind."""
        if not self.count[kind]:
            return
        prefix = f"CHECK-{kind}{self.suffix}"
        command = [self.args.llvm_tools / "FileCheck", self.args.input]
        options = [f"--check-prefix={prefix}", "--dump-input=never", *options]
        done = run([*command, *options], text)
        if done.returncode:
            fail(f"{prefix} differs:", done.stderr, "The whole text is:", text)


class Precompiled:
    """The headers of a framework, compiled once for all tests of a build."""

    def __init__(self, args):
        self.clang = args.llvm_tools / "clang++"
        self.std = args.std
        self.headers = FRAMEWORKS[args.framework]
        self.pch = args.pch_dir / f"{args.framework}-{args.std}.pch"
        self.depends = self.pch.with_suffix(".d")

    def path(self):
        if not self.is_fresh():
            self.make()
        return self.pch

    def is_fresh(self):
        """Whether neither a header nor the compiler has changed since."""
        try:
            made = self.pch.stat().st_mtime
            names = self.depends.read_text().replace("\\\n", " ").split()[1:]
            return all(os.stat(n).st_mtime < made for n in [self.clang, *names])
        except OSError:
            return False

    def make(self):
        """Tests run in parallel: each must see the whole file or none."""
        self.pch.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.pch.parent) as temp:
            pch, depends = Path(temp, "pch"), Path(temp, "d")
            includes = "".join(f"#include <{h}>\n" for h in self.headers)
            command = [self.clang, f"-std={self.std}", "-x", "c++-header", "-"]
            done = run([*command, "-o", pch, "-MD", "-MF", depends], includes)
            if done.returncode:
                fail("the framework doesn't compile:", done.stderr)
            depends.replace(self.depends)
            pch.replace(self.pch)


class Test:
    def __init__(self, args):
        self.args = args
        self.expected = Expectations(args)
        self.copy = Path(args.temp + args.input.suffix)
        self.flags = [f"-std={args.std}", *args.compiler_args]
        # Flags of the test's own might not suit headers compiled without them.
        if args.framework and not args.no_pch and not args.compiler_args:
            self.flags += ["-include-pch", Precompiled(args).path()]

    def run(self):
        # A CHECK line must not match itself.
        source = DIRECTIVE.sub("//", self.args.input.read_text())
        self.copy.parent.mkdir(parents=True, exist_ok=True)
        self.copy.write_text(source)

        self.compare_reports(self.fix())
        fixed = self.copy.read_text()
        changed = changed_lines(source, fixed)
        self.compare_fixes(fixed, changed)
        if changed:
            self.expect_nothing_left(fixed, changed)

    def fix(self):
        """Applies the fixes to the copy; what clang-tidy prints without that."""
        settings = json.dumps({"CheckOptions": dict(self.args.option)})
        done = run(
            [
                self.args.llvm_tools / "clang-tidy",
                f"-load={self.args.plugin}",
                f"--checks=-*,{self.args.checks}",
                f"--config={settings}",
                "--header-filter=.*",
                "--quiet",
                "--fix-notes" if self.args.fix_notes else "--fix",
                self.copy,
                "--",
                *self.flags,
            ]
        )
        reported_error = done.returncode == 1 and ": error: " in done.stdout
        if done.returncode and not reported_error:
            end = (done.stdout + done.stderr).splitlines()[-20:]
            fail(f"clang-tidy ends with exit code {done.returncode}:", *end)
        return APPLIED.sub("", done.stdout)

    def compare_reports(self, output):
        for kind, said in SAID.findall(output):
            if len(NAME.sub("''", said)) > LONGEST[kind]:
                fail(f"a {kind} has more than {LONGEST[kind]} characters:", said)
        if output and not self.expected.reports:
            fail("nothing is expected, but there are reports:", output)
        reports = "--implicit-check-not={{warning|error}}:"
        self.expected.compare("MESSAGES", output, reports)
        notes = "--implicit-check-not={{note|warning|error}}:"
        self.expected.compare("NOTES", output, notes)

    def compare_fixes(self, fixed, changed):
        self.expected.compare("FIXES", fixed, "--strict-whitespace")
        if len(changed) > self.expected.fixes:
            lines = [f"{number}: {line}" for number, line in changed.items()]
            fail(f"CHECK-FIXES names {self.expected.fixes} of these lines:", *lines)

    def expect_nothing_left(self, fixed, changed):
        output = self.fix()
        if COMPILER_ERROR.search(output):
            fail("the fixed file doesn't compile:", output)
        for path, line in REPORT.findall(output):
            if int(line) in changed and os.path.samefile(path, self.copy):
                fail(f"line {line} has been fixed, and is reported again:", output)
        if self.copy.read_text() != fixed:
            fail("fixed once more, the file changes again:", self.copy.read_text())


def changed_lines(before, after):
    """The lines of the second text, by number, that differ from the first."""
    before, after = before.splitlines(), [*after.splitlines(), ""]
    diff = difflib.SequenceMatcher(None, before, after[:-1], autojunk=False)
    return {
        n + 1: after[n]
        for tag, _, _, start, end in diff.get_opcodes()
        if tag != "equal"
        for n in range(start, max(end, start + 1))  # a line is gone: the next
    }


if __name__ == "__main__":
    Test(parse_arguments(sys.argv[1:])).run()
