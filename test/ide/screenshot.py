#!/usr/bin/env python3
"""Makes docs/images/neovim.svg: screenshot.py REDIRECT-CLANGD [OUT].

Runs Neovim in tmux on the example server and draws what the terminal shows.
"""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COLUMNS, LINES = 92, 26
CELL_WIDTH, CELL_HEIGHT, MARGIN = 8.43, 16.5, 14
FOREGROUND, BACKGROUND = "#d8dee9", "#1d2430"
# Black, red, green, yellow, blue, magenta, cyan, white.
COLOURS = ["#8a93a5", "#e06c75", "#8fc379", "#e5c07b", "#7aa2f7", "#c792ea", "#7fd1de",
           "#e5e9f0"]  # fmt: skip
# What has to be on the screen before it is drawn.
AWAITED = ("use 303 See Other: clients fetch", "POST gets")


def capture(server):
    """The lines of the terminal, with escape sequences for the colours."""
    with tempfile.TemporaryDirectory() as directory:
        example = Path(directory) / "guestbook"
        shutil.copytree(ROOT / "test/examples/guestbook", example)
        (example / ".clang-tidy").write_text("{}\n")
        (example / "compile_flags.txt").write_text("-std=c++17\n")
        tmux = ["tmux", "-L", f"redirect-tidy-{os.getpid()}", "-f", "/dev/null"]
        nvim = f"nvim --clean -n -u {ROOT}/test/ide/screenshot.lua moved.cpp"
        options = ["-x", str(COLUMNS), "-y", str(LINES), "-c", str(example)]
        environment = {**os.environ, "SERVER": server, "XDG_CONFIG_HOME": "/nowhere"}
        colours = [";", "set", "-ga", "terminal-overrides", ",*:Tc"]
        subprocess.run(
            [*tmux, "set", "-g", "default-terminal", "tmux-256color",
             ";", "set", "-g", "status", "off", *colours,
             ";", "new-session", "-d", *options, nvim],
            env=environment, check=True,
        )  # fmt: skip
        try:
            for _ in range(1200):
                time.sleep(0.1)
                shown = subprocess.run(
                    [*tmux, "capture-pane", "-e", "-p"],
                    stdout=subprocess.PIPE, text=True, check=True,
                ).stdout  # fmt: skip
                if all(text in plain(shown) for text in AWAITED):
                    return shown.split("\n")
        finally:
            subprocess.run([*tmux, "kill-server"], check=False)
    sys.exit(f"in the end the screen shows:\n{plain(shown)}")


def plain(text):
    return re.sub(r"\x1b\[[0-9;:]*m", "", text)


class Look:
    """How what follows is drawn; escape sequences change it."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.colour, self.ground = FOREGROUND, BACKGROUND
        self.bold = self.underlined = self.reversed = False

    def obey(self, codes):
        codes = [int(code or 0) for code in re.split("[;:]", codes)]
        while codes:
            code = codes.pop(0)
            if code in (38, 48) and codes[:1] == [2]:
                colour = "#%02x%02x%02x" % tuple(codes[1:4])
                del codes[:4]
                self.colour, self.ground = (
                    (colour, self.ground) if code == 38 else (self.colour, colour)
                )
            elif code in (38, 48):
                del codes[:2]
            elif code == 0:
                self.reset()
            elif 30 <= code <= 37:
                self.colour = COLOURS[code - 30]
            elif code == 39:
                self.colour = FOREGROUND
            elif code == 49:
                self.ground = BACKGROUND
            else:
                self.bold = (self.bold or code == 1) and code != 22
                self.underlined = (self.underlined or code == 4) and code != 24
                self.reversed = (self.reversed or code == 7) and code != 27


def draw(lines):
    yield from head()
    yield from draw_lines(lines)
    yield "</svg>"


def head():
    width = COLUMNS * CELL_WIDTH + 2 * MARGIN
    height = LINES * CELL_HEIGHT + 2 * MARGIN
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" '
        f'height="{height:.0f}" font-size="14" xml:space="preserve" '
        'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace">'
    )
    yield "<style>text { white-space: pre }</style>"
    yield f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>'


def draw_lines(lines):
    look = Look()
    for row, line in enumerate(lines[:LINES]):
        column = 0
        for codes, text in re.findall(r"\x1b\[([0-9;:]*)m|([^\x1b]+)", line):
            if not text:
                look.obey(codes)
                continue
            yield from draw_run(look, column, row, text)
            column += len(text)


def draw_run(look, column, row, text):
    colour, ground = look.colour, look.ground
    if look.reversed:
        colour, ground = ground, colour
    x, y = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT
    width = len(text) * CELL_WIDTH
    if ground != BACKGROUND:
        yield (
            f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" '
            f'height="{CELL_HEIGHT}" fill="{ground}"/>'
        )
    if look.underlined:
        yield (
            f'<rect x="{x:.1f}" y="{y + CELL_HEIGHT - 3}" '
            f'width="{width:.1f}" height="1.5" fill="{colour}"/>'
        )
    if text.strip():
        weight = ' font-weight="bold"' if look.bold else ""
        yield (
            f'<text x="{x:.1f}" y="{y + 13}" fill="{colour}"{weight} '
            f'textLength="{width:.1f}">{html.escape(text)}</text>'
        )


def main():
    server = shutil.which(sys.argv[1]) or sys.exit(f"no {sys.argv[1]}")
    out = Path(sys.argv[2] if sys.argv[2:] else ROOT / "docs/images/neovim.svg")
    out.parent.mkdir(exist_ok=True)
    out.write_text("\n".join(draw(capture(str(Path(server).resolve())))) + "\n")


if __name__ == "__main__":
    main()
