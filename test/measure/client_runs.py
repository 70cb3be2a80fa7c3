"""Measures what clients make of redirects."""

import tempfile

import browsers
from servers import METHODS, STATUSES, running_server

BODY = "item=tea&count=2"


def outcome(method, body, arrivals, succeeded):
    """What became of a request, in a word or two."""
    if not arrivals:
        return "lost" if succeeded else "not followed"
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


def sent_body(method):
    return "" if method in ("GET", "DELETE") else BODY


def methods_of(client):
    """What a client can send: what its commands name, or all."""
    return [m for m in METHODS if m in client.by_method or not client.by_method]


def called(client):
    """What a client is called with, without what only this script wants."""
    if client.call:
        return [client.call]
    return [
        " ".join([client.command[0], *client.by_method[method]])
        for method in methods_of(client)
    ]


def record(name, version, calls, results):
    return {
        "name": name,
        "version": version,
        "called": calls,
        "results": results,
    }


def run_client(client):
    """One run of a client of the kind that is a command."""
    results = {}
    with tempfile.NamedTemporaryFile() as file, running_server() as server:
        file.write(BODY.encode())
        file.flush()
        for method in methods_of(client):
            body = sent_body(method)
            results[method] = {}
            for status in STATUSES:
                asked = f"{status}/{method}"
                succeeded = client.send(
                    method,
                    f"{server.url}/from/{asked}",
                    file.name if body else "",
                )
                if not server.asked[asked]:
                    raise RuntimeError(f"{client.name} sends no {method}")
                results[method][str(status)] = outcome(
                    method, body.encode(), server.arrivals[asked], succeeded
                )
    version = client.installed_version()
    return record(client.name, version, called(client), results)


FETCH = """
for (const [method, path, body] of REQUESTS)
  await fetch(path, {method, body: body || undefined}).catch(() => 0);
"""


def arrived(server, method, status, kind):
    """What became of a browser's request, which must have been sent."""
    asked = f"{status}/{method}/{kind.replace(' ', '-')}"
    if not server.asked[asked]:
        raise RuntimeError(f"{asked} isn't sent")
    body = sent_body(method).encode()
    return outcome(method, body, server.arrivals[asked], False)


def run_browser(browser):
    """A browser's runs: a link, a form, fetch."""
    runs = [
        ("a link", ["GET"], "a link is clicked"),
        ("a form", ["POST"], "a form is sent"),
        ("fetch", METHODS, "`fetch(url, {method, body})`"),
    ]
    with running_server() as server:
        pages = []
        for status in STATUSES:
            pages.append(browsers.link(f"/from/{status}/GET/a-link"))
            path = f"/from/{status}/POST/a-form"
            pages.append(browsers.form(path, BODY))
        requests = [
            [m, f"/from/{status}/{m}/fetch", sent_body(m)]
            for m in METHODS
            for status in STATUSES
        ]
        pages.append(browsers.script(FETCH.replace("REQUESTS", str(requests))))
        with browser.profile() as command:
            browser.visit(command, server, pages)
        version = browser.version()
        return [
            record(
                f"{browser.name}, {kind}",
                version,
                call,
                {
                    method: {
                        str(status): arrived(server, method, status, kind)
                        for status in STATUSES
                    }
                    for method in methods
                },
            )
            for kind, methods, call in runs
        ]
