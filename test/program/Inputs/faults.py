#!/usr/bin/env python3
"""Tries that nothing is lost where redirect-tidy writes files: full disks, failing
system calls, links, permissions, other writers.

    faults.py REDIRECT-TIDY FOLDER_OF_HTTPLIB FAULTS.SO
"""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

TOOL, INCLUDE, FAULTS = sys.argv[1:]
OLD = (
    "#include <httplib.h>\nusing namespace httplib;\nvoid routes(Server &server) {\n"
    '  server.Post("/v1", [](const Request &req, Response &res) { res.set_redirect("/v2" + req.path, 302); });\n}\n'
)
NEW = OLD.replace("302", "307")
WRITTEN = {"out.sarif": "--sarif", "out.html": "--html", "out.index": "--index"}
PROJECT = Path("project").absolute()
SOURCE = PROJECT / "orders.cpp"
MISTAKES = []


def check(is_right, what):
    if not is_right:
        MISTAKES.append(what)


def start_anew():
    shutil.rmtree(PROJECT, ignore_errors=True)
    PROJECT.mkdir()
    SOURCE.write_text(OLD)
    for name in WRITTEN:
        (PROJECT / name).write_text("old\n")
    words = ["c++", "-std=c++17", f"-I{INCLUDE}", "-c", "orders.cpp"]
    entry = {"directory": str(PROJECT), "file": "orders.cpp", "arguments": words}
    (PROJECT / "compile_commands.json").write_text(json.dumps([entry]))


