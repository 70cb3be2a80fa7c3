#!/usr/bin/env python3
"""Makes the tables of docs/clients.md and docs/caches.md of recorded runs.

    pages.py            fails where a page, a record or a message disagrees
    pages.py --write    puts the tables into the pages
"""

import re
import sys

import claims
import records
from servers import METHODS, STATUSES

DOCS = records.HERE.parent.parent / "docs"

LEAST_CLIENTS = 16
OUTCOMES = ["kept", "GET", "kept, no body", "not followed"]


def row(cells):
    return "| " + " | ".join(cells) + " |"


def table(head, rows):
    return "\n".join([row(head), "|---" * len(head) + "|", *map(row, rows)])


# --- Clients -----------------------------------------------------------------


def outcomes_table(runs, method):
    """Clients that do the same share a row; the largest group comes first."""
    groups = {}
    for run in runs:
        if method in run["results"]:
            outcomes = tuple(run["results"][method][str(s)] for s in STATUSES)
            groups.setdefault(outcomes, []).append(run["name"])
    return table(
        [*map(str, STATUSES), "clients"],
        [
            [*outcomes, "; ".join(names)]
            for outcomes, names in sorted(
                groups.items(), key=lambda group: -len(group[1])
            )
        ],
    )


def called(run):
    """Commands and calls, or a sentence."""
    calls = run["called"]
    if isinstance(calls, str):
        return calls
    return "<br>".join(f"`{call}`" for call in calls)


def versions_table(runs, what):
    return table(
        [what, "version", "called as" if what == "client" else "set up", "on"],
        [[r["name"], r["version"], called(r), r["measured"]] for r in runs],
    )


# --- Caches ------------------------------------------------------------------


def statuses_kept(kept):
    if kept == STATUSES:
        return "all"
    return ", ".join(map(str, kept)) or "-"


def columns(runs):
    """A browser that does the same over http and https has one column."""
    found = {}
    for run in runs:
        name = re.sub(", https?$", "", run["name"])
        others = [r for r in runs if r["name"].startswith(name + ", http")]
        if len(others) > 1 and all(r["kept"] == run["kept"] for r in others):
            found[name] = run["kept"]
        else:
            found[run["name"]] = run["kept"]
    return found


def kept_table(runs):
    by_cache = columns(runs)
    cases = list(next(iter(by_cache.values())))
    return table(
        ["headers", *by_cache],
        [
            [case, *(statuses_kept(kept[case]) for kept in by_cache.values())]
            for case in cases
        ],
    )


def restarted_table(runs):
    """What a browser still has of redirects without a header."""
    return table(
        ["browser", "kept when it was started again"],
        [
            [run["name"], statuses_kept(run["restarted"])]
            for run in runs
            if "restarted" in run
        ],
    )


# --- Pages -------------------------------------------------------------------


def between(page, name):
    """What stands before, between and after the markers of a table."""
    begin, end = f"<!-- {name} -->\n", "\n<!-- end -->"
    before, found, rest = page.partition(begin)
    content, ended, after = rest.partition(end)
    if not found or not ended:
        sys.exit(f"the page has no place for the {name}: {begin}")
    return before + begin, content, end + after


def tables():
    """Each page's tables, by the name of their place."""
    clients, caches = records.load("clients"), records.load("caches")
    return {
        DOCS / "clients.md": {
            **{m: outcomes_table(clients, m) for m in METHODS},
            "versions": versions_table(clients, "client"),
        },
        DOCS / "caches.md": {
            "kept": kept_table(caches),
            "restarted": restarted_table(caches),
            "versions": versions_table(caches, "cache"),
        },
    }


def write():
    for page, parts in tables().items():
        text = page.read_text()
        for name, content in parts.items():
            before, _, after = between(text, name)
            text = before + content + after
        page.write_text(text)


# --- Checking ----------------------------------------------------------------


def incomplete(kind, runs):
    """What a run must tell and doesn't, each as a sentence."""
    for run in runs:
        name = run.get("name", "a run")
        for field in records.FIELDS:
            if not run.get(field):
                yield f"{kind}: {name} has no {field}"
        if not re.match(r"\d+\.\d", run.get("version", "")):
            yield f"{kind}: {name} has no version"
        if kind == "caches":
            continue
        for method, outcomes in run["results"].items():
            if method not in METHODS or list(outcomes) != [*map(str, STATUSES)]:
                yield f"{kind}: {name}, {method}: not all statuses"
            for outcome in outcomes.values():
                if outcome not in OUTCOMES:
                    yield f"{kind}: {name}, {method}: what is '{outcome}'?"


def disagreements():
    """What doesn't go together, each as a sentence."""
    clients, caches = records.load("clients"), records.load("caches")
    yield from incomplete("clients", clients)
    yield from incomplete("caches", caches)
    if len(clients) < LEAST_CLIENTS:
        yield f"only {len(clients)} clients are recorded"
    for run in caches:
        if list(run["kept"]) != list(caches[0]["kept"]):
            yield f"caches: {run['name']} was asked for other headers"
    for page, parts in tables().items():
        text = page.read_text()
        for name, content in parts.items():
            if between(text, name)[1] != content:
                yield (
                    f"{page.name}: the table '{name}' isn't what was recorded:"
                    " test/measure/pages.py --write"
                )
    yield from claims.untrue(clients, caches)


def main():
    if sys.argv[1:] == ["--write"]:
        write()
        return
    found = list(disagreements())
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
