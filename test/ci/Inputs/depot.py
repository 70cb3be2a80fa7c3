"""Finds the ten redirects of Inputs/depot by every way in that this project has, each
in a copy of its own: depot.py NAME=VALUE... in an empty folder.

What is to be found stands in the sources: "// finds loses-method".
"""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

CONFIG = dict(word.split("=", 1) for word in sys.argv[1:])
SOURCE = Path(CONFIG["source"])
PROJECT = SOURCE / "test/ci/Inputs/depot"
TIDY = CONFIG["redirect-tidy"]
GATE = CONFIG["gate"].split()
PREFIX = "http-redirect-"
sys.path.insert(0, str(SOURCE / "test/ide"))
os.environ["HTTPLIB"] = CONFIG["httplib"]

TEXT = re.compile(r"^(\S+?):(\d+):\d+: (?:warning|error): .* \[(http-redirect-[\w-]+)", re.M)


def wanted():
    found = set()
    for file in (*PROJECT.glob("src/*"), *PROJECT.glob("include/*/*")):
        for number, line in enumerate(file.read_text().split("\n"), 1):
            if kind := re.search(r"// finds ([\w-]+)", line):
                found.add((file.name, number, PREFIX + kind[1]))
    assert len(found) == 10, found
    return found


def in_text(text):
    return {(Path(file).name, int(line), check) for file, line, check in TEXT.findall(text)}


def run(command, code=1, **more):
    done = subprocess.run(
        [str(word) for word in command],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **more,
    )
    assert code is None or done.returncode == code, f"exit code {done.returncode}:\n{done.stdout}"
    return done.stdout


def git(*words):
    run(["git", *words], 0)


def tidy(*words, **more):
    return run([TIDY, "--no-cache", *words], **more)


def configure(*words):
    shutil.copytree(PROJECT, "depot")
    os.chdir("depot")
    return run(["cmake", "-S", ".", "-B", "build", *words], 0)


# --- The ways ----------------------------------------------------------------


def command_line():
    said = tidy()
    assert said.count("\n") <= 100, "ten findings in at most 100 lines"
    return in_text(said)


def gate():
    return in_text(run(GATE))


def since():
    git("init", "-q", "-b", "main")
    Path(".gitignore").write_text("/build/\n")
    git("add", ".gitignore")
    git("commit", "-qm", "nothing yet")
    git("add", "-A")
    git("commit", "-qm", "depot")
    return in_text(tidy("--since", "HEAD~1"))


def gate_since():
    since()
    return in_text(run([*GATE, "--diff", "HEAD~1"]))


def diff():
    since()
    patch = run(["git", "diff", "-U0", "HEAD~1"], 0)
    return in_text(tidy("--diff", "-", input=patch))


def baseline():
    Path("none.txt").write_text("")
    found = in_text(tidy("--baseline", "none.txt"))
    tidy("--baseline", "known.txt", "--write-baseline", code=0)
    known = Path("known.txt").read_text().splitlines()
    assert sum(": " + PREFIX in line for line in known) == 10, known
    assert not in_text(tidy("--baseline", "known.txt", code=0))
    return found


def sarif():
    tidy("--sarif", "out.sarif")
    results = json.loads(Path("out.sarif").read_text())["runs"][0]["results"]
    places = [(r["locations"][0]["physicalLocation"], r["ruleId"]) for r in results]
    return {
        (Path(at["artifactLocation"]["uri"]).name, at["region"]["startLine"], rule)
        for at, rule in places
    }


def gitlab():
    tidy("--gitlab", "out.json")
    return {
        (Path(r["location"]["path"]).name, r["location"]["lines"]["begin"], r["check_name"])
        for r in json.loads(Path("out.json").read_text())
    }


def junit():
    tidy("--junit", "out.xml")
    found = set()
    for case in xml.parse("out.xml").iter("testcase"):
        for failure in case.iter("failure"):
            line = re.search(r"in line (\d+)$", case.get("name"))[1]
            found.add((Path(case.get("file")).name, int(line), failure.get("type")))
    return found


def github():
    form = re.compile(r"^::(?:warning|notice) file=(.*?),line=(\d+),.*title=(http-[\w-]+)::", re.M)
    found = form.findall(tidy("--github"))
    return {(Path(file).name, int(line), check) for file, line, check in found}


def steps():
    """Unit by unit, as a build system does it."""
    commands = json.loads(Path("build/compile_commands.json").read_text())
    names = [entry["file"] for entry in commands]
    told = {}
    for _ in range(3):
        for name in names:
            index = ["--index", told[name]] if name in told else []
            part = f"{Path(name).stem}.unit"
            run([TIDY, "describe", "-p", "build", "--root", ".", *index, "-o", part, name], 0)
        parts = [f"{Path(name).stem}.unit" for name in names]
        run([TIDY, "reduce", "-o", "routes.index", *parts], 0)
        told = dict.fromkeys(names, "routes.index")
    return with_index("routes.index", names)


def with_index(index, names):
    """Stock clang-tidy, a file at a time."""
    options = "{CheckOptions: {RouteIndex: %s}}" % Path(index).absolute()
    command = [CONFIG["clang-tidy"], f"-load={CONFIG['plugin']}", "-checks=-*,http-*"]
    return in_text(
        run([*command, f"-config={options}", "-header-filter=.*", "-p", "build", *names], 0)
    )


