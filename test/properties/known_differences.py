"""What redirect-tidy is known to get wrong, and isn't to be told again.

Each entry says which programs, inputs or rewritings may differ, and why. One that
nothing needs any more makes the test fail: take it from the list.
"""

from collections import namedtuple

# where: a value, or a list of them, for some of a case's properties
Known = namedtuple("Known", "where reason")

# Where the words of the target decide, and not what it is built from.
BY_WORDS = ["moved route", "refused", "sent again"]

KNOWN_DIFFERENCES = [
    Known(
        {"target": "out parameter"},
        "a helper that writes the target to its parameter counts as work: 303 is"
        " proposed for a request that is sent on",
    ),
    Known(
        {"extraction": "lambda with captures"},
        "what a lambda captures isn't known within it: a status is missed, and a"
        " target is unknown",
    ),
    Known(
        {"rewriting": "in lambdas"},
        "the same; in a helper, one meaning is then taken for all of its calls",
    ),
    Known(
        {"framework": "civetweb-c", "target": "assigned"},
        "an assignment to a local pointer counts as work",
    ),
    Known(
        {
            "framework": "boost-beast",
            "send": "made",
            "handler": "member",
        },
        "an assignment to a response that is a member counts as work",
    ),
    Known(
        {
            "framework": "boost-beast",
            "send": "made",
            "extraction": "object",
        },
        "the same in an object of the handler's",
    ),
    Known(
        {"framework": "boost-beast", "guard": "predicate of a predicate"},
        "a method that is tested in a predicate's predicate makes no handler",
    ),
    Known(
        {"status": ["function", "lambda", "out parameter", "passed through"]},
        "a status that a function returns or writes isn't followed",
    ),
    Known(
        {"target": ["function of pieces", "passed through"]},
        "what a function makes of its arguments isn't followed",
    ),
    Known(
        {"target": "member"},
        "a target that is a member of an object isn't followed",
    ),
    Known(
        {
            "target": ["function", "built in a function", "lambda"],
            "scenario": BY_WORDS,
        },
        "the words of a text that a function returns aren't followed",
    ),
    Known(
        {"target": "prepended", "scenario": BY_WORDS},
        "std::string::insert isn't followed",
    ),
    Known(
        {"framework": "civetweb-c", "evidence": "copied"},
        "strcpy to what outlives the request is no work",
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
