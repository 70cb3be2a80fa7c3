#!/usr/bin/env python3
"""Makes docs/images/terminal.svg: recording.py REDIRECT-TIDY [OUT].

Runs redirect-tidy on the example server, and draws the terminal: one screen for each
command, which follow each other for as long as somebody looks.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "test/ide"))
import screenshot  # noqa: E402

screenshot.COLUMNS, screenshot.LINES = 100, 24
SECONDS = 6  # that each screen is to be seen
# What is typed, what the program is given, and what it is answered.
COMMANDS = [
    ("redirect-tidy src/moved.cpp", ["src/moved.cpp"], ""),
    ("redirect-tidy --why src/moved.cpp:35", ["--why", "src/moved.cpp:35", "--quiet"], ""),
    (
        "redirect-tidy --fix=ask src/entries.cpp",
        ["--fix=ask", "--quiet", "src/entries.cpp"],
        "303\nq\n",
    ),
]


def project(folder):
    """The example server, as a project with a build folder."""
    shutil.copytree(ROOT / "test/examples/guestbook", folder / "src")
    (folder / ".clang-tidy").write_text("Checks: 'http-*'\n")
    (folder / "build").mkdir()
    entries = ",".join(
        f'{{"directory": "{folder}", "file": "src/{name}.cpp",'
        f' "arguments": ["c++", "-std=c++17", "-c", "src/{name}.cpp"]}}'
        for name in ("main", "entries", "moved")
    )
    (folder / "build/compile_commands.json").write_text(f"[{entries}]")


def run(tool, folder, given, answers):
    done = subprocess.run(
        [tool, "--no-cache", *given],
        cwd=folder, input=answers, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "CLICOLOR_FORCE": "1"},
    )  # fmt: skip
    # Nobody has typed the answers where they would be seen.
    typed = iter(answers.split("\n"))
    return re.sub(
        r"What is meant \[.*?\]\? ",
        lambda prompt: prompt[0] + next(typed) + "\n",
        done.stdout.replace(f"{folder}/", ""),
    ).rstrip("\n")


def wrapped(text):
    """The lines of the terminal, broken where it ends."""
    for line in text.split("\n"):
        room = screenshot.COLUMNS
        shown = ""
        for part in re.findall(r"\x1b\[[0-9;]*m|[^\x1b]", line):
            if not part.startswith("\x1b"):
                if not room:
                    yield shown
                    shown, room = "", screenshot.COLUMNS
                room -= 1
            shown += part
        yield shown


def draw(screens):
    yield from screenshot.head()
    period = SECONDS * len(screens)
    share = 100 / len(screens)
    yield (
        "<style>g { visibility: hidden; animation: seen "
        f"{period}s steps(1) infinite; }} @keyframes seen {{ 0% {{ visibility: "
        f"visible; }} {share:.2f}% {{ visibility: hidden; }} }} "
        "g:first-of-type { visibility: visible; }</style>"
    )
    for number, lines in enumerate(screens):
        yield f'<g style="animation-delay: {number * SECONDS}s">'
        yield from screenshot.draw_lines(lines)
        yield "</g>"
    yield "</svg>"


def main():
    tool = shutil.which(sys.argv[1]) or sys.exit(f"no {sys.argv[1]}")
    out = sys.argv[2] if len(sys.argv) > 2 else ROOT / "docs/images/terminal.svg"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        project(folder)
        screens = [
            [
                f"\x1b[32m$\x1b[0m \x1b[1m{typed}\x1b[0m",
                *wrapped(run(os.path.abspath(tool), folder, given, answers)),
            ]
            for typed, given, answers in COMMANDS
        ]
    Path(out).write_text("\n".join(draw(screens)) + "\n")


main()
