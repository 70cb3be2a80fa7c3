"""Recorded runs: clients.json and caches.json, beside this file."""

import json
from pathlib import Path

HERE = Path(__file__).parent

# What a recorded run must tell of itself, beside its results.
FIELDS = ["name", "version", "called", "measured"]


def path(kind):
    return HERE / f"{kind}.json"


def load(kind):
    return json.loads(path(kind).read_text())


def store(kind, runs):
    """One result a line, so that changes can be read."""
    lines = []
    for run in runs:
        parts = []
        for name, value in run.items():
            if isinstance(value, dict):
                inner = ",\n".join(
                    f"      {json.dumps(key)}: {json.dumps(one)}"
                    for key, one in value.items()
                )
                parts.append(f"    {json.dumps(name)}: {{\n{inner}\n    }}")
            else:
                parts.append(f"    {json.dumps(name)}: {json.dumps(value)}")
        lines.append("  {\n" + ",\n".join(parts) + "\n  }")
    path(kind).write_text("[\n" + ",\n".join(lines) + "\n]\n")


def update(kind, new):
    """Puts new runs in the place of those with the same name."""
    old = load(kind) if path(kind).exists() else []
    runs = {run["name"]: run for run in [*old, *new]}
    store(kind, sorted(runs.values(), key=lambda run: run["name"].lower()))
