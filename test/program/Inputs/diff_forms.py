#!/usr/bin/env python3
"""Makes a project with an old redirect in each of two files, and prints diffs of it
as cases for run_cases.py: forms that say a redirect's line was added, forms that say
another was, and forms of which nothing can be told.

    diff_forms.py FOLDER_OF_HTTPLIB
"""

import json
import sys
from pathlib import Path

NAMES = ["src/orders.cpp", "src/caf\u00e9 bar.cpp", "b/items.cpp"]
SOURCE = """#include <httplib.h>
using namespace httplib;
void routes{number}(Server &server) {{
  server.Post("/v1/{number}", [](const Request &req, Response &res) {{ res.set_redirect("/v2" + req.path); }});
}}
"""


def make_project(include):
    commands = []
    for number, name in enumerate(NAMES):
        file = Path(name)
        file.parent.mkdir(exist_ok=True)
        file.write_text(SOURCE.format(number=number))
        words = ["c++", "-std=c++17", f"-I{include}", "-c", name]
        commands.append({"directory": ".", "file": name, "arguments": words})
    Path("compile_commands.json").write_text(json.dumps(commands))


# A hunk that adds the redirect's line, and one that adds the line before it.
REDIRECT = SOURCE.format(number=0).split("\n")[3]
ADDED = f"@@ -3,0 +4 @@ void routes\n+{REDIRECT}\n"
OTHER = "@@ -2,0 +3 @@\n+void routes0(Server &server) {\n"
CONTEXT = f"""@@ -1,4 +1,5 @@
 #include <httplib.h>
 using namespace httplib;
 void routes0(Server &server) {{
+{REDIRECT}
 }}
"""


def names(old, new):
    return f"--- {old}\n+++ {new}\n"


def git(old, new, hunks=ADDED):
    return f"diff --git {old} {new}\nindex 123..456 100644\n" + names(old, new) + hunks


