#!/usr/bin/env python3
"""Compares what two language servers answer: compare.py FILE STOCK OURS.

Asked is what editors ask: hovers, definitions and completions all over the
file, symbols, tokens, hints, folds, diagnostics and code actions. Answers have
to be equal, but for what our checks report. Prints how many there were.
"""

import argparse
import json
import re
import sys
from pathlib import Path

from language_server import LanguageServer

WHOLE_FILE = (
    "documentSymbol",
    "foldingRange",
    "documentLink",
    "semanticTokens/full",
)
EACH_WORD = ("hover", "definition", "references", "signatureHelp")

# Nothing in the background, and all that there is to complete a word: stock
# clangd's answers then are the same each time.
SAME_EACH_TIME = (
    "--sync",
    "--background-index=0",
    "--limit-results=0",
    "--completion-style=detailed",
)


def answers(server_path, file):
    """Each question with its answer, by name."""
    text = file.read_text()
    document = {"uri": file.as_uri()}
    command = [server_path, *SAME_EACH_TIME]
    with LanguageServer(command, file.parent) as server:
        about = server.about
        about["serverInfo"]["version"] = re.sub(
            r" redirect-tidy [0-9.]+", "", about["serverInfo"]["version"]
        )
        yield "initialize", about
        server.open(file, text)
        diagnostics = [
            diagnostic
            for diagnostic in server.diagnostics(file)
            if not str(diagnostic.get("code", "")).startswith("http-")
        ]
        yield "diagnostics", diagnostics
        for diagnostic in diagnostics:
            fixes = server.quick_fixes(file, diagnostic)
            yield f"fixes of {diagnostic['message']}", fixes
        for name in WHOLE_FILE:
            answer = server.request(f"textDocument/{name}", textDocument=document)
            yield name, answer
        lines = text.split("\n")
        end = {"line": len(lines) - 1, "character": 0}
        everything = {"start": {"line": 0, "character": 0}, "end": end}
        yield "inlayHint", server.request(
            "textDocument/inlayHint", textDocument=document, range=everything
        )
        for number, line in enumerate(lines):
            for word in re.finditer(r"\w+", line):
                where = {"line": number, "character": word.start()}
                yield from at(server, document, where)
            for member in re.finditer(r"\.|->|::", line):
                where = {"line": number, "character": member.end()}
                completion = server.request(
                    "textDocument/completion",
                    textDocument=document,
                    position=where,
                )
                # Those that score the same come in any order.
                items = sorted(map(json.dumps, completion["items"]))
                yield f"completion at {where}", items


def at(server, document, where):
    for name in EACH_WORD:
        yield f"{name} at {where}", server.request(
            f"textDocument/{name}",
            textDocument=document,
            position=where,
            context={"includeDeclaration": True},
        )
    here = {"start": where, "end": where}
    tweaks = server.request(
        "textDocument/codeAction",
        textDocument=document,
        range=here,
        context={"diagnostics": [], "only": ["refactor"]},
    )
    # clangd sorts them by the addresses of their names.
    yield f"tweaks at {where}", sorted(tweak["title"] for tweak in tweaks)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("stock")
    parser.add_argument("ours")
    options = parser.parse_args()
    file = options.file.resolve()
    stock = dict(answers(options.stock, file))
    ours = dict(answers(options.ours, file))
    differing = [
        name
        for name in stock.keys() | ours.keys()
        if stock.get(name) != ours.get(name)
    ]
    for name in sorted(differing):
        print(f"{name}:")
        print("  stock:", json.dumps(stock.get(name)))
        print("  ours: ", json.dumps(ours.get(name)))
    answered = sum(1 for answer in stock.values() if answer)
    print(f"{len(stock)} questions, {answered} answered, {len(differing)} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
