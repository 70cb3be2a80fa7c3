#!/usr/bin/env python3
"""Writes a project of COUNT files, each compiled with a macro of its own, of which the
first alone has something to report.

    many_files.py FOLDER COUNT COMPILER
"""

import json
import sys
from pathlib import Path

HTTPLIB = Path(__file__).resolve().parent / "Inputs"
folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
folder = folder.resolve()
first = """#include <httplib.h>
void routes(httplib::Server &server) {
  server.Post("/orders", [](const httplib::Request &req, httplib::Response &res) {
    res.set_redirect("/v2" + req.path);
  });
}
"""
entries = []
for number in range(int(sys.argv[2])):
    name = f"file{number:05}.cpp"
    (folder / name).write_text("" if number else first)
    words = [sys.argv[3], f"-I{HTTPLIB}", f"-DNUMBER={number}", "-c", name]
    entries.append({"directory": str(folder), "file": name, "arguments": words})
(folder / "compile_commands.json").write_text(json.dumps(entries))
