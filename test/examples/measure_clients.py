#!/usr/bin/env python3
"""Measures what clients make of redirects, for docs/clients.md.

Clients send each method to a server on loopback that answers with each status;
what then arrives at the target is the result. Without options it's printed;
--write puts it into the page, --compare fails where the page says otherwise.
"""

import argparse
import contextlib
import http.server
import sys
import tempfile
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import clients

METHODS = ["POST", "PUT", "PATCH", "DELETE"]
STATUSES = [301, 302, 303, 307, 308]
BODY = b"item=tea&count=2"


# --- The server --------------------------------------------------------------


class Handler(http.server.BaseHTTPRequestHandler):
    """Sends /from/STATUS/... to /to/STATUS/... and notes what comes there."""

    protocol_version = "HTTP/1.1"  # Tells clients that wait to send the body.
    timeout = clients.SECONDS

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        _, place, status, rest = self.path.split("/", 3)
        if place == "from":
            self.send_response(int(status))
            self.send_header("Location", f"/to/{status}/{rest}")
        else:
            arrival = (self.command, body)
            self.server.arrivals[f"{status}/{rest}"].append(arrival)
            self.send_response(200)
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def redirecting_server():
    """A server on a free port; its arrivals are listed by what was asked."""
    address = ("127.0.0.1", 0)
    with http.server.ThreadingHTTPServer(address, Handler) as server:
        server.arrivals = defaultdict(list)
        threading.Thread(target=server.serve_forever).start()
        try:
            yield server
        finally:
            server.shutdown()


# --- Measuring ---------------------------------------------------------------


def outcome(method, body, arrivals, succeeded):
    """What became of a request, in a word or two."""
    if not arrivals:
        return "stops" if succeeded else "error"
    if len(arrivals) > 1:
        return "several requests"
    arrived, content = arrivals[0]
    if content not in (body, b""):
        return "another body"
    name = "kept" if arrived == method else arrived
    if arrived == method and content != body:
        return name + ", no body"
    if arrived != method and content:
        return name + ", with body"
    return name


def measure(all_clients):
    """The outcomes by method, status and the client's name."""
    tasks = [
        (method, status, client)
        for client in all_clients
        for method in METHODS
        for status in STATUSES
    ]
    with tempfile.NamedTemporaryFile() as file, redirecting_server() as server:
        file.write(BODY)
        file.flush()
        root = f"http://127.0.0.1:{server.server_port}/from"

        def result(task):
            method, status, client = task
            asked = f"{status}/{method}/{client.name.replace(' ', '-')}"
            content = "" if method == "DELETE" else file.name
            succeeded = client.send(method, f"{root}/{asked}", content)
            body = BODY if content else b""
            return outcome(method, body, server.arrivals[asked], succeeded)

        with ThreadPoolExecutor(2) as pool:
            results = pool.map(result, tasks)
            return {
                (method, status, client.name): result
                for (method, status, client), result in zip(tasks, results)
            }


# --- The page ----------------------------------------------------------------


def row(cells):
    return "| " + " | ".join(cells) + " |"


def table(head, rows):
    return "\n".join([row(head), "|---" * len(head) + "|", *map(row, rows)])


def outcomes_table(results):
    names = list(dict.fromkeys(name for _, _, name in results))
    return table(
        ["request", "status", *names],
        [
            [method, str(status), *(results[method, status, n] for n in names)]
            for method in METHODS
            for status in STATUSES
        ],
    )


def commands(client):
    """What a client is called with, without what only this script wants."""
    lines = [client.call]
    if not client.call:
        lines = [
            " ".join([client.command[0], *client.by_method[method]])
            for method in METHODS
        ]
    return "<br>".join(f"`{line}`" for line in lines)


def versions_table(all_clients):
    return table(
        ["client", "version", "called as"],
        [[c.name, c.installed_version(), commands(c)] for c in all_clients],
    )


def between(page, name):
    """What stands before, between and after the markers of a table."""
    begin, end = f"<!-- {name} -->\n", "\n<!-- end -->"
    before, found, rest = page.partition(begin)
    content, ended, after = rest.partition(end)
    if not found or not ended:
        sys.exit(f"the page has no place for the {name}: {begin}")
    return before + begin, content, end + after


def replaced(page, name, text):
    before, _, after = between(page, name)
    return before + text + after


def cells(text):
    """A table's rows as lists of cells, the head first."""
    rows = [line.strip("| ").split(" | ") for line in text.splitlines()]
    return [rows[0], *rows[2:]]


def differences(page, results, all_clients):
    """What differs from the page, each as a sentence."""
    head, *rows = cells(between(page, "outcomes")[1])
    told = {
        (method, int(status), name): outcome
        for method, status, *outcomes in rows
        for name, outcome in zip(head[2:], outcomes, strict=True)
    }
    versions = {r[0]: r[1] for r in cells(between(page, "versions")[1])[1:]}
    now = {client.name: client.installed_version() for client in all_clients}
    found = []
    for key in sorted(told.keys() | results.keys()):
        method, status, name = key
        then, here = told.get(key), results.get(key)
        if then != here:
            found.append(
                f"{method} answered with {status}: {name} {now.get(name)}"
                f" gives '{here}',\n    but the page says '{then}'"
                f" of version {versions.get(name)}"
            )
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cxx", default="c++", help="C++ compiler")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--write", type=Path, metavar="PAGE")
    what.add_argument("--compare", type=Path, metavar="PAGE")
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as directory:
        all_clients = clients.all_clients(args.cxx, directory)
        results = measure(all_clients)
        outcomes = outcomes_table(results)
        versions = versions_table(all_clients)
        if args.write:
            page = replaced(args.write.read_text(), "outcomes", outcomes)
            args.write.write_text(replaced(page, "versions", versions))
        elif args.compare:
            found = differences(args.compare.read_text(), results, all_clients)
            if found:
                sys.exit("\n".join(found))
        else:
            print(outcomes, versions, sep="\n\n")


if __name__ == "__main__":
    main()
