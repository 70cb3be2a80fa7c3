"""A project in a git repository, on which redirect-tidy --since is tried. A program
that imports this takes the arguments REDIRECT-TIDY FOLDER_OF_HTTPLIB FOLDER.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

TOOL, INCLUDE, FOLDER = sys.argv[1], sys.argv[2], Path(sys.argv[3])
COMPILER = ["c++", "-std=c++17", f"-I{INCLUDE}"]
CACHE = ["--cache", FOLDER / "cache"]
ENVIRONMENT = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CEILING_DIRECTORIES": str(FOLDER.resolve().parent),
    **{
        f"GIT_{who}_{what}": f"{what}@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}
HEAD = "#include <httplib.h>\nusing namespace httplib;\n"


def handler(name):
    return (
        f"void {name}(Server &server) {{\n"
        f'  server.Post("/v1/{name}", [](const Request &req, Response &res) {{\n'
        f'    res.set_redirect("/v2" + req.path);\n  }});\n}}\n'
    )


class Repository:
    """It has two handlers for POST with an old redirect each, kept.cpp and
    edited.cpp, on the branch main. What changes does so on the branch work."""

    def __init__(self, name, files=None):
        self.folder = FOLDER / name
        self.folder.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        start = {
            "kept.cpp": HEAD + handler("kept"),
            "edited.cpp": HEAD + handler("old"),
            "README": "text\n",
        }
        for file, text in {**start, **(files or {})}.items():
            self.write(file, text)
        self.commit()
        self.git("checkout", "-q", "-b", "work")

    def git(self, *words):
        subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *words],
            cwd=self.folder,
            env=ENVIRONMENT,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def write(self, file, text):
        path = os.path.join(os.fsencode(self.folder), os.fsencode(file))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(text if isinstance(text, bytes) else text.encode())

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "words")

    def database(self):
        names = sorted(map(str, self.folder.rglob("*.cpp")))
        build = self.folder / ".git" / "build"
        build.mkdir(exist_ok=True)
        commands = [
            {
                "directory": str(self.folder),
                "file": name,
                "arguments": [*COMPILER, "-c", "--", name],
            }
            for name in names
        ]
        text = json.dumps(commands, ensure_ascii=False)
        (build / "compile_commands.json").write_bytes(os.fsencode(text))
        return build

    def found(self, *options, since="main", environment=None, folder="."):
        """The exit code, the number of reports, and what is printed."""
        build = self.database()
        sarif = build / "reports.sarif"
        sarif.unlink(missing_ok=True)
        done = subprocess.run(
            [TOOL, "-p", build, f"--since={since}", "--sarif", sarif, *CACHE, *options],
            cwd=self.folder / folder,
            env={**ENVIRONMENT, **(environment or {})},
            capture_output=True,
            check=False,
        )
        results = (
            json.loads(sarif.read_text())["runs"][0]["results"] if sarif.exists() else []
        )
        return (
            done.returncode,
            len(results),
            done.stdout.decode("utf-8", "replace")
            + done.stderr.decode("utf-8", "replace"),
        )
