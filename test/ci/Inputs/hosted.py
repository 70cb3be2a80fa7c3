"""Runs the commands of a job as a host does: hosted.py github|gitlab|action FILE.

The job gets a clone of the repository "project", and "bin" first in its PATH. What
it may have is at the address TARBALL. With IN_ROOT, a folder above it all, the
commands run there. It ends with the exit code of the first command that fails;
steps of others are named.

Of an action, which a workflow calls, the project is configured before, as that
workflow does.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

kind, file = sys.argv[1:]
here = Path.cwd()
VARIABLE = "REDIRECT_TIDY_TARBALL"
TARBALL = os.environ.get("TARBALL", "file:///nowhere.tar.gz")
ROOT = os.environ.get("IN_ROOT")
SHELL = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
CONFIGURE = "cmake -S . -B build -DCMAKE_EXPORT_COMPILE_COMMANDS=ON"
os.environ["PATH"] = f"{here / 'bin'}{os.pathsep}{os.environ['PATH']}"
os.environ["GIT_CONFIG_GLOBAL"] = str(here / "gitconfig")
os.environ["HOME"] = str(here / "home")
if ROOT:
    os.environ |= {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}
    os.environ["GIT_CONFIG_GLOBAL"] = "/root/gitconfig"


def check_out(depth):
    assert depth == 0, depth
    subprocess.run(["git", "clone", "-q", "project", "clone"], check=True, cwd=here)
    os.chdir(here / "clone")


def run(commands, environment=None):
    command = [*SHELL, commands]
    if ROOT:
        inside = os.path.relpath(os.getcwd(), ROOT)
        command = ["chroot", ROOT, *SHELL, f"cd '/{inside}'\n{commands}"]
    done = subprocess.run(
        command, check=False, env={**os.environ, **(environment or {})}
    )
    if done.returncode:
        sys.exit(done.returncode)


def github(job):
    assert job[True] == "pull_request"  # YAML takes "on" for a truth.
    assert job["permissions"]["security-events"] == "write"
    job = job["jobs"]["redirects"]
    assert job["defaults"]["run"]["shell"] == "bash"
    assert job["env"] == {VARIABLE: "${{ vars.%s }}" % VARIABLE}
    os.environ[VARIABLE] = TARBALL
    os.environ["GITHUB_BASE_REF"] = "main"
    for step in job["steps"]:
        if "run" in step:
            run(step["run"])
        elif step["uses"].startswith("actions/checkout@"):
            check_out(step["with"]["fetch-depth"])
        else:
            print(f"then {step['uses']} with {step['with']}")


def filled(text, values):
    """The text with ${{ NAME }} and $[[ NAME ]] in it replaced."""
    known = re.compile(r"\$\{\{ ([\w.]+) \}\}|\$\[\[ ([\w.]+) \]\]")
    return known.sub(lambda name: values[name[1] or name[2]], str(text))


def action(step):
    """As a workflow for pull requests calls it, with the tarball's address."""
    assert step["runs"]["using"] == "composite"
    values = {f"inputs.{name}": given["default"] for name, given in step["inputs"].items()}
    assert "github.base_ref" in values["inputs.since"]
    values |= {"inputs.since": "origin/main", "inputs.tarball": TARBALL}
    values |= {f"github.{name}": name for name in ("server_url", "action_repository", "action_ref")}
    check_out(0)
    run(CONFIGURE)
    for name in ("RUNNER_TEMP", "GITHUB_WORKSPACE", "GITHUB_OUTPUT"):
        os.environ[name] = ("" if ROOT else str(here)) + "/" + name.lower()
    for part in step["runs"]["steps"]:
        if "run" in part:
            assert part["shell"] == "bash"
            run(part["run"], {k: filled(v, values) for k, v in part["env"].items()})
        else:
            print(f"then {part['uses']} with {part['with']}")


def gitlab(text):
    """A job, or a component whose inputs stand in front of it."""
    first, _, rest = text.partition("\n---\n")
    if rest:
        inputs = yaml.safe_load(first)["spec"]["inputs"]
        values = {f"inputs.{n}": given.get("default", TARBALL) for n, given in inputs.items()}
        assert [n for n in inputs if "default" not in inputs[n]] == ["tarball"]
    job = yaml.safe_load(filled(rest, values) if rest else first)["redirects"]
    check_out(job["variables"].pop("GIT_DEPTH"))
    os.environ[VARIABLE] = TARBALL
    for command in job["before_script"] + job["script"]:
        run(command)


content = Path(file).read_text()
(here / "home").mkdir(exist_ok=True)
if kind == "gitlab":
    gitlab(content)
else:
    {"github": github, "action": action}[kind](yaml.safe_load(content))
