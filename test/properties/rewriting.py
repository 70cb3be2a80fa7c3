"""Says what a test input says in other words, line by line.

Each rewriting keeps the lines, or remembers from which line each character
came, so that the reports on both texts can be compared.
"""

import re

from tokens import (
    closing,
    end_of_expression,
    end_of_statement,
    start_of_expression,
    tokenize,
)


class Traced:
    """A text, and the line that each of its characters comes from."""

    def __init__(self, text, lines=None):
        self.text = text
        self.lines = lines or self.own_lines(text)

    @staticmethod
    def own_lines(text):
        lines, line = [], 1
        for character in text:
            lines.append(line)
            line += character == "\n"
        return lines

    def part(self, start, end):
        return self.text[start:end], self.lines[start:end]

    def line_at(self, offset):
        return self.lines[offset]

    def joined(self, parts):
        """Of parts of this text, and of strings that are new."""
        text, lines = [], []
        for part in parts:
            if isinstance(part, str):
                last = lines[-1] if lines else 1
                part = part, [last] * len(part)
            text.append(part[0])
            lines += part[1]
        return Traced("".join(text), lines)

    def edited(self, edits):
        """After some edits: (start, end, new text), apart from each other."""
        parts, last = [], 0
        for start, end, new in sorted(edits):
            parts += [self.part(last, start), new]
            last = end
        return self.joined([*parts, self.part(last, len(self.text))])


# --- Tests -------------------------------------------------------------------


class Inverter:
    """if (c) A else B  ->  if (!(c)) B else A"""

    def __init__(self, traced):
        self.traced = traced
        self.tokens = tokenize(traced.text)

    def run(self):
        end = self.tokens[-1].end, len(self.traced.text)
        parts = self.between(0, len(self.tokens))
        return self.traced.joined([*parts, self.traced.part(*end)])

    def text_between(self, first, last):
        """What stands between the ends of two tokens, space included."""
        start = self.tokens[first - 1].end if first else 0
        return self.traced.part(start, self.tokens[last - 1].end)

    def between(self, first, last):
        parts, done, i = [], first, first
        while i < last:
            if self.tokens[i].text == "if" and self.is_plain(i):
                parts.append(self.text_between(done, i))
                inverted, i = self.inverted(i)
                parts += inverted
                done = i
            else:
                i += 1
        return [*parts, self.text_between(done, last)]

    def is_plain(self, i):
        """Neither constexpr, nor with a declaration."""
        if self.tokens[i + 1].text != "(":
            return False
        condition = self.tokens[i + 2 : closing(self.tokens, i + 1)]
        return not any(t.text in ("=", ";", "{") for t in condition)

    def inverted(self, i):
        end = closing(self.tokens, i + 1)
        middle = end_of_statement(self.tokens, end + 1)
        last = middle
        otherwise = ["{}"]
        if self.tokens[middle].text == "else":
            last = end_of_statement(self.tokens, middle + 1)
            otherwise = ["{ ", *self.between(middle + 1, last), " }"]
        then = self.between(end + 1, middle)
        condition = self.text_between(i + 2, end)
        head = [" if (!(", condition, ")) ", *otherwise]
        return [*head, " else { ", *then, " }"], last


def inverted(traced, _):
    return Inverter(traced).run()


STOPS = {",", ";", "?", ":", "&&", "||", "!", "<<", "=", "+=", "-=", "return"}


def compared(traced, _):
    """a == b -> !(a != b), and the other way round"""
    tokens = tokenize(traced.text)
    edits = []
    for i, token in enumerate(tokens):
        if token.text not in ("==", "!=") or tokens[i - 1].text == "operator":
            continue
        first = start_of_expression(tokens, i - 1, STOPS)
        end = end_of_expression(tokens, i + 1, STOPS - {"!"})
        sign = "!=" if token.text == "==" else "=="
        place = tokens[first].start
        edits.append((place, place, "!("))
        edits.append((token.start, token.end, sign))
        edits.append((tokens[end - 1].end, tokens[end - 1].end, ")"))
    return traced.edited(edits)


# --- Statuses ----------------------------------------------------------------

CODES = {"301", "302", "303", "307", "308"}


def numbers(tokens):
    return [t for t in tokens if t.kind == "number" and t.text in CODES]


def parenthesized(traced, _):
    """302 -> (302)"""
    tokens = numbers(tokenize(traced.text))
    return traced.edited([(t.start, t.end, f"({t.text})") for t in tokens])