def run(*options, faults=None, stdout=subprocess.PIPE):
    environment = {
        **os.environ,
        "LD_PRELOAD": FAULTS,
        "FAULT_FOLDER": str(PROJECT),
        **(faults or {}),
    }
    if faults is None:
        del environment["LD_PRELOAD"]
    cache = [] if "--cache" in options else ["--cache", "cache"]
    command = [TOOL, "-p", PROJECT, *cache, *options]
    return subprocess.run(
        command,
        env=environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


def all_files():
    return [word for name, option in WRITTEN.items() for word in (option, PROJECT / name)]


def full_disk():
    """What can't be printed is an error, not an end."""
    with open("/dev/full", "w") as full:
        for options in (
            [],
            ["--routes"],
            ["--sarif", "-"],
            ["--html", "-"],
            ["--index", "-"],
            ["--why", f"{SOURCE}:4"],
        ):
            start_anew()
            done = run(*options, stdout=full)
            check(
                done.returncode == 2 and "No space left on device" in done.stderr,
                f"/dev/full, {options}: {done.returncode} {done.stderr}",
            )
        start_anew()
        run("--fix", stdout=full)
        check(SOURCE.read_text() == OLD, "/dev/full: fixed without a word")
        done = subprocess.run(
            [TOOL, "describe", "-p", PROJECT, SOURCE],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        check(
            done.returncode == 2 and "No space left" in done.stderr, "/dev/full, describe"
        )


def failing_calls():
    """Each call in turn: a file is the old one or the new one, whole."""
    start_anew()
    done = run("--fix", *all_files())
    whole = {name: (PROJECT / name).read_text() for name in WRITTEN}
    check(
        done.returncode == 1
        and SOURCE.read_text() == NEW
        and "old\n" not in whole.values(),
        f"without faults: {done}",
    )
    kinds = [
        ("create", errno.EACCES),
        ("create", errno.EMFILE),
        ("fchmod", errno.EPERM),
        ("write", errno.ENOSPC),
        ("write", errno.EIO),
        ("write", errno.EINTR),
        ("write", 0),
        ("fsync", errno.EIO),
        ("fsync", errno.EINTR),
        ("rename", errno.EIO),
        ("rename", errno.EXDEV),
    ]
    count = 0
    for call, number in kinds:
        for turn in range(1, 9):
            start_anew()
            log = Path("log")
            log.unlink(missing_ok=True)
            faults = {
                "FAULT_CALL": call,
                "FAULT_NUMBER": str(turn),
                "FAULT_ERRNO": str(number),
                "FAULT_LOG": str(log),
            }
            done = run("--fix", *all_files(), faults=faults)
            calls = [line.split()[0] for line in log.read_text().splitlines()]
            if calls.count(call) < turn:
                break
            count += 1
            name = f"{call} {turn}, {errno.errorcode.get(number, 'short')}"
            is_harmless = number in (0, errno.EINTR)
            # A folder that can't be brought to the disk is no reason to say that
            # a file wasn't written: it is there.
            syncs = [
                line for line in log.read_text().splitlines() if line.startswith("fsync")
            ]
            is_folder = call == "fsync" and syncs[turn - 1].endswith(str(PROJECT))
            code = 1 if is_harmless or is_folder else 2
            check(
                done.returncode == code,
                f"{name}: exit code {done.returncode}: {done.stderr}",
            )
            check(code == 1 or "error:" in done.stderr, f"{name}: not told")
            check(
                SOURCE.read_text() in (OLD, NEW),
                f"{name}: the source is neither old nor new",
            )
            check(code == 2 or SOURCE.read_text() == NEW, f"{name}: not fixed")
            for file, text in whole.items():
                there = (PROJECT / file).read_text()
                check(there in ("old\n", text), f"{name}: {file} is neither old nor new")
            left = {file.name for file in PROJECT.iterdir()} - {
                *WRITTEN,
                "orders.cpp",
                "compile_commands.json",
            }
            check(not left, f"{name}: left behind: {left}")
    check(count > 40, f"only {count} faults")
    print(f"{count} faults")


def full_cache():
    """What can't be kept for the next run is told once, and changes nothing else."""
    start_anew()
    for name in ("items", "carts"):
        (PROJECT / f"{name}.cpp").write_text(OLD.replace("routes", name))
    entries = json.loads((PROJECT / "compile_commands.json").read_text())
    text = json.dumps(entries[0])
    entries += [json.loads(text.replace("orders", name)) for name in ("items", "carts")]
    (PROJECT / "compile_commands.json").write_text(json.dumps(entries))
    cache = Path("cache").absolute()
    note = f"redirect-tidy: note: not all results are kept for the next run: {cache}/"

    def runs(*options, **faults):
        shutil.rmtree(cache, ignore_errors=True)
        return run(
            "--cache", cache, *options, faults={"FAULT_FOLDER": str(cache), **faults}
        )

    right = runs()
    check(right.returncode == 1 and "note:" not in right.stderr, f"no fault: {right}")
    for call, number in (
        ("create", errno.EACCES),
        ("create", errno.ENOSPC),
        ("write", errno.ENOSPC),
        ("write", errno.EIO),
        ("rename", errno.EIO),
    ):
        for options in ([], ["--quiet"]):
            done = runs(
                *options, FAULT_CALL=call, FAULT_NUMBER="0", FAULT_ERRNO=str(number)
            )
            name = f"cache: {call}, {errno.errorcode[number]}, {options}"
            check(done.stdout == right.stdout, f"{name}: other reports")
            check(done.returncode == 1, f"{name}: exit code {done.returncode}")
            told = [line for line in done.stderr.splitlines() if os.strerror(number) in line]
            if options:
                check(not told, f"{name}: told: {told}")
            else:
                check(len(told) == 1 and told[0].startswith(note), f"{name}: {done.stderr}")
            left = {file.name for file in cache.iterdir()} - {"llvmcache.timestamp"}
            check(not left, f"{name}: left behind: {left}")
    done = run("--cache", cache)
    check(
        done.stdout == right.stdout and "note:" not in done.stderr,
        f"behind a full disk: {done}",
    )


def full_temporary_folder():
    """A run needs its temporary files; so does git."""
    start_anew()
    folder = PROJECT / "temporary"
    folder.mkdir()
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "words"]):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words],
            cwd=PROJECT,
            check=True,
        )
    SOURCE.write_text(OLD + OLD.replace("routes", "more"))
    old = os.getcwd()
    os.chdir(PROJECT)
    os.environ["TMPDIR"] = str(folder)
    all_faults = 0
    for options in ([], ["--since", "HEAD"]):
        for call in ("create", "write"):
            count = 0
            for turn in range(20):  # Each at once; then the first, the second...
                log = Path(old, "log")
                log.unlink(missing_ok=True)
                shutil.rmtree(folder)
                folder.mkdir()
                done = run(
                    "--no-cache",
                    *options,
                    faults={
                        "FAULT_FOLDER": str(folder),
                        "FAULT_CALL": call,
                        "FAULT_NUMBER": str(turn),
                        "FAULT_ERRNO": str(errno.ENOSPC),
                        "FAULT_LOG": str(log),
                    },
                )
                if f"failed {call}\n" not in log.read_text():
                    break
                count += 1
                name = f"temporary files: {call} {turn}, {options}"
                check(
                    done.returncode == 2 and done.stderr.count("redirect-tidy: error:") == 1,
                    f"{name}: exit code {done.returncode}: {done.stderr}",
                )
                check(not list(folder.iterdir()), f"{name}: left behind")
            check(count > 1, f"temporary files: {call}, {options}: only {count} faults")
            all_faults += count
    os.chdir(old)
    del os.environ["TMPDIR"]
    print(f"{all_faults} faults of temporary files")


def interrupted():
    """Killed at each call in turn: a file is the old one or the new one, whole, and
    the next run finds nothing in its way."""
    start_anew()
    run("--fix", *all_files())
    whole = {name: (PROJECT / name).read_text() for name in WRITTEN}
    count = 0
    for call in ("create", "fchmod", "write", "fsync", "rename"):
        for turn in range(1, 9):
            start_anew()
            faults = {
                "FAULT_CALL": call,
                "FAULT_NUMBER": str(turn),
                "FAULT_ERRNO": "-1",
            }
            done = run("--fix", *all_files(), faults=faults)
            if done.returncode != -signal.SIGKILL:
                break
            count += 1
            name = f"killed at {call} {turn}"
            check(
                SOURCE.read_text() in (OLD, NEW),
                f"{name}: the source is neither old nor new",
            )
            for file, text in whole.items():
                there = (PROJECT / file).read_text()
                check(there in ("old\n", text), f"{name}: {file} is neither old nor new")
            run("--fix", *all_files())
            check(SOURCE.read_text() == NEW, f"{name}: the next run doesn't fix")
    check(count > 15, f"only {count} interrupts")
    print(f"{count} interrupts")