ORDERS = git("a/src/orders.cpp", "b/src/orders.cpp")
FOUND = {
    "as git writes it": ORDERS,
    "with context": git("a/src/orders.cpp", "b/src/orders.cpp", CONTEXT),
    "without prefixes": git("src/orders.cpp", "src/orders.cpp"),
    "with mnemonic prefixes": git("i/src/orders.cpp", "w/src/orders.cpp"),
    "with prefixes of one's own": git("old/src/orders.cpp", "new/src/orders.cpp"),
    "with the same prefix twice": git("x/src/orders.cpp", "x/src/orders.cpp"),
    "by diff -u": names(
        "src/orders.cpp.orig\t2026-01-01 12:00", "src/orders.cpp\t2026-01-02 12:00"
    )
    + ADDED,
    "by diff -r": "diff -ru old/src new/src\n"
    + names("old/src/orders.cpp", "new/src/orders.cpp")
    + ADDED,
    "by svn": "Index: src/orders.cpp\n"
    + "=" * 67
    + "\n"
    + names("src/orders.cpp\t(revision 1)", "src/orders.cpp\t(working copy)")
    + ADDED,
    "in a folder called b": git("b/items.cpp", "b/items.cpp"),
    "in a folder called b, with prefixes": git("a/b/items.cpp", "b/b/items.cpp"),
    "a new file": "diff --git a/src/orders.cpp b/src/orders.cpp\nnew file mode 100644\n"
    + names("/dev/null", "b/src/orders.cpp")
    + ADDED,
    "a copy": "diff --git a/x.cpp b/src/orders.cpp\nsimilarity index 100%\ncopy from x.cpp\ncopy to src/orders.cpp\n",
    "renamed to a source": "diff --git a/x.txt b/src/orders.cpp\nsimilarity index 100%\nrename from x.txt\nrename to src/orders.cpp\n",
    "renamed with changes": "diff --git a/x.cpp b/src/orders.cpp\nsimilarity index 90%\nrename from x.cpp\nrename to src/orders.cpp\n"
    + names("a/x.cpp", "b/src/orders.cpp")
    + ADDED,
    "a quoted name": git(
        '"a/src/caf\\303\\251 bar.cpp"', '"b/src/caf\\303\\251 bar.cpp"'
    ),
    "a name with a blank": git("a/src/caf\u00e9 bar.cpp\t", "b/src/caf\u00e9 bar.cpp\t"),
    "a line like a header before": git(
        "a/src/orders.cpp", "b/src/orders.cpp", "@@ -1,0 +2 @@\n+++ b/other.cpp\n" + ADDED
    ),
    "a removed line like a header before": git(
        "a/src/orders.cpp", "b/src/orders.cpp", "@@ -2 +1,0 @@\n--- a/other.cpp\n" + ADDED
    ),
    "no newline at the end": git(
        "a/src/orders.cpp", "b/src/orders.cpp", ADDED + "\\ No newline at end of file\n"
    ),
    "CRLF": ORDERS.replace("\n", "\r\n"),
    "CR in the code": git(
        "a/src/orders.cpp",
        "b/src/orders.cpp",
        "@@ -1,0 +2,2 @@\n+++ b/x.cpp\r\n+\r\n" + ADDED,
    ),
    "by git format-patch": "From 1234 Mon Sep 17 00:00:00 2001\nFrom: A <a@b.c>\nSubject: [PATCH] Post\n\n"
    "It's @ home.\n---\n src/orders.cpp | 1 +\n 1 file changed\n\n"
    + ORDERS
    + "-- \n2.39.5\n",
    "by git log": "commit 12\nAuthor: A <a@b.c>\n\n    Words\n\n"
    + git("a/x.cpp", "b/x.cpp", OTHER)
    + "\ncommit 34\nAuthor: A <a@b.c>\n\n    More\n\n"
    + ORDERS,
    "behind a binary file": "diff --git a/logo.png b/logo.png\nindex 1..2 100644\nBinary files a/logo.png and b/logo.png differ\n"
    + ORDERS,
    "behind a binary patch": "diff --git a/logo.png b/logo.png\nindex 1..2 100644\nGIT binary patch\nliteral 3\nKcmZQzWMT#Y01f~L\n\nliteral 0\nHcmV?d00001\n\n"
    + ORDERS,
}
NOTHING = {
    "nothing": "",
    "an empty line": "\n",
    "another line": git("a/src/orders.cpp", "b/src/orders.cpp", OTHER),
    "another file": git("a/README.md", "b/README.md"),
    "a file that goes": "diff --git a/gone.cpp b/gone.cpp\ndeleted file mode 100644\n"
    + names("a/gone.cpp", "/dev/null")
    + "@@ -4 +0,0 @@\n-x\n",
    "modes alone": "diff --git a/src/orders.cpp b/src/orders.cpp\nold mode 100644\nnew mode 100755\n",
    "renamed": "diff --git a/x.cpp b/src/orders.cpp\nsimilarity index 100%\nrename from x.cpp\nrename to src/orders.cpp\n",
    "a picture": "diff --git a/a.png b/a.png\nindex 1..2 100644\nBinary files a/a.png and b/a.png differ\n",
}
UNTOLD = {
    "colours": (
        "\x1b[1mdiff --git a/src/orders.cpp b/src/orders.cpp\x1b[m\n\x1b[36m@@ -3,0 +4 @@\x1b[m\n\x1b[32m+x\x1b[m\n",
        "has colours",
    ),
    "coloured hunks alone": (
        git("a/src/orders.cpp", "b/src/orders.cpp", "\x1b[36m@@ -3,0 +4 @@\x1b[m\n+x\n"),
        "has colours",
    ),
    "a merge": (
        "diff --cc src/orders.cpp\nindex 1,2..3\n--- a/src/orders.cpp\n+++ b/src/orders.cpp\n@@@ -1,1 -1,1 +1,2 @@@\n++x\n",
        "combined diff",
    ),
    "a source taken for binary": (
        "diff --git a/src/orders.cpp b/src/orders.cpp\nindex 1..2 100644\nBinary files a/src/orders.cpp and b/src/orders.cpp differ\n",
        "doesn't show what has changed",
    ),
    "a source as a binary patch": (
        "diff --git a/src/orders.cpp b/src/orders.cpp\nindex 1..2 100644\nGIT binary patch\nliteral 3\nKcmZQz\n\n",
        "doesn't show what has changed",
    ),
    "an odd name taken for binary": (
        'Binary files "a/src/caf\\303\\251 bar.cpp" and "b/src/caf\\303\\251 bar.cpp" differ\n',
        "doesn't show what has changed",
    ),
    "a submodule": (
        "diff --git a/src b/src\nindex 1..2 160000\n--- a/src\n+++ b/src\n@@ -1 +1 @@\n-Subproject commit 12\n+Subproject commit 34\n",
        "doesn't show what has changed",
    ),
    "a submodule's log": (
        "Submodule src 1234567..89abcde:\n  > Words\n",
        "is about a submodule",
    ),
    "words": ("Everything is fine.\n", "no unified diff"),
    "a context diff": (
        "*** src/orders.cpp\n***************\n*** 1,2 ****\n! x\n",
        "no unified diff",
    ),
    "an ed script": ("4c\nx\n.\n", "no unified diff"),
    "statistics": (" src/orders.cpp | 2 +-\n 1 file changed\n", "no unified diff"),
    "one side only": ("Only in new/src: orders.cpp\n", "only one side has"),
    "cut off": (git("a/src/orders.cpp", "b/src/orders.cpp", CONTEXT[:-3]), "cut off"),
    "cut off behind a name": ("--- a/src/orders.cpp\n", "cut off"),
    "a hunk of no file": (ADDED, "none of a unified diff"),
    "a name of no file": ("+++ b/src/orders.cpp\n" + ADDED, "none of a unified diff"),
    "a hunk that isn't numbered": (
        git("a/src/orders.cpp", "b/src/orders.cpp", "@@ -x +y @@\n"),
        "none of a unified diff",
    ),
    "a hunk with one range": (
        git("a/src/orders.cpp", "b/src/orders.cpp", "@@ -1 @@\n"),
        "none of a unified diff",
    ),
    "a number out of range": (
        git("a/src/orders.cpp", "b/src/orders.cpp", "@@ -1 +99999999999999999999 @@\n"),
        "none of a unified diff",
    ),
    "more lines than it says": (
        git("a/src/orders.cpp", "b/src/orders.cpp", ADDED + "+more\n"),
        "none of a unified diff",
    ),
    "a name that doesn't end": (
        names('"a/src', '"b/src/orders.cpp') + ADDED,
        "none of a unified diff",
    ),
    "UTF-16": (ORDERS.replace("\n", "\0\n\0"), "none of a unified diff"),
    "no diff at all": ("#include <httplib.h>\n", "no unified diff"),
}


def main():
    make_project(sys.argv[1])
    arguments = ["-p", ".", "--cache", "cache", "--diff", "-"]
    case = {"arguments": arguments}
    for name, text in FOUND.items():
        print(
            json.dumps(
                {**case, "name": name, "input": text, "code": 1, "says": "1 finding in"}
            )
        )
    for name, text in NOTHING.items():
        print(
            json.dumps(
                {**case, "name": name, "input": text, "code": 0, "says": "0 findings in"}
            )
        )
    for name, (text, says) in UNTOLD.items():
        print(json.dumps({**case, "name": name, "input": text, "code": 2, "says": says}))


if __name__ == "__main__":
    main()
