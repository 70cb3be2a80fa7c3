"""A fix leaves code that compiles, says what was proposed, and nothing else."""

import re
from dataclasses import dataclass, field

import tidy
from tokens import tokenize

# How the frameworks call the statuses.
NAMES = {
    "301": [
        "moved_permanently",
        "HTTP_MOVED_PERMANENTLY",
        "HTTP_MOVEPERM",
        "SOUP_STATUS_MOVED_PERMANENTLY",
        "http_moved_permanently",
        "MOVED_PERMANENTLY",
        "HttpStatusMovedPermanently",
        "HTTP_301_MOVED_PERMANENTLY",
    ],
    "302": [
        "found",
        "Found",
        "status_found",
        "HTTP_FOUND",
        "HTTP_MOVETEMP",
        "moved_temporarily",
        "HTTP_MOVED_TEMPORARILY",
        "NGX_HTTP_MOVED_TEMPORARILY",
        "SOUP_STATUS_FOUND",
        "SOUP_STATUS_MOVED_TEMPORARILY",
        "http_found",
        "FOUND",
        "HttpStatusFound",
        "HTTP_302_FOUND",
    ],
    "303": [
        "see_other",
        "SeeOther",
        "status_see_other",
        "HTTP_SEE_OTHER",
        "NGX_HTTP_SEE_OTHER",
        "SOUP_STATUS_SEE_OTHER",
        "http_see_other",
        "SEE_OTHER",
        "HttpStatusSeeOther",
        "HTTP_303_SEE_OTHER",
    ],
    "307": [
        "temporary_redirect",
        "TemporaryRedirect",
        "status_temporary_redirect",
        "HTTP_TEMPORARY_REDIRECT",
        "NGX_HTTP_TEMPORARY_REDIRECT",
        "SOUP_STATUS_TEMPORARY_REDIRECT",
        "http_temporary_redirect",
        "TEMPORARY_REDIRECT",
        "HttpStatusTemporaryRedirect",
        "HTTP_307_TEMPORARY_REDIRECT",
    ],
    "308": [
        "permanent_redirect",
        "HTTP_PERMANENT_REDIRECT",
        "SOUP_STATUS_PERMANENT_REDIRECT",
        "RESUME_INCOMPLETE",
        "HttpStatusPermanentRedirect",
        "HTTP_308_PERMANENT_REDIRECT",
    ],
}
CODES = {name: code for code, names in NAMES.items() for name in names}
PHRASES = {
    "301": "Moved Permanently",
    "302": "Found",
    "303": "See Other",
    "307": "Temporary Redirect",
    "308": "Permanent Redirect",
}
NUMBER = re.compile(r"(0[xX][0-9a-fA-F]+|\d+)([uUlL]*)")
NAME = re.compile(r"(?:::)?(?:\w+::)*(\w+)(?:\(\))?")


def codes(spelling, text, depth=3):
    """The statuses that a spelling may stand for in a file."""
    number = NUMBER.fullmatch(spelling)
    if number:
        return {str(int(number[1], 0))}
    name = NAME.fullmatch(spelling)
    if not name or not depth:
        return set()
    name = name[1]
    if name in CODES:
        return {CODES[name]}
    numbered = re.fullmatch(r"k(30\d)\w+|[A-Z][a-z]\w*_(30\d)|CODE_(30\d)", name)
    if numbered:
        return {numbered[1] or numbered[2] or numbered[3]}
    found = set()
    definition = rf"\b{name}\b\s*(?:=|\{{|\s)\s*\(?(?:[\w:<]*[>(])?([\w:]+)"
    for value in re.findall(definition, text):
        found |= codes(value, text, depth - 1)
    return found


def wrong_edit(text, edit, report):
    """What is wrong with an edit, None if it respells the status alone."""
    _, status, _, proposal = report.fact()
    old = text[edit.offset : edit.offset + edit.length]
    new = edit.text
    if "\n" in new or "\n" in old:
        return "goes over a line's end"
    if old.startswith('"') or '"' in new:
        return wrong_text(old, new, status, proposal)
    if not old:
        after = text[edit.offset :].lstrip()[:1]
        if not new.startswith(", ") or after not in (")", "}"):
            return "is neither a spelling nor a last argument"
        new = new[2:]
    elif status not in codes(old, text):
        if is_length(text, edit, status, proposal):
            return None
        return f"replaces {old}, which isn't the reported status"
    if not codes(new, text) & set(proposal):
        return f"writes {new}, which isn't the proposed status"
    suffixes = [NUMBER.fullmatch(word) for word in (old, new)]
    if all(suffixes) and suffixes[0][2] != suffixes[1][2]:
        return f"gives {old} another type: {new}"
    return None


