"""Runs the commands of a job as a host does: hosted.py github|gitlab FILE.

The job gets a clone of the repository "project", and "bin" first in its PATH.
It ends with the exit code of the first command that fails."""

import os
import subprocess
import sys
from pathlib import Path

import yaml

kind, file = sys.argv[1:]
job = yaml.safe_load(Path(file).read_text())
here = Path.cwd()
PACKAGE = "REDIRECT_TIDY_PACKAGE"
os.environ[PACKAGE] = "file:///nowhere.deb"
os.environ["PATH"] = f"{here / 'bin'}{os.pathsep}{os.environ['PATH']}"
os.environ["GIT_CONFIG_GLOBAL"] = str(here / "gitconfig")


def check_out(depth):
    assert depth == 0, depth
    subprocess.run(["git", "clone", "-q", "project", "clone"], check=True, cwd=here)
    os.chdir(here / "clone")


def run(shell, commands):
    done = subprocess.run([*shell, commands], check=False)
    if done.returncode:
        sys.exit(done.returncode)


if kind == "github":
    assert job[True] == "pull_request"  # YAML takes "on" for a truth.
    job = job["jobs"]["redirects"]
    assert job["defaults"]["run"]["shell"] == "bash"
    assert job["env"] == {PACKAGE: "${{ vars.%s }}" % PACKAGE}
    os.environ["GITHUB_BASE_REF"] = "main"
    for step in job["steps"]:
        if "run" in step:
            run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"], step["run"])
        else:
            assert step["uses"].startswith("actions/checkout@")
            check_out(step["with"]["fetch-depth"])
else:
    job = job["redirects"]
    check_out(job["variables"].pop("GIT_DEPTH"))
    os.environ.update(job["variables"])
    for command in job["before_script"] + job["script"]:
        run(["bash", "-eo", "pipefail", "-c"], command)
