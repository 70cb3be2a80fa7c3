"""What messages of the checks and pages say of clients and caches, and what the
recorded runs must show for it to be true.

The two loops that are this project's own code prove nothing, and don't count.
"""

import re
from typing import Callable, NamedTuple

import records

ROOT = records.HERE.parent.parent

OTHERS = ["PUT", "PATCH", "DELETE"]
ALL = ["POST", *OTHERS]


class Claim(NamedTuple):
    """Of the clients that can send a method, so many do this on each status."""

    text: str  # A part of the message, as the source has it.
    number: str
    does: str
    methods: list
    statuses: list

    def is_true(self, clients):
        return all(
            self.holds([run["results"][method][str(status)] for run in clients
                        if method in run["results"]])
            for method in self.methods
            for status in self.statuses
        )  # fmt: skip

    def holds(self, outcomes):
        count = outcomes.count(self.does)
        if self.number == "all that follow":
            return count > 0 and set(outcomes) <= {self.does, "not followed"}
        least = {"some": 0, "many": 0.3, "most": 0.5}[self.number]
        return count > least * len(outcomes)


# Of what checks/ say. A message that speaks of clients or caches and isn't
# here makes the test fail.
MESSAGES = [
    Claim("most clients then send GET without the body",
          "most", "GET", ["POST"], [301, 302]),
    Claim("some clients then send GET instead",
          "some", "GET", OTHERS, [301, 302]),
    Claim("most clients turn POST into GET",
          "most", "GET", ["POST"], [301, 302]),
    Claim("most clients fetch it with GET, some send POST again",
          "most", "GET", ["POST"], [301, 302]),
    Claim(", some send POST again", "some", "kept", ["POST"], [301, 302]),
    Claim("some clients send them there again",
          "some", "kept", ALL, [301, 302]),
    Claim("many clients send ", "many", "kept", OTHERS, [301, 302]),
    Claim("clients submit it again",
          "all that follow", "kept", ALL, [307, 308]),
    Claim("clients send it there, with its body",
          "all that follow", "kept", ALL, [307, 308]),
    Claim(": clients fetch the page with GET", "most", "GET", ALL, [303]),
    Claim(": clients repeat the request",
          "all that follow", "kept", ALL, [307, 308]),
    Claim("where most clients send GET", "most", "GET", ["POST"], [301, 302]),
]  # fmt: skip

# One client is the program that is looked at.
SPEAKS = re.compile(r"\b(clients|browsers|caches|evicted)\b")


class Sentence(NamedTuple):
    """Part of a page, and the names of all of whom it is true."""

    text: str
    names: set
    is_true: Callable  # Of a run.


def do(methods, status, *outcomes):
    """The clients that do one of these, with one of the methods."""
    return lambda run: any(
        run["results"].get(method, {}).get(str(status)) in outcomes
        for method in methods
    )


def kept(case, *statuses):
    """The caches that keep any of these."""
    return lambda run: bool({*statuses} & {*run["kept"][case]})


OLD = {"C++ REST SDK", "OkHttp", "libsoup", "Python urllib", "Perl LWP"}
ANY = (301, 302, 303, 307, 308)
CURL = "curl with --request"
EASY_NGINX = "nginx with proxy_cache_valid"
HTTPD = "Apache httpd"
ATS = "Apache Traffic Server"

# What checks/ say of caches.
CACHE_MESSAGES = [
    Sentence("clients that keep it never ask again", {"Chromium"},
             lambda run: run.get("restarted") == [301, 308]),
    Sentence("what was kept stays until it is evicted", {"Chromium"},
             lambda run: run.get("restarted") == [301, 308]),
]  # fmt: skip

class Setting(NamedTuple):
    """What a client's model says that its library does, and what was recorded of
    it."""

    model: str
    text: str
    name: str
    methods: list
    statuses: list
    does: set

    def is_true(self, clients):
        text = (ROOT / "lib/Models/clients" / self.model).read_text()
        runs = [run for run in clients if run["name"].split(",")[0] == self.name]
        outcomes = {
            run["results"][method][str(status)]
            for run in runs
            for method in self.methods
            if method in run["results"]
            for status in self.statuses
        }
        return self.text in text and outcomes and outcomes <= self.does


SETTINGS = [
    Setting("libcurl.yaml", "then: becomes-get", "curl",
            ["POST"], [301, 302], {"GET"}),
    Setting("libcurl.yaml", "then: sent-always", CURL,
            ALL, ANY, {"kept", "kept, no body"}),
    Setting("cpp-httplib.yaml", "then: sent-again", "cpp-httplib",
            ["POST"], [301, 302], {"kept"}),
]  # fmt: skip

CLIENTS_PAGE = [
    Sentence("Some send it again: cpp-httplib, got and wget2",
             {"cpp-httplib", "got", "wget2"}, do(["POST"], 302, "kept")),
    Sentence("Not so by curl where the method was given with `--request`, by"
             " Java's HttpURLConnection for what isn't POST, and by wget2",
             {"curl", CURL, "Java HttpURLConnection", "wget2"},
             do(ALL, 303, "kept", "kept, no body")),
    Sentence("The C++ REST SDK, libsoup, OkHttp, Perl's LWP and Python's urllib"
             " don't follow them", OLD, do(["POST"], 307, "not followed")),
    Sentence("Java's HttpURLConnection knows 307 alone",
             {*OLD, "Java HttpURLConnection"},
             do(["POST"], 308, "not followed")),
    Sentence("POCO's own stream, Ruby's `open-uri` and Java's HttpURLConnection"
             " don't know 308",
             {"POCO URIStreamOpener", "Ruby open-uri",
              "Java HttpURLConnection"},
             do(["GET"], 308, "not followed")),
    Sentence("curl with `--request POST` sends a POST without the body",
             {CURL}, do(["POST"], 302, "kept, no body")),
]  # fmt: skip

