"""What redirect-tidy is known to get wrong, and isn't to be told again.

Each entry says which programs, inputs or rewritings may differ, and why. One
that nothing needs any more makes the test fail: take it from the list.
"""

from collections import namedtuple

# where: a value, or a list of them, for some of a case's properties
Known = namedtuple("Known", "where reason")

# Where the words of the target decide, and not what it is built from.
BY_WORDS = ["moved route", "refused", "sent again"]

KNOWN_DIFFERENCES = [
    Known(
        {
            "input": "checks/redirect-permanent-answer/limits.cpp",
            "rewriting": "in lambdas",
        },
        "a header that is set after a lambda has redirected isn't counted",
    ),
    Known(
        {
            "input": "checks/redirect-permanent-answer/headers.cpp",
            "rewriting": "in lambdas",
        },
        "a header Vary beside a lambda that redirects isn't compared with what"
        " decides there",
    ),
    Known(
        {
            "input": "checks/redirect-permanent-answer/work.cpp",
            "rewriting": "in lambdas",
        },
        "that what was done before a lambda is called has found its target isn't"
        " seen",
    ),
    Known(
        {
            "input": "checks/redirect-loses-method/guards-by-class.cpp",
            "rewriting": "inverted",
        },
        "what is left for a guard of an unknown class isn't worked out where a test"
        " of the method is turned round with it",
    ),
    Known(
        {
            "input": "checks/redirect-loses-method/turned-away.cpp",
            "rewriting": "in lambdas",
        },
        "that a text made of a captured one is a refusal's isn't told of the choice"
        " that the lambda makes",
    ),
    Known(
        {"target": "prepended", "scenario": BY_WORDS},
        "std::string::insert isn't followed",
    ),
    Known(
        {
            "input": "checks/redirect-loses-method/real-code.cpp",
            "rewriting": "in lambdas",
        },
        "a cookie that is set after a helper has redirected isn't counted",
    ),
    Known(
        {
            "input": "checks/redirect-loses-method/thrown.cpp",
            "rewriting": "in lambdas",
        },
        "a lambda in a catch block makes nothing of the exception",
    ),
    Known(
        {
            "input": "checks/redirect-loses-method/own-paths.cpp",
            "rewriting": "in lambdas",
        },
        "what is put into a buffer through a pointer, or by strncat, in a lambda"
        " is left open",
    ),
    Known(
        {
            "input": "frameworks/boost-beast/building.cpp",
            "rewriting": "in lambdas",
        },
        "a lambda that writes the body of a response, and nothing else of it,"
        " seems to read that of the request: Beast's share a function",
    ),
    Known(
        {
            "input": ["frameworks/civetweb/raw.c", "frameworks/hand-written/servers.cpp"],
            "rewriting": "named",
        },
        "a text that is kept in a variable of its own isn't read as a response"
        " where it is written with its length",
    ),
    Known(
        {
            "property": "spelling",
            "input": [
                "frameworks/hand-written/dispatch.c",
                "frameworks/hand-written/exchange.cpp",
                "frameworks/hand-written/letters.c",
                "frameworks/hand-written/numbers.c",
                "frameworks/hand-written/texts.c",
            ],
        },
        "the length beside a text is changed with it: this test doesn't know",
    ),
    Known(
        {"property": "spelling", "input": "frameworks/drogon/hooks.cpp"},
        "a phrase apart from its status is changed with it: this test doesn't know",
    ),
]


def covers(known, case):
    return all(
        case.get(key) in (value if isinstance(value, list) else [value])
        for key, value in known.where.items()
    )


class Differences:
    """Sorts what differs into what is known and what is new."""

    def __init__(self, known=None):
        self.known = KNOWN_DIFFERENCES if known is None else known
        self.needed = set()
        self.new = []

    def add(self, case, difference):
        """Notes of one case whether something differs: None, or what."""
        if difference is None:
            return
        covering = [i for i, k in enumerate(self.known) if covers(k, case)]
        self.needed.update(covering)
        if not covering:
            self.new.append(difference)

    def outdated(self):
        """Entries that nothing differed for."""
        numbered = enumerate(self.known)
        return [known for i, known in numbered if i not in self.needed]