def clang_tidy():
    tidy("--index", "routes.index")
    return with_index("routes.index", sorted(Path("src").glob("*.cpp")))


def cmake():
    tidy("--index", "routes.index")
    options = "{CheckOptions: {RouteIndex: %s}}" % Path("routes.index").absolute()
    words = [CONFIG["clang-tidy"], f"-load={CONFIG['plugin']}", "-checks=-*,http-*"]
    words += [f"-config={options}", "-header-filter=.*"]
    run(["cmake", "-B", "checked", "-DCMAKE_CXX_CLANG_TIDY=" + ";".join(words)], 0)
    return in_text(run(["cmake", "--build", "checked"], 0))


def meson():
    Path("bin").mkdir()
    Path("bin/redirect-tidy").symlink_to(TIDY)
    path = {**os.environ, "PATH": f"{Path('bin').absolute()}{os.pathsep}{os.environ['PATH']}"}
    run(["meson", "setup", "made", f"-Dhttplib={os.environ['HTTPLIB']}"], 0, env=path)
    return in_text(run(["meson", "compile", "-C", "made", "redirects"], None, env=path))


def pre_commit():
    since()
    hook = Path("../hook").absolute()
    (hook / "ci").mkdir(parents=True)
    shutil.copy(SOURCE / ".pre-commit-hooks.yaml", hook)
    shutil.copy(SOURCE / "ci/redirect-gate", hook / "ci")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "hook"], ["tag", "v1"]):
        git("-C", str(hook), *words)
    Path(".pre-commit-config.yaml").write_text(
        f"repos: [{{repo: {hook}, rev: v1, hooks: [{{id: redirect-tidy,"
        f" args: {json.dumps(GATE[2:])}}}]}}]\n"
    )
    git("add", "-A")
    where = {**os.environ, "PRE_COMMIT_HOME": str(hook.parent / "cache")}
    return in_text(run(["pre-commit", "run", "--all-files"], env=where))


def demo():
    """With stand-ins for what builds and installs: it has been built."""
    Path("bin").mkdir()
    for name in ("ninja", "apt-get", "sudo"):
        Path("bin", name).symlink_to("/bin/true")
    path = {**os.environ, "PATH": f"{Path('bin').absolute()}{os.pathsep}{os.environ['PATH']}"}
    return in_text(run([SOURCE / "dev", "demo", "-p", Path("build").absolute()], 0, env=path))


def editor():
    from language_server import LanguageServer

    files = [*Path.cwd().glob("src/*.cpp"), *Path.cwd().glob("include/*/*.h")]
    tidy("--index", "routes.index")
    command = [CONFIG["redirect-clangd"], "--background-index=false"]
    Path(".clang-tidy").write_text(
        "CheckOptions: {RouteIndex: %s}\n" % Path("routes.index").absolute()
    )
    found = set()
    with LanguageServer(command, Path.cwd()) as server:
        for file in files:
            server.open(file, file.read_text())
            for d in server.diagnostics(file):
                notes = [n["location"]["range"] for n in d.get("relatedInformation", [])]
                # What a header's report has in a source is shown there, too.
                if str(d.get("code", "")).startswith(PREFIX) and d["range"] not in notes:
                    found.add((file.name, d["range"]["start"]["line"] + 1, d["code"]))
    return found


def installed():
    prefix = Path("prefix").absolute()
    run(["cmake", "--install", CONFIG["build"], "--prefix", prefix], 0)
    llvm = CONFIG["llvm"]
    found = in_text(run([prefix / f"bin/redirect-tidy-{llvm}", "--no-cache"]))
    assert found == in_text(run([prefix / f"bin/redirect-gate-{llvm}"]))
    return found


def tarball():
    archive = next(Path(CONFIG["build"], "standalone").glob("*.tar.gz"))
    run(["tar", "-xf", archive, "--one-top-level=here", "--strip-components=1"], 0)
    return in_text(run(["here/bin/redirect-tidy", "--no-cache"]))


def is_there(way):
    """What other tests miss, too, and say so."""
    needs = {"pre_commit": "pre-commit", "meson": "meson"}
    if way.__name__ in needs:
        return bool(shutil.which(needs[way.__name__]))
    build = Path(CONFIG["build"])
    if way is editor:
        return Path(CONFIG["redirect-clangd"]).exists()
    if way is demo:
        return build == SOURCE / "build/llvm-22"
    return way is not tarball or any(build.glob("standalone/*.tar.gz"))


WAYS = [
    command_line, gate, since, gate_since, diff, baseline, sarif, gitlab, junit, github,
    steps, clang_tidy, cmake, meson, pre_commit, demo, editor, installed, tarball,
]  # fmt: skip


def main():
    top = Path.cwd()
    wrong = 0
    names = CONFIG.get("ways", "").split()
    for way in WAYS:
        if names and way.__name__ not in names:
            continue
        if not is_there(way):
            print(f"{way.__name__}: not here")
            continue
        folder = top / way.__name__
        folder.mkdir()
        os.chdir(folder)
        configure()
        found = way()
        missing, others = wanted() - found, found - wanted()
        wrong += bool(missing or others)
        print(f"{way.__name__}: {len(found & wanted())} of 10")
        for what, places in (("missing", missing), ("other", others)):
            for place in sorted(places):
                print(f"  {what}: {place}")
        sys.stdout.flush()
    sys.exit(wrong)


main()