CACHES_PAGE = [
    Sentence("Without a header, Chromium keeps 301 and 308",
             {"Chromium"}, kept("none", 308)),
    Sentence("Varnish, httpd and Traffic Server keep 301, for all users, and so"
             " does nginx with `proxy_cache_valid`",
             {"Chromium", "Varnish", HTTPD, ATS, EASY_NGINX},
             kept("none", 301)),
    Sentence("Firefox and Squid ask again, but with a `Last-Modified` they keep"
             " both, too", {"Chromium", "Firefox", "Squid"},
             kept("`Last-Modified` a year ago", 308)),
    Sentence("302, 303 and 307 aren't kept unless a header says so, but for 302"
             " by nginx with `proxy_cache_valid`",
             {EASY_NGINX}, kept("none", 302, 303, 307)),
    Sentence("`no-store`, `no-cache` and `max-age=0` are understood by all",
             set(), lambda run: any(
                 kept(f"`Cache-Control: {value}`", *ANY)(run)
                 for value in ("no-store", "no-cache", "max-age=0"))),
    Sentence("An `Expires` in the past, too",
             set(), kept("`Expires` an hour ago", *ANY)),
    Sentence("`Expires: 0` is no date: all but Varnish take it for the past",
             {"Varnish"}, kept("`Expires: 0`", *ANY)),
    Sentence("`private` keeps shared caches off, but not Chromium",
             {"Chromium"}, kept("`Cache-Control: private`", *ANY)),
    Sentence("`must-revalidate` and `public` make httpd and Traffic Server keep"
             " what they else wouldn't",
             {HTTPD, ATS}, lambda run: all(
                 kept(f"`Cache-Control: {value}`", 307)(run)
                 for value in ("must-revalidate", "public"))),
    Sentence("Varnish and nginx with `proxy_cache_valid` don't look at it",
             {"Varnish", EASY_NGINX}, kept("`Pragma: no-cache`", *ANY)),
    Sentence("`Set-Cookie` stops nginx and Varnish. Chromium, httpd and Traffic"
             " Server keep the redirect",
             {"Chromium", HTTPD, ATS}, kept("`Set-Cookie`", 301)),
    Sentence("who asks in another language gets an answer of the server",
             set(), kept("`Vary: Accept-Language`, another language", *ANY)),
    Sentence("Who asks with `Authorization` isn't answered from Varnish, Squid,"
             " httpd or Traffic Server",
             {"Chromium", "Firefox", "nginx", EASY_NGINX},
             kept("`max-age=600`, asked with `Authorization`", *ANY)),
    Sentence("HAProxy keeps 200 alone",
             {"HAProxy"}, lambda run: not any(run["kept"].values())),
    Sentence("Varnish keeps neither 303 nor 308, and Squid no 303",
             {"Varnish", "Squid", "HAProxy"},
             lambda run: not kept("`Cache-Control: max-age=600`", 303)(run)),
    Sentence("So repairing the server changes nothing for who has seen it",
             {"Chromium"}, lambda run: 301 in run.get("restarted", [])),
]  # fmt: skip


def is_own(run):
    return run["name"].endswith(", a loop")


def messages():
    """The strings of checks/ that speak of clients or caches; those that stand
    side by side are one."""
    for path in sorted((ROOT / "checks").glob("*.cpp")):
        source = re.sub(r"//.*", "", path.read_text())
        source = re.sub(r'"\s*"', "", source)
        for text in re.findall(r'"((?:[^"\\\n]|\\.)*)"', source):
            if SPEAKS.search(text) and not text.endswith(".h"):
                yield text


def untrue_messages(clients, caches):
    said = list(messages())
    known = [claim.text for claim in [*MESSAGES, *CACHE_MESSAGES]]
    for text in said:
        if not any(part in text for part in known):
            yield f"test/measure/claims.py doesn't know what is said: {text}"
    for part in known:
        if not any(part in text for text in said):
            yield f"no check says any more: {part}"
    for claim in MESSAGES:
        if not claim.is_true(clients):
            yield f"the recorded clients don't show: {claim.text}"
    for claim in CACHE_MESSAGES:
        names = who(claim, caches)
        if names != claim.names:
            yield f"a check says: {claim.text}; it is so of {sorted(names)}"


def who(sentence, runs):
    return {run["name"].split(",")[0] for run in runs if sentence.is_true(run)}


def untrue_sentences(page, sentences, runs):
    text = " ".join((ROOT / "docs" / page).read_text().split())
    for sentence in sentences:
        if sentence.text not in text:
            yield f"{page} doesn't say any more: {sentence.text}"
        names = who(sentence, runs)
        if names != sentence.names:
            yield f"{page} says: {sentence.text}; it is so of {sorted(names)}"


def untrue(clients, caches):
    """What isn't so, each as a sentence."""
    others = [run for run in clients if not is_own(run)]
    yield from untrue_messages(others, caches)
    for setting in SETTINGS:
        if not setting.is_true(others):
            yield f"{setting.model}: the recorded clients don't show {setting.text}"
    yield from untrue_sentences("clients.md", CLIENTS_PAGE, others)
    yield from untrue_sentences("caches.md", CACHES_PAGE, caches)
