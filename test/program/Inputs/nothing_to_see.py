#!/usr/bin/env python3
"""Makes projects of which there is nothing to report, and prints how redirect-tidy is
run on each, and what with, as cases for run_cases.py:

    nothing_to_see.py FOLDER_OF_HTTPLIB
"""

import json
import os
import stat
import sys
from pathlib import Path

INCLUDE = sys.argv[1]
PLAIN = "int plain() { return 1; }\n"
SERVER = (
    "#include <httplib.h>\nvoid routes(httplib::Server &server) {\n"
    '  server.Get("/v1", [](const httplib::Request &, httplib::Response &res) { res.set_redirect("/v2"); });\n}\n'
)


def entry(file, directory=None, flags=()):
    words = ["c++", "-std=c++17", f"-I{INCLUDE}", *flags, "-c", file]
    return {"directory": directory or os.getcwd(), "file": file, "arguments": words}


def write(file, text):
    path = Path(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def project(name, *entries, configuration=None, sources=(("server.cpp", SERVER),)):
    """A folder with a database; without entries, of one server."""
    for file, text in sources:
        write(f"{name}/{file}", text)
    made = list(entries) or [
        entry(str(Path(f"{name}/{file}").absolute())) for file, _ in sources
    ]
    write(f"{name}/compile_commands.json", json.dumps(made))
    if configuration is not None:
        write(f"{name}/.clang-tidy", configuration)


CASES = []

# Each comma costs LLVM's parser a call: in lists, in mappings, with blanks, lines and
# comments in between, and behind what only looks as if a comment began.
COMMAS = (
    ("commas", "[", ","),
    ("commasinmapping", "{a: b", ","),
    ("commaswithblanks", "[", ", \t"),
    ("commasinlines", "[", ",\n "),
    ("commasandcomments", "[", ", # x\n "),
    ("commasbehindtext", '["a,#b"', ","),
)


def case(name, code, says, *arguments, **more):
    is_step = arguments[:1] in (("describe",), ("reduce",))
    words = arguments if is_step else ["--cache", os.path.abspath("cache"), *arguments]
    CASES.append(
        {
            "name": name,
            "code": code,
            "says": says,
            "arguments": [*map(str, words)],
            **more,
        }
    )


def looked_at():
    project("server")
    project("plain", sources=(("plain.cpp", PLAIN),))
    case("no redirect", 0, "0 findings in 1 file", "-p", "plain")
    case("none that a check is about", 0, "0 findings in 1 file", "-p", "server")
    case("a file of it", 0, "0 findings in 1 file", "-p", "server", "server/server.cpp")
    case("an empty diff", 0, "0 findings", "-p", "server", "--diff", "-")
    case("routes alone", 0, "", "-p", "server", "--routes")
    case("the folder around", 0, "0 findings in 1 file", "--quiet=false", folder="server")
    case(
        "some of the files are gone",
        0,
        "passed over, as they aren't there",
        "-p",
        "partly",
    )
    project("partly", entry(os.path.abspath("server/server.cpp")), entry("nowhere.cpp"))


def databases():
    case("no such folder", 2, "there is no folder", "-p", "nowhere")
    write("server/below/x.txt", "")
    case(
        "a folder without, below one with",
        2,
        "no compilation database (compile_commands.json, or compile_flags.txt) in",
        "-p",
        "server/below",
    )
    case("a file that isn't there", 2, "No such file", "-p", "nowhere.json")
    write("alone/x.cpp", PLAIN)
    for name, text, says in [
        ("empty", "[]", "the compilation database is empty"),
        ("nothing", "", "expected a list of compile commands"),
        ("object", "{}", "expected a list of compile commands"),
        (
            "truncated",
            '[{"directory": "/", "file": "x.cpp", "comm',
            "compile_commands.json:1:",
        ),
    ]:
        write(f"{name}/compile_commands.json", text)
        case(f"a database: {name}", 2, says, "-p", name)
    project("relative", entry("src/x.cpp", directory="."))
    write("src/x.cpp", PLAIN)
    case(
        "a database that is relative to another folder",
        2,
        "is both there and C or C++",
        "-p",
        "relative",
    )
    project("others", entry("x.f90"), entry("x.S"))
    case("other languages", 2, "is both there and C or C++", "-p", "others")
    write("flags/compile_flags.txt", "-O\n")
    case("flags for no source", 2, "no files to look at", "-p", "flags")
    case(
        "flags for no file",
        2,
        "no files to look at",
        "--no-cache",
        "--",
        "-O2",
        folder="alone",
    )
    os.mkfifo("pipe.json")
    case("a pipe", 2, "this is no regular file", "-p", "pipe.json")
    Path("pipes").mkdir()
    os.mkfifo("pipes/compile_flags.txt")
    case("flags from a pipe", 2, "this is no regular file", "-p", "pipes")
    os.mkfifo("source.cpp")
    project("piped", entry(os.path.abspath("source.cpp")))
    case("a source that is a pipe", 2, "is both there and C or C++", "-p", "piped")
    project("unread", sources=(("x.cpp", '#include "nowhere.h"\n'),))
    case("a source that can't be read", 2, "can't be read", "-p", "unread")
    project(
        "devices", sources=(("x.cpp", '#include "/dev/zero"\nint x() { return 1; }\n'),)
    )
    case("a source that includes a device", 0, "not permitted", "-p", "devices")
    project("answers", entry("server/server.cpp", flags=("@/dev/zero",)))
    case("a response file that is a device", 0, "0 findings", "-p", "answers")
    for n in range(40):
        write(f"doubled/{n}.rsp", f"@{n + 1}.rsp @{n + 1}.rsp\n")
    write("doubled/40.rsp", "-O\n")
    project(
        "doubled",
        entry("server.cpp", directory=os.path.abspath("doubled"), flags=("@0.rsp",)),
    )
    case(
        "response files that name each other twice",
        0,
        "response files that can't be read are left out: @0.rsp",
        "-p",
        "doubled",
    )


    project("few")
    text = Path("few/compile_commands.json").read_text()
    write("few/compile_commands.json", text.replace("[{", "[" + "," * 500 + "{"))
    case("some commas too many", 0, "0 findings in 1 file", "-p", "few")


def files():
    case(
        "a file that isn't there",
        2,
        "nowhere.cpp: No such file",
        "-p",
        "server",
        "nowhere.cpp",
    )
    os.mkfifo("piped.txt")
    case(
        "a baseline that is a pipe",
        2,
        "piped.txt: this is no regular file",
        "-p",
        "server",
        "--baseline",
        "piped.txt",
    )
    case(
        "a baseline that isn't there",
        2,
        "nowhere.txt: No such file",
        "-p",
        "server",
        "--baseline",
        "nowhere.txt",
    )
    case(
        "a baseline that is a device",
        2,
        "/dev/zero: this is no regular file",
        "-p",
        "server",
        "--baseline",
        "/dev/zero",
    )
    case(
        "a file of no unit",
        2,
        "is no part of the project",
        "-p",
        "server",
        "server/below/x.txt",
    )
    for name, says in (
        ("piped.txt", "piped.txt: this is no regular file"),
        ("/dev/zero", "/dev/zero: this is no regular file"),
    ):
        case(f"why of {name}", 2, says, "-p", "server", "--why", f"{name}:3")
    case(
        "why of a file of no unit",
        2,
        "No such file",
        "-p",
        "server",
        "--why",
        "nowhere.cpp:3",
    )


def configurations():
    none = "no check is enabled: --checks="
    for checks in (
        "-*",
        "no-such-check",
        "http-redirect-typo",
        "-*,bugprone-*",
        "-http-*",
    ):
        case(f"--checks={checks}", 2, none, "-p", "server", f"--checks={checks}")
    case(
        "--config without checks",
        2,
        "the configuration takes all of http-* out",
        "-p",
        "server",
        "--config={Checks: '-http-*'}",
    )
    case(
        "--config with a typo",
        2,
        "--config can't be read",
        "-p",
        "server",
        "--config={Check: x}",
    )
    for name, text, says in [
        (
            "nochecks",
            "Checks: '-*,-http-*'\n",
            "the configuration takes all of http-* out",
        ),
        ("unclosed", "Checks: 'http-*\n", ".clang-tidy:"),
        ("unknown", "Check: http-*\n", ".clang-tidy:1:1: unknown key 'Check'"),
        ("scalar", "http-*\n", ".clang-tidy:1:1: "),
        ("bytes", b"Checks: '\xff\xfe'\n", ".clang-tidy:1:10: this is no text in UTF-8"),
        ("zero", b"Checks: 'http-*'\n\0", ".clang-tidy:2:1: this is no text in UTF-8"),
        (
            "twice",
            "Checks: 'http-*'\nChecks: '-*'\n",
            ".clang-tidy:2:1: the key 'Checks' stands here twice",
        ),
        (
            "alias",
            "Checks: &a 'http-*'\nHeaderFilterRegex: *a\n",
            ".clang-tidy:2:20: aliases aren't taken here",
        ),
        (
            "deep",
            "Checks: " + "[" * 60000,
            "lists and mappings stand in one another, more than 64 deep",
        ),
        (
            "deepblock",
            "- " * 60000 + "x\n",
            "lists and mappings stand in one another, more than 64 deep",
        ),
        ("large", "#" + " " * (1 << 20) + "\n", "this file has more than 1 MB"),
        ("longlist", "Checks: [" + "a," * 500000 + "]\n", "names more than 10000 checks"),
        ("globs", "Checks: '" + "a*," * 10001 + "'\n", "names more than 10000 checks"),
        *(
            (name, f"Checks: {begin}{text * 100000}\n", "more than 1000 commas follow")
            for name, begin, text in COMMAS
        ),
    ]:
        project(name, configuration=text)
        case(f"a configuration: {name}", 2, says, "-p", name)
    for option, says in [
        (
            "http-redirect-loses-method.Model: own.yaml",
            "unknown option 'http-redirect-loses-method.Model'",
        ),
        ("Frameworks: crow2", "unknown framework 'crow2' in option 'Frameworks'"),
        (
            "Meaning: forwrad",
            "invalid configuration value 'forwrad' for option 'Meaning'; did you mean 'forward'?",
        ),
        ("Statuses: '30x'", "invalid value '30x' in option 'Statuses'"),
    ]:
        name = "option" + option.split(":")[0].split(".")[-1]
        project(
            name,
            sources=(("plain.cpp", PLAIN),),
            configuration=f"CheckOptions:\n  {option}\n",
        )
        case(f"an option: {option}", 2, says, "-p", name, errors=0)
    project("inherits", configuration=None)
    write("inherits/.clang-tidy", "Check: x\n")
    write("inherits/src/.clang-tidy", "InheritParentConfig: true\n")
    write("inherits/src/x.cpp", PLAIN)
    project("inherits", entry(os.path.abspath("inherits/src/x.cpp")))
    case(
        "a configuration that is inherited",
        2,
        "inherits/.clang-tidy:1:1: unknown key 'Check'",
        "-p",
        "inherits",
    )
    project("pipedtidy")
    os.mkfifo("pipedtidy/.clang-tidy")
    case(
        "a configuration that is a pipe",
        2,
        ".clang-tidy: this is no regular file",
        "-p",
        "pipedtidy",
    )


def models():
    for name, text, says in [
        ("nomodel", None, "No such file or directory"),
        ("emptymodel", "", "expected a model"),
        (
            "deepmodel",
            "framework: x\nredirects: " + "[" * 60000,
            "model.yaml:2:77: lists and mappings stand in one another",
        ),
        (
            "aliased",
            "framework: &x x\nredirects: *x\n",
            "model.yaml:2:12: aliases aren't taken here",
        ),
        (
            "bombs",
            "framework: x\n"
            + "".join(
                f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
            ),
            "aliases aren't taken here",
        ),
        (
            "twicemodel",
            "framework: x\nframework: y\n",
            "model.yaml:2:1: the key 'framework' stands here twice",
        ),
        ("bytesmodel", b"framework: \xff\n", "model.yaml:1:12: this is no text in UTF-8"),
        ("zeromodel", b"framework: x\0\n", "model.yaml:1:13: this is no text in UTF-8"),
        (
            "largemodel",
            "framework: " + "x" * (1 << 20) + "\n",
            "this file has more than 1 MB",
        ),
        (
            "longmodel",
            "framework: " + "x" * ((1 << 20) - 100) + "\nwrong: 1\n",
            "unknown key 'wrong'",
        ),
        *(
            (
                f"number{number}",
                f"framework: x\nstatuses: [{{function: a::f, status: {number}}}]\n",
                "model.yaml:2:37: expected an argument's number",
            )
            for number in ("99999999999999999999", "4294967296", "-1", "1e9")
        ),
        (
            "codemodel",
            "framework: x\nredirects: [{function: a::f, location: 0, sends: 99999999999999999999}]\n",
            "model.yaml:2:50: expected a number",
        ),
        (
            "longlistmodel",
            "framework: x\nredirects: [" + "a," * 500000 + "]\n",
            "model.yaml:2:13: ",
        ),
        (
            "commasmodel",
            "framework: x\nredirects: [" + "," * 100000,
            "model.yaml:2:1013: more than 1000 commas follow one another",
        ),
    ]:
        project(name, configuration="CheckOptions:\n  Models: model.yaml\n")
        if text is not None:
            write(f"{name}/model.yaml", text)
        case(f"a model: {name}", 2, says, "-p", name, errors=0)
    project("pipedmodel", configuration="CheckOptions:\n  Models: model.yaml\n")
    os.mkfifo("pipedmodel/model.yaml")
    case(
        "a model that is a pipe",
        2,
        "this is no regular file",
        "-p",
        "pipedmodel",
        errors=0,
    )


def deep_databases():
    good = json.dumps(entry(os.path.abspath("server/server.cpp")))
    for name, text, says in [
        ("nested", "[" * 60000, "expected an object"),
        (
            "nestedkey",
            good[:-1] + ', "labels": ' + "[" * 60000,
            'expected less text, or less nesting, in "labels"',
        ),
        (
            "nestedblock",
            good[:-1] + ', "labels": ' + "{a: " * 60000,
            'expected less text, or less nesting, in "labels"',
        ),
        (
            "longkey",
            good[:-1] + ', "labels": [' + "1," * (8 << 20) + "]}",
            'expected less text, or less nesting, in "labels"',
        ),
        (
            "manykeys",
            good[:-1] + "".join(f', "k{n}": 1' for n in range(1 << 20)) + "}",
            "expected an entry of at most 2 MB",
        ),
        (
            "longcommand",
            good[:-1] + ', "output": "' + "x" * (8 << 20) + '"}',
            "expected an entry of at most 2 MB",
        ),
        (
            "longarguments",
            '{"directory": "/", "file": "x.cpp", "arguments": [' + '"a", ' * (8 << 20),
            "expected an entry of at most 2 MB",
        ),
        *(
            (f"database{name}", begin + text * 100000, "expected fewer commas")
            for name, begin, text in COMMAS
        ),
        (
            "nesteddirectory",
            '{"directory": ' + "[" * 60000,
            'expected a text for "directory"',
        ),
        (
            "nestedarguments",
            '{"arguments": ["a", ' + "[" * 60000,
            'expected a text for "arguments"',
        ),
        ("blocks", None, "expected an object"),
        ("twicefile", good[:-1] + ', "file": "x.cpp"}', 'expected "file" once'),
        (
            "longname",
            json.dumps({**entry("x.cpp"), "file": "x" * (1 << 20) + ".cpp"}),
            "is both there and C or C++",
        ),
    ]:
        write(
            f"{name}/compile_commands.json",
            "- " * 60000
            if text is None
            else "[" + text + ("]" if text.endswith("}") else ""),
        )
        case(f"a database: {name}", 2, says, "-p", name)
    Path("huge").mkdir()
    with open("huge/compile_commands.json", "wb") as sparse:
        sparse.truncate(1 << 30)
    case(
        "a database with a line of 1 GB",
        2,
        "this file has more than 512 MB",
        "-p",
        "huge",
    )


def changes():
    case(
        "a diff that isn't there",
        2,
        "No such file",
        "-p",
        "server",
        "--diff",
        "nowhere.diff",
    )
    case(
        "no diff",
        2,
        "this is no unified diff",
        "-p",
        "server",
        "--diff",
        "-",
        input="Hello\n",
    )
    case(
        "a diff in colours",
        2,
        "has colours",
        "-p",
        "server",
        "--diff",
        "-",
        input="\x1b[1mdiff --git a/x b/x\x1b[m\n",
    )
    case(
        "a diff that never ends",
        2,
        "this file has more than 64 MB",
        "-p",
        "server",
        "--diff",
        "/dev/zero",
    )
    case(
        "new NOLINTs of no change",
        2,
        "--no-new-nolint needs --since or --diff",
        "-p",
        "server",
        "--no-new-nolint",
    )
    case(
        "a commit that nobody knows",
        2,
        "git can't tell what has changed",
        "-p",
        "server",
        "--since",
        "no-such-commit",
    )


def outputs():
    no_file = "this is no regular file"
    places = {
        "nowhere/x": "No such file",
        "server": no_file,
        "pipe.json": no_file,
        "link": "this is a symbolic link",
    }
    try:  # A device of its own: this machine's are needed.
        os.mknod("device", stat.S_IFCHR | 0o666, os.makedev(1, 7))
        places["device"] = no_file
    except PermissionError:
        pass
    for option in ("--sarif", "--html", "--index"):
        for place, says in places.items():
            case(f"{option} {place}", 2, says, "-p", "server", option, place)
    Path("link").symlink_to("elsewhere")


def steps():
    case(
        "describe: a file that isn't there",
        2,
        "nowhere.cpp",
        "describe",
        "-p",
        "server",
        "nowhere.cpp",
    )
    case(
        "describe: an index that isn't there",
        2,
        "no such route index",
        "describe",
        "-p",
        "server",
        "--index",
        "nowhere",
        "server/server.cpp",
    )
    case(
        "describe: an index that is a pipe",
        2,
        "this is no regular file",
        "describe",
        "-p",
        "server",
        "--index",
        "pipe.json",
        "server/server.cpp",
    )
    case("reduce: a file that isn't there", 2, "No such file", "reduce", "nowhere")
    case("reduce: a pipe", 2, "this is no regular file", "reduce", "pipe.json")
    case("reduce: no description", 2, "", "reduce", "server/server.cpp")
    case("reduce: nothing", 2, "", "reduce", "empty.txt")
    write("empty.txt", "")
    case(
        "an option that nobody knows",
        2,
        "Unknown command line argument",
        "--no-such-option",
        errors=0,
    )


def main():
    for make in (
        looked_at,
        databases,
        files,
        configurations,
        models,
        deep_databases,
        changes,
        outputs,
        steps,
    ):
        make()
    for made in CASES:
        print(json.dumps(made))


if __name__ == "__main__":
    main()
