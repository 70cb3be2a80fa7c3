#!/usr/bin/env python3
"""Tries redirect-tidy --since on changes of a repository, each in one of its own:

    since.py REDIRECT-TIDY FOLDER_OF_HTTPLIB FOLDER
"""

import concurrent.futures
import json
import random
import subprocess
import sys

from git_project import ENVIRONMENT, FOLDER, HEAD, TOOL, Repository, handler


def expect(repository, wanted, *options, says="", code=None, **more):
    ended, count, text = repository.found(*options, **more)
    code = (1 if wanted else 0) if code is None else code
    if ended != code or count != wanted or says not in text:
        raise AssertionError(
            f"exit code {ended}, {count} reports; not {code}, {wanted}, {says!r}:\n{text}"
        )


NEW = HEAD + handler("old") + handler("added")


# --- What is found -----------------------------------------------------------


def committed(r):
    r.write("edited.cpp", NEW)
    r.commit()
    expect(r, 1)
    expect(r, 0, since="HEAD")


def not_committed(r):
    r.write("edited.cpp", NEW)
    expect(r, 1)
    r.git("add", "-A")
    expect(r, 1)


def not_added(r):
    r.write("new.cpp", HEAD + handler("added"))
    expect(r, 1)


def nothing(r):
    expect(r, 0)
    r.write("README", "other\n")
    r.write("edited.cpp", HEAD + "// A word.\n" + handler("old"))
    expect(r, 0)


SHOW = 'void show(const Request &req, Response &res) { res.set_redirect("/v2" + req.path); }\n'
ROUTES = """void show(const Request &, Response &);
void routes(Server &server) { server.Get("/v1/x", show); }
"""


def registration_elsewhere(r):
    """The redirect's own file doesn't change."""
    r.write("routes.cpp", HEAD + ROUTES.replace("Get", "Post"))
    expect(r, 1)


def names_of_any_bytes(r):
    """Names of files needn't be UTF-8, and their redirects stand elsewhere."""
    r.write("rout\udce9s.cpp", HEAD + ROUTES.replace("Get", "Post"))
    expect(r, 1)
    expect(r, 1)  # The second time, what is kept must say the same.


def lines_like_headers(r):
    r.write("edited.cpp", "/*\n++ b/kept.cpp\n-- a/x\n@@ -1 +1 @@\n*/\n" + NEW)
    r.commit()
    expect(r, 1)


def attributes(r):
    r.write(
        ".gitattributes",
        "*.cpp binary\nedited.cpp -diff diff=hidden filter=hidden text eol=crlf\n",
    )
    r.git("config", "diff.hidden.textconv", "true")
    r.git("config", "diff.hidden.command", "true")
    r.write("edited.cpp", NEW)
    r.commit()
    expect(r, 1)


def settings(r):
    for setting in (
        "diff.noprefix true",
        "diff.mnemonicPrefix true",
        "color.ui always",
        "diff.external true",
        "core.quotePath false",
        "diff.orderFile /dev/null",
        "diff.ignoreSubmodules all",
        "diff.renames copies",
        "core.fsmonitor true",
    ):
        r.git("config", *setting.split())
    r.write("edited.cpp", NEW)
    r.commit()
    expect(
        r, 1, environment={"GIT_EXTERNAL_DIFF": "true", "GIT_DIFF_OPTS": "--unified=9"}
    )


def hook(r):
    """git runs hooks with names for itself in the environment."""
    r.write("edited.cpp", NEW)
    r.write("deep/x.h", "int x;\n")
    environment = {
        "GIT_DIR": str(r.folder / ".git"),
        "GIT_INDEX_FILE": ".git/nowhere",
        "GIT_PREFIX": "deep/",
    }
    expect(r, 1, environment=environment, folder="deep")


def line_ends(r):
    """Lines that end otherwise aren't new; a new one among them is."""
    r.write("edited.cpp", (HEAD + handler("old")).replace("\n", "\r\n"))
    r.commit()
    expect(r, 0)
    r.write("edited.cpp", NEW.replace("\n", "\r\n"))
    expect(r, 1)


def lone_returns(r):
    """Compilers begin a line at each carriage return, git doesn't."""
    r.write(
        "edited.cpp",
        HEAD + "\r" * 100 + "\n" + handler("old") + "\r" * 50 + handler("added"),
    )
    expect(r, 1)


def no_newline_at_the_end(r):
    r.write("edited.cpp", NEW.rstrip("\n"))
    expect(r, 1)