def is_length(text, edit, status, proposal):
    """True if the number is the length of a text of its line that tells the status:
    `put(&out, "HTTP/1.1 302 Found\\r\\n", 20)`."""
    old = text[edit.offset : edit.offset + edit.length]
    begin = text.rfind("\n", 0, edit.offset) + 1
    if not old.isdigit() or not edit.text.isdigit():
        return False
    for literal in re.findall(r'"((?:[^"\\]|\\.)*)"', text[begin : edit.offset]):
        length = len(re.sub(r"\\.", "#", literal))
        for code in proposal:
            changed = literal.replace(status, code).replace(PHRASES[status], PHRASES[code])
            if (int(old), int(edit.text)) == (
                length,
                length + len(changed) - len(literal),
            ):
                return True
    return False


def wrong_text(old, new, status, proposal):
    """The same for a status within a string, and for its phrase alone."""
    kept = old.replace(status, "#")
    with_phrase = re.sub(r"#(\s+)[A-Za-z ]+", r"#\1~", kept)
    phrase = kept.replace(PHRASES[status], "~")
    for code in proposal:
        changed = new.replace(code, "#")
        if changed.replace(PHRASES[code], "~") in (with_phrase, phrase):
            return None
        if changed == kept:
            return None
    return f"writes {new} for {old}"


# --- Applying ----------------------------------------------------------------


@dataclass
class Fixed:
    """A text, and the fixes that were applied to it."""

    before: str
    edits: list
    after: str = ""
    lines: set = field(default_factory=set)

    def __post_init__(self):
        self.after = tidy.apply(self.edits, self.before)
        self.lines = {tidy.line_at(self.before, e.offset) for e in self.edits}

    def wrong_tokens(self):
        """Whether tokens grew together, or were cut."""
        tokens = len(tokenize(self.before))
        for edit in set(self.edits):
            old = self.before[edit.offset : edit.offset + edit.length]
            tokens += len(tokenize(edit.text)) - len(tokenize(old))
        return len(tokenize(self.after)) != tokens


class Properties:
    """Checks the fixes of one file."""

    def __init__(self, runner, path, flags, options):
        self.runner = runner
        self.path = path
        self.flags = flags
        self.options = options
        self.fixed_lines = 0

    def failures(self, text, reports):
        """What doesn't hold of the reports on a text: (property, words)."""
        own = [r for r in reports if r.path.endswith(f"/{self.path.name}")]
        yield from self.wrong_edits(text, own)
        plain = [edit for report in own for edit in report.edits]
        chosen = [report.choices() for report in own if report.choices()]
        # Each of two choices with what is fixed anyway.
        first = [*plain, *(e for c in chosen for e in c[0].edits)]
        second = [e for c in chosen for e in c[-1].edits]
        results = {
            name: Fixed(text, edits)
            for name, edits in (("first", first), ("second", second))
            if edits
        }
        yield from self.wrong_results(results)

    def wrong_edits(self, text, reports):
        for report in reports:
            offered = [report, *report.choices()]
            for edit in [e for message in offered for e in message.edits]:
                wrong = wrong_edit(text, edit, report)
                if wrong:
                    yield self.failure("spelling", text, edit.offset, wrong)
            _, _, methods, proposal = report.fact()
            is_safe = bool(methods & {"GET", "HEAD"})
            if is_safe != (report.check == tidy.PERMANENT):
                yield self.failure("methods", text, report.offset, report.text)
            if len(report.choices()) not in (0, len(proposal)):
                wrong = "not as many notes with fixes as proposals"
                yield self.failure("notes", text, report.offset, wrong)

    def failure(self, name, text, offset, words):
        line = tidy.line_at(text, offset)
        return name, f"{self.path}:{line}: {name}: the fix {words}"

    def wrong_results(self, results):
        if not results:
            return
        paths = {}
        for name, fixed in results.items():
            self.fixed_lines += len(fixed.lines)
            if fixed.wrong_tokens():
                yield "tokens", f"{self.path}: {name}: other tokens are changed"
            paths[name] = self.path.with_stem(f"{self.path.stem}-{name}")
            tidy.write(paths[name], fixed.after)
        found = self.runner.run_all([*paths.values()], self.flags, *self.options)
        for name, path in paths.items():
            yield from self.wrong_reports(name, path, results[name], found[path])

    @staticmethod
    def wrong_reports(name, path, fixed, reports):
        for report in reports:
            if not report.path.endswith(f"/{path.name}"):
                continue
            line = tidy.line_at(fixed.after, report.offset)
            where = f"{path}:{line}: "
            if report.is_error:
                yield "compiles", f"{where}no longer compiles: {report.text}"
            elif line in fixed.lines:
                yield "silent", f"{where}fixed, and reported: {report.text}"
            elif report.edits and name == "first":
                yield "once", f"{where}only now there is a fix: {report.text}"