def order():
    """A file is brought to the disk before it gets to its place, its folder after."""
    start_anew()
    log = Path("log")
    log.unlink(missing_ok=True)
    run("--fix", *all_files(), faults={"FAULT_LOG": str(log)})
    calls = [
        line
        for line in log.read_text().splitlines()
        if line.startswith(("fsync", "rename"))
    ]
    check(len(calls) == 12, f"{calls}")
    for first, second, third in zip(calls[::3], calls[1::3], calls[2::3]):
        check(
            first.startswith(f"fsync {PROJECT}/")
            and second.startswith("rename")
            and third == f"fsync {PROJECT}",
            f"{first}, {second}, {third}",
        )


def permissions():
    for mode in (0o600, 0o640, 0o755, 0o664):
        start_anew()
        SOURCE.chmod(mode)
        (PROJECT / "out.sarif").chmod(mode)
        run("--fix", "--sarif", PROJECT / "out.sarif")
        for file in (SOURCE, PROJECT / "out.sarif"):
            check(
                file.stat().st_mode & 0o7777 == mode, f"{file.name}: {mode:o} isn't kept"
            )
    start_anew()
    old = os.umask(0o027)
    run("--sarif", PROJECT / "new.sarif")
    os.umask(old)
    check(
        (PROJECT / "new.sarif").stat().st_mode & 0o7777 == 0o640,
        "a new file isn't as umask has it",
    )
    if os.geteuid() == 0:
        os.chown(SOURCE, 12345, 23456)
        run("--fix")
        check(
            (SOURCE.stat().st_uid, SOURCE.stat().st_gid) == (12345, 23456),
            "the owner isn't kept",
        )
        check(SOURCE.read_text() == NEW, "another's file isn't fixed")


def links():
    """A source that is a link stays one, and its target is fixed."""
    start_anew()
    real = PROJECT / "real.txt"
    SOURCE.rename(real)
    SOURCE.symlink_to("real.txt")
    run("--fix")
    check(
        SOURCE.is_symlink() and real.read_text() == NEW,
        "a link is gone, or its target isn't fixed",
    )
    start_anew()
    elsewhere = Path("elsewhere").absolute()
    elsewhere.write_text("mine\n")
    for name, option in WRITTEN.items():
        (PROJECT / name).unlink()
        (PROJECT / name).symlink_to(elsewhere)
        done = run(option, PROJECT / name)
        check(
            done.returncode == 2 and "this is a symbolic link" in done.stderr,
            f"{name}: written through a link",
        )
        check(
            elsewhere.read_text() == "mine\n",
            f"{name}: what a link leads to is overwritten",
        )
    start_anew()
    os.link(SOURCE, PROJECT / "other.txt")
    done = run("--fix")
    check(
        "this file has other names (hard links)" in done.stderr
        and SOURCE.read_text() == NEW,
        "a hard link isn't told",
    )


def changed():
    """What was changed since it was read isn't overwritten."""
    start_anew()
    done = run(
        "--fix", "--sarif", PROJECT / "out.sarif", faults={"FAULT_TOUCH": str(SOURCE)}
    )
    check(
        done.returncode == 2
        and "orders.cpp: not fixed: it has changed since it was read" in done.stderr,
        f"changed: {done}",
    )
    check(SOURCE.read_text() == OLD + "//\n", "another's change is lost")


def two_at_once():
    for _ in range(3):
        start_anew()
        command = [TOOL, "-p", PROJECT, "--no-cache", "--fix"]
        runs = [
            subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]
        said = [one.communicate()[1] for one in runs]
        check(SOURCE.read_text() == NEW, f"two at once: {SOURCE.read_text()}")
        applied = sum("1 fix applied" in text for text in said)
        check(applied == 1, f"two at once: applied {applied} times: {said}")
        other = next(text for text in said if "1 fix applied" not in text)
        check(
            "not fixed: it has changed since it was read" in other
            or "0 findings in 1 file" in other,
            f"two at once: the other doesn't say so: {other}",
        )


def odd_places():
    start_anew()
    odd = Path("100% [x] %%%%").absolute()
    odd.mkdir(exist_ok=True)
    run("--sarif", odd / "a%20b.sarif")
    check(
        [file.name for file in odd.iterdir()] == ["a%20b.sarif"],
        "a place with signs of percent",
    )


def main():
    for attempt in (
        full_disk,
        failing_calls,
        full_cache,
        full_temporary_folder,
        interrupted,
        order,
        permissions,
        links,
        changed,
        two_at_once,
        odd_places,
    ):
        attempt()
    sys.exit("\n".join(MISTAKES) or 0)


if __name__ == "__main__":
    main()