def renamed(r):
    r.git("mv", "edited.cpp", "moved.cpp")
    r.commit()
    expect(r, 0)
    r.write("moved.cpp", NEW)
    expect(r, 1)


def renamed_to_a_source(r):
    r.git("mv", "old.txt", "old.cpp")
    r.commit()
    expect(r, 1)


def copied(r):
    r.write("copy.cpp", HEAD + handler("old"))
    r.commit()
    expect(r, 1)


def link(r):
    """What is compiled under a new name is new."""
    (r.folder / "lib").mkdir()
    r.write("lib/old.txt", HEAD + handler("linked"))
    r.git("add", "-A")
    r.git("commit", "-qm", "words")
    r.git("checkout", "-qB", "main")
    r.git("checkout", "-qb", "more")
    (r.folder / "lib" / "old.cpp").symlink_to("old.txt")
    r.commit()
    expect(r, 1)


def merged(r):
    r.git("checkout", "-q", "main")
    r.write("kept.cpp", HEAD + handler("kept") + handler("others"))
    r.commit()
    r.git("checkout", "-q", "work")
    r.write("edited.cpp", NEW)
    r.commit()
    r.git("merge", "-q", "-m", "words", "main")
    expect(r, 1)


def conflict(r):
    r.write("edited.cpp", NEW)
    r.commit()
    r.git("checkout", "-q", "main")
    r.write("edited.cpp", HEAD + "// Others\n" + handler("old").replace("old", "older"))
    r.commit()
    r.git("checkout", "-q", "work")
    subprocess.run(
        ["git", "merge", "-q", "main"],
        cwd=r.folder,
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    r.write("edited.cpp", NEW)
    code, count, text = r.found()
    if code != 1 or not count:
        raise AssertionError(text)


def submodule(r):
    inner = Repository("inner")
    r.git("submodule", "add", "-q", str(inner.folder), "inner")
    r.commit()
    r.git("checkout", "-qB", "main")
    r.git("checkout", "-qb", "more")
    expect(r, 0)
    inside = r.folder / "inner" / "edited.cpp"
    inside.write_text(NEW)
    expect(r, 1)
    for words in (["add", "-A"], ["commit", "-qm", "words"]):
        subprocess.run(
            ["git", *words], cwd=r.folder / "inner", env=ENVIRONMENT, check=True
        )
    expect(r, 1)
    r.git("config", "-f", ".gitmodules", "submodule.inner.ignore", "all")
    r.commit()
    expect(r, 1)


def hostile_names(r):
    """Whatever names look like, each new file's redirect is found."""
    generator = random.Random(22)
    pieces = [
        "-load=",
        "--plugin=x",
        "a b",
        "\t",
        "\n",
        '"',
        "\\",
        "\\303",
        "'",
        "*",
        "?",
        ":1:2: warning: x",
        "=> ",
        "$(x)",
        "`x`",
        "\r",
        "\x1b[1m",
        "%s",
        "\u00e9",
        "b/",
        "../"[2:],
        " -- ",
        ";",
        "|",
        "{",
        "}",
        ",",
        "#",
    ]
    names = {
        "-load=x.cpp",
        "--.cpp",
        "a\nb.cpp",
        ' "q".cpp',
        "x\ty.cpp",
        ":(glob)x.cpp",
        "@x.cpp",
        "~x.cpp",
        "b/x.cpp",
        "edited.cpp:1:1: note: x.cpp",
    }
    while len(names) < 40:
        name = (
            "".join(generator.choices(pieces, k=generator.randint(1, 4))).strip("/")
            + f"{len(names)}.cpp"
        )
        names.add(name.replace("//", "/"))
    for number, name in enumerate(sorted(names)):
        r.write(name, HEAD + handler(f"named{number}"))
    r.commit()
    expect(r, len(names))
    for number, name in enumerate(sorted(names)):
        r.write(name, "// A word.\n" + HEAD + handler(f"named{number}"))
    expect(r, 0, since="HEAD")


# --- What is told ------------------------------------------------------------


def configuration(r):
    r.write(".clang-tidy", "CheckOptions:\n  Models: own.yaml\n")
    r.write("own.yaml", "framework: own\n")
    r.commit()
    expect(r, 0, says=".clang-tidy: this change alters what the checks are told")
    expect(r, 0, says="own.yaml: this change alters what the checks are told")
    r.git("checkout", "-qB", "main")
    r.git("checkout", "-qb", "more")
    (r.folder / ".clang-tidy").unlink()
    expect(r, 0, says=".clang-tidy: this change alters what the checks are told")


def nolint(r):
    at = NEW.rindex(";\n  });")
    quiet = NEW[:at] + "; // NOLINT(http-*)" + NEW[at + 1 :]
    r.write("edited.cpp", quiet)
    expect(r, 0, says="edited.cpp:10: this change adds a NOLINT for these checks")
    expect(
        r,
        1,
        "--no-new-nolint",
        "--quiet",
        says="edited.cpp:10: this change adds a NOLINT for these checks",
    )
    r.git("add", "-A")
    r.git("commit", "-qm", "words")
    expect(r, 0, "--no-new-nolint", since="HEAD")
    at = NEW.rindex("res.set")
    r.write("edited.cpp", NEW[:at] + "// NOLINTNEXTLINE\n    " + NEW[at:])
    expect(r, 1, "--no-new-nolint")
    r.write(
        "edited.cpp",
        NEW.replace("void added", "// NOLINTBEGIN(bugprone-*)\nvoid added")
        + "// NOLINTEND(bugprone-*)\n",
    )
    code, count, text = r.found()
    if code != 1 or "NOLINT for these" in text:
        raise AssertionError(text)


def not_compiled(r):
    """What nobody compiles can't be judged; that is said."""
    r.write("spare.cpp", HEAD + handler("spare"))
    r.commit()
    build = r.database()
    database = build / "compile_commands.json"
    known = [
        entry
        for entry in json.loads(database.read_text())
        if "spare" not in entry["file"]
    ]
    r.database = lambda: database.write_text(json.dumps(known)) and build
    expect(r, 0, says="spare.cpp: this change is in a source that nothing compiles")


def made_by_the_build(r):
    build = r.folder / "out"
    commands = (r.database() / "compile_commands.json").read_text()
    r.write("out/compile_commands.json", commands)
    r.write("out/CMakeFiles/try/main.cpp", "int main() {}\n")
    r.database = lambda: build
    ended, count, text = r.found()
    if (ended, count) != (0, 0) or "this change" in text:
        raise AssertionError(f"exit code {ended}, {count} reports: {text}")
    # What is added to git is a change as any.
    r.commit()
    expect(r, 0, says="compile_commands.json: this change alters what the checks are told")
    expect(r, 0, says="main.cpp: this change is in a source that nothing compiles")
    expect(r, 0, "--strict", code=2)


def cannot_tell(r):
    expect(
        r,
        0,
        since="nowhere",
        code=2,
        says="git can't tell what has changed: it knows no commit nowhere",
    )
    expect(r, 0, since="--output=x", code=2, says="it knows no commit")
    r.git("checkout", "-q", "--orphan", "alone")
    r.write("README", "alone\n")
    r.commit()
    expect(r, 0, code=2, says="have no commit in common")


def elsewhere(r):
    """Run in another repository, it would see no change."""
    other = Repository("other")
    build = r.database()
    done = subprocess.run(
        [TOOL, "-p", build, "--since", "main"],
        cwd=other.folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    if (
        done.returncode != 2
        or "none of the project's files is in the repository" not in done.stderr
    ):
        raise AssertionError(done.stderr)
    done = subprocess.run(
        [TOOL, "-p", build, "--since", "main"],
        cwd=FOLDER,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 2 or "git can't tell what has changed" not in done.stderr:
        raise AssertionError(done.stderr)


# What there is from the start, beside the two handlers.
START = {
    "registration_elsewhere": {"handlers.cpp": HEAD + SHOW, "routes.cpp": HEAD + ROUTES},
    "names_of_any_bytes": {
        "handl\udce9rs.cpp": HEAD + SHOW,
        "rout\udce9s.cpp": HEAD + ROUTES,
    },
    "renamed_to_a_source": {"old.txt": HEAD + handler("text")},
}
CASES = [
    committed,
    not_committed,
    not_added,
    nothing,
    registration_elsewhere,
    names_of_any_bytes,
    lines_like_headers,
    attributes,
    settings,
    hook,
    line_ends,
    lone_returns,
    no_newline_at_the_end,
    renamed,
    renamed_to_a_source,
    copied,
    link,
    merged,
    conflict,
    submodule,
    hostile_names,
    configuration,
    nolint,
    not_compiled,
    made_by_the_build,
    cannot_tell,
    elsewhere,
]


def attempt(case):
    repository = Repository(case.__name__, START.get(case.__name__))
    try:
        case(repository)
    except AssertionError as problem:
        return f"{case.__name__}: {problem}"
    return ""


def main():
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [text for text in pool.map(attempt, CASES) if text]
    print(f"{len(CASES)} cases, {len(wrong)} wrong")
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