def named(traced, name):
    """302 -> Number302, an enumerator or a constant of the first line"""
    tokens = numbers(tokenize(traced.text))
    if not tokens:
        return traced
    edits = [(t.start, t.end, f"Number{t.text}") for t in tokens]
    codes = sorted({t.text for t in tokens})
    if name.endswith(".c"):
        values = ", ".join(f"Number{c} = {c}" for c in codes)
        declared = f"enum {{ {values} }};"
    else:
        declared = " ".join(f"constexpr int Number{c} = {c};" for c in codes)
    # The first line is a comment, with the RUN line.
    return traced.edited([(0, 0, f"{declared} "), *edits])


# --- Names -------------------------------------------------------------------

QUALIFIED = {
    "boost-beast": ("boost::beast", ["http"]),
    "cpp-httplib": ("httplib", ["Request", "Response", "Server"]),
    "drogon": (
        "drogon",
        [
            "HttpRequestPtr",
            "HttpResponse",
            "HttpResponsePtr",
            "HttpStatusCode",
            "app",
            "k301MovedPermanently",
            "k302Found",
            "k303SeeOther",
            "k307TemporaryRedirect",
            "k308PermanentRedirect",
        ],
    ),
    "poco": (
        "Poco::Net",
        [
            "HTTPRequest",
            "HTTPRequestHandler",
            "HTTPResponse",
            "HTTPServerRequest",
            "HTTPServerResponse",
        ],
    ),
}


def qualified(traced, name):
    """HTTPResponse::HTTP_FOUND -> Poco::Net::HTTPResponse::HTTP_FOUND"""
    for framework, (scope, names) in QUALIFIED.items():
        if framework in name or framework == "cpp-httplib" and "checks" in name:
            break
    else:
        return traced
    tokens = tokenize(traced.text)
    edits = []
    for i, token in enumerate(tokens[:-1]):
        # Neither a member, nor qualified already, nor declared here.
        before = tokens[i - 1].text
        if token.text not in names or before in ("::", ".", "->", "namespace"):
            continue
        if before in ("class", "struct", "using") or tokens[i + 1].text == "=":
            continue
        edits.append((token.start, token.start, f"{scope}::"))
    return traced.edited(edits)


RENAMED = {"req": "asked", "res": "reply", "resp": "made", "conn": "link"}


def renamed(traced, _):
    tokens = tokenize(traced.text)
    return traced.edited(
        [(t.start, t.end, RENAMED[t.text]) for t in tokens if t.text in RENAMED]
    )


# What the tests of servers of one's own have of the language and its libraries.
LANGUAGE = set(
    """
    auto bool break case char class const continue default do else enum explicit
    extern false for goto if inline int long namespace nullptr operator private
    new delete mutable static_cast const_cast reinterpret_cast union throw try catch
    public return short signed sizeof static struct switch template this true
    typedef typename unsigned using virtual void while NULL final override
    FILE size_t ssize_t uint16_t uint32_t uint64_t std string string_view vector map
    pair ostream hash function unique_ptr make_unique
    istringstream ostringstream ofstream endl cout cerr clog
    asprintf atoi dprintf fclose fdopen fgets fprintf fputs free fwrite
    malloc memchr memcmp memcpy memset open printf puts read recv send snprintf
    socket sprintf sscanf stderr stdin stdout strcasecmp strcat strchr strcmp
    strcpy strdup strlen strncasecmp strncmp strncpy strndup strstr strtok
    getline stoi to_string write
    _exit accept close dup2 execl exit fork isspace read scanf setenv
    calloc fflush realloc va_copy va_end va_list va_start vdprintf vfprintf vprintf
    strrchr vsnprintf vsprintf vasprintf
    append at back begin c_str clear compare copy count data emplace emplace_back
    end find
    first front insert length make_pair move npos push_back second size str substr
    """.split()
)
# Words in names of which docs/own-servers.md says that they count, and those that
# tell work.
COUNTS = re.compile(
    "verb|method|path|ur[il]|target|repl(y|ies)|response|respond|redirect|status"
    "|code|location|header|send|write|put|transmit|log|fake|mock|trace|parse|sent"
    "|keep|save|check|count|web_page|measure|get_|read|to_?int|number"
    "|upstream|timeout|options",
    re.IGNORECASE,
)


