"""Measures which redirects caches keep: what a GET is answered with the third
time, when the server had answered the first two, or the first alone."""

import contextlib
import http.client
import tempfile
import time
from email.utils import formatdate
from typing import NamedTuple

import browsers
from certificates import Certificate
from servers import SECONDS, STATUSES, running_server

ASKED = 3  # Some caches keep what they get only after they have sent it on.


class Case(NamedTuple):
    """A redirect's headers, and what is asked: the same each time, or something
    else the last time."""

    name: str  # As the page has it.
    answer: list = []
    request: dict = {}
    last: dict | None = None


def cases():
    """Dates are told from now on, so these are made for each run."""
    hour = 3600

    def date(seconds):
        return formatdate(time.time() + seconds, usegmt=True)

    language = {"Accept-Language": "en"}
    secret = {"Authorization": "Basic dTpw"}

    def control(value):
        return Case(f"`Cache-Control: {value}`", [("Cache-Control", value)])

    def expires(name, value):
        return Case(name, [("Expires", value)])

    return [
        Case("none"),
        control("max-age=600"),
        control("s-maxage=600"),
        control("public"),
        control("private"),
        control("must-revalidate"),
        control("no-cache"),
        control("no-store"),
        control("max-age=0"),
        expires("`Expires` in an hour", date(hour)),
        expires("`Expires` an hour ago", date(-hour)),
        expires("`Expires: 0`", "0"),
        Case(
            "`Last-Modified` a year ago",
            [("Last-Modified", date(-365 * 24 * hour))],
        ),
        Case("`Pragma: no-cache`", [("Pragma", "no-cache")]),
        Case("`Set-Cookie`", [("Set-Cookie", "seen=1")]),
        Case(
            "`Set-Cookie` and `max-age=600`",
            [("Set-Cookie", "seen=1"), ("Cache-Control", "max-age=600")],
        ),
        Case(
            "`Vary: Accept-Language`, the same language",
            [("Vary", "Accept-Language")],
            language,
        ),
        Case(
            "`Vary: Accept-Language`, another language",
            [("Vary", "Accept-Language")],
            language,
            {"Accept-Language": "de"},
        ),
        Case("none, asked with `Authorization`", [], secret),
        Case(
            "`max-age=600`, asked with `Authorization`",
            [("Cache-Control", "max-age=600")],
            secret,
        ),
    ]


def headers_of(all_cases):
    return {f"case-{i}": case.answer for i, case in enumerate(all_cases)}


def path(status, number, kind):
    return f"{status}/case-{number}/{kind}"


def record(name, version, called, kept):
    return {"name": name, "version": version, "called": called, "kept": kept}


# --- Servers that keep answers -----------------------------------------------


def get(port, target, headers):
    """One GET, without a cache of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", target, headers=headers)
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def is_kept(server, port, asked, case):
    """Whether the last one is answered without the server."""
    for turn in range(ASKED):
        is_last = turn == ASKED - 1
        headers = case.last if is_last and case.last else case.request
        before = len(server.asked[asked])
        status = get(port, f"/from/{asked}", headers)
        if str(status) != asked.split("/")[0]:
            raise RuntimeError(f"{asked} is answered with {status}")
        time.sleep(0.02)
    return len(server.asked[asked]) == before


def run_cache(cache):
    """One run of a cache. That it keeps a page shows that it works at all."""
    all_cases = cases()
    with running_server() as server:
        server.headers_of = headers_of(all_cases)
        with cache.running(server.server_port) as port:
            page = Case("a page", [("Cache-Control", "max-age=600")])
            server.headers_of["page"] = page.answer
            if not is_kept(server, port, "200/page/get", page):
                raise RuntimeError(f"{cache.name} keeps nothing")
            kept = {}
            for number, case in enumerate(all_cases):
                kept[case.name] = [
                    status
                    for status in STATUSES
                    if is_kept(server, port, path(status, number, "get"), case)
                ]
    return record(cache.name, cache.installed_version(), cache.setting, kept)


# --- Browsers ----------------------------------------------------------------


FETCHES = """
for (const headers of HEADERS)
  await fetch("/from/PATH", {headers}).catch(() => 0);
"""


def fetches(target, case):
    turns = [case.request] * (ASKED - 1) + [case.last or case.request]
    return browsers.script(
        FETCHES.replace("PATH", target).replace("HEADERS", str(turns))
    )


def is_kept_by_browser(asked, case):
    """Whether the last one is answered without the server, by the languages of
    the requests that it got."""
    if case.last:
        return case.last["Accept-Language"] not in asked
    return len(asked) < ASKED


def kept_at_restart(browser, command, server):
    """What the browser still has when it's started again, of what was answered
    without headers: the first of the cases."""
    asked = {status: path(status, 0, "fetch") for status in STATUSES}
    before = {status: len(server.asked[one]) for status, one in asked.items()}
    once = FETCHES.replace("HEADERS", "[{}]")
    pages = [
        browsers.script(once.replace("PATH", one)) for one in asked.values()
    ]
    browser.visit(command, server, pages)
    return [
        status
        for status, one in asked.items()
        if len(server.asked[one]) == before[status]
    ]


def run_browser(browser, scheme):
    """A browser's run, by links and by fetch, which alone can send headers."""
    all_cases = cases()
    kinds = {
        (number, status): ["fetch"] if case.request else ["link", "fetch"]
        for number, case in enumerate(all_cases)
        for status in STATUSES
    }
    pages = []
    for (number, status), ways in kinds.items():
        if "link" in ways:
            target = "/from/" + path(status, number, "link")
            pages += [browsers.link(target)] * ASKED
        target = path(status, number, "fetch")
        pages.append(fetches(target, all_cases[number]))

    with contextlib.ExitStack() as stack:
        certificate = None
        if scheme == "https":
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            certificate = Certificate(folder)
        server = stack.enter_context(
            running_server(certificate and certificate.chain)
        )
        server.headers_of = headers_of(all_cases)
        command = stack.enter_context(browser.profile(certificate))
        browser.visit(command, server, pages)

        kept = {case.name: [] for case in all_cases}
        for (number, status), ways in kinds.items():
            case = all_cases[number]
            asked = [server.asked[path(status, number, way)] for way in ways]
            answers = {is_kept_by_browser(one, case) for one in asked}
            if len(answers) > 1 or not all(asked):
                raise RuntimeError(f"{status}, {case.name}: {asked}")
            if answers == {True}:
                kept[case.name].append(status)
        restarted = kept_at_restart(browser, command, server)
    name = f"{browser.name}, {scheme}"
    called = "a link, clicked three times; `fetch(url)`, called three times"
    found = record(name, browser.version(), called, kept)
    return {**found, "restarted": restarted}