def meaningless(traced, name):
    """parsed -> name7, in servers without a framework"""
    if "hand-written" not in name:
        return traced
    numbers = {}
    edits = []
    # Macros are no tokens where they are defined.
    macros = set(re.findall(r"^\s*#\s*define\s+(\w+)", traced.text, re.MULTILINE))
    for token in tokenize(traced.text):
        if token.kind != "name" or token.text in LANGUAGE | macros:
            continue
        if COUNTS.search(token.text):
            continue
        number = numbers.setdefault(token.text, len(numbers))
        edits.append((token.start, token.end, f"name{number}"))
    return traced.edited(edits)


# --- Statements --------------------------------------------------------------

SENDERS = {"res", "resp", "response", "callback", "mg_send_http_redirect"}
SENDERS |= set(RENAMED.values())


def simple_statements(tokens):
    """Expressions that are statements of a block: first and last token."""
    for i, token in enumerate(tokens):
        if token.text not in SENDERS or tokens[i - 1].text not in "{;}":
            continue
        if tokens[i + 1].text not in (".", "->", "("):
            continue
        end = end_of_expression(tokens, i, ";")
        if tokens[end].text == ";" and is_within_function(tokens, i):
            if not any(t.text in "{}" for t in tokens[i:end]):
                yield i, end


def is_within_function(tokens, index):
    """Whether the block around is one of statements, no class or list."""
    first = start_of_expression(tokens, index - 1, set()) - 1
    before = tokens[first - 1].text
    return first > 0 and (
        before in ")" or before in ("else", "do", "try", "const", "override")
    )


def in_blocks(traced, _):
    """res.status = 302;  ->  { res.status = 302; }"""
    tokens = tokenize(traced.text)
    edits = []
    for i, end in simple_statements(tokens):
        edits.append((tokens[i].start, tokens[i].start, "{ "))
        edits.append((tokens[end].end, tokens[end].end, " }"))
    return traced.edited(edits)


def in_lambdas(traced, name):
    """res.status = 302;  ->  [&] { res.status = 302; }();"""
    if name.endswith(".c"):
        return traced
    tokens = tokenize(traced.text)
    edits = []
    for i, end in simple_statements(tokens):
        edits.append((tokens[i].start, tokens[i].start, "[&] { "))
        edits.append((tokens[end].end, tokens[end].end, " }();"))
    return traced.edited(edits)


# The calls that take a target, and which argument it is.
TARGETS = {
    "set_redirect": 0,
    "redirect": 0,
    "newRedirectionResponse": 0,
    "mg_send_http_redirect": 1,
    "set_header": 1,
    "addHeader": 1,
}


def hoisted(traced, name):
    """res.redirect(a + b);  ->  { const auto hoisted = a + b; ... }"""
    tokens = tokenize(traced.text)
    edits = []
    kind = "char *const" if name.endswith(".c") else "auto"
    for i, end in simple_statements(tokens):
        argument = target_argument(traced.text, tokens, i, end)
        if not argument:
            continue
        start, stop = argument
        value = traced.text[start:stop]
        if "c_str" in value or "\n" in value:
            continue
        first = tokens[i].start
        edits.append((first, first, f"{{ const {kind} hoisted = {value}; "))
        edits.append((start, stop, "hoisted"))
        edits.append((tokens[end].end, tokens[end].end, " }"))
    return traced.edited(edits)


def target_argument(text, tokens, first, end):
    for i in range(first, end):
        wanted = TARGETS.get(tokens[i].text)
        if wanted is None or tokens[i + 1].text != "(":
            continue
        begin = i + 2
        for _ in range(wanted):
            begin = end_of_expression(tokens, begin, ",") + 1
        stop = end_of_expression(tokens, begin, ",")
        if stop > begin and re.search("[a-z/]", text[tokens[begin].start :]):
            return tokens[begin].start, tokens[stop - 1].end
    return None


# --- Combinations ------------------------------------------------------------

REWRITINGS = {
    "compared": compared,
    "hoisted": hoisted,
    "in blocks": in_blocks,
    "in lambdas": in_lambdas,
    "inverted": inverted,
    "meaningless": meaningless,
    "named": named,
    "parenthesized": parenthesized,
    "qualified": qualified,
    "renamed": renamed,
}
# What is done to a file at once, and one by one if anything differs then.
TOGETHER = [
    [name for name in REWRITINGS if name not in ("in lambdas", "meaningless")],
    ["in lambdas"],
    ["meaningless"],
]


def rewrite(text, name, rewritings):
    traced = Traced(text)
    for rewriting in rewritings:
        traced = REWRITINGS[rewriting](traced, name)
    return traced
