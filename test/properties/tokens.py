"""C and C++ as tokens, as far as rewriting needs them."""

import re
from collections import namedtuple

Token = namedtuple("Token", "text start end kind")

PATTERN = re.compile(
    r"""
    (?P<space>(?:\s|\\\n|//[^\n]*|/\*.*?\*/)+)
  | (?P<directive>\#(?:\\\n|//[^\n]*|[^\n])*)
  | (?P<string>(?:u8|[uUL])?R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"
      | (?:u8|[uUL])?"(?:\\.|[^"\\\n])*")
  | (?P<character>(?:[uUL])?'(?:\\.|[^'\\\n])+')
  | (?P<name>[A-Za-z_]\w*)
  | (?P<number>\.?\d(?:[eEpP][+-]|'?[\w.])*)
  | (?P<sign>::|->|==|!=|<=|>=|&&|\|\||\+\+|--|\+=|-=|<<|>>|[^\s\w])
    """,
    re.VERBOSE | re.DOTALL,
)
OPENING = {"(": ")", "[": "]", "{": "}"}
CLOSING = {")", "]", "}"}


def tokenize(text):
    """All tokens but space and comments."""
    return [
        Token(match[0], match.start(), match.end(), match.lastgroup)
        for match in PATTERN.finditer(text)
        if match.lastgroup != "space"
    ]


def closing(tokens, index):
    """The index of what closes the bracket at an index."""
    depth = 0
    for i in range(index, len(tokens)):
        if tokens[i].kind != "sign":
            continue
        depth += tokens[i].text in OPENING
        depth -= tokens[i].text in CLOSING
        if depth == 0:
            return i
    raise ValueError("a bracket isn't closed")


def end_of_expression(tokens, index, stops):
    """The index of the first of some signs outside of all brackets."""
    i = index
    while i < len(tokens):
        text = tokens[i].text
        if text in stops or text in CLOSING:
            return i
        i = closing(tokens, i) if text in OPENING else i
        i += 1
    raise ValueError("an expression doesn't end")


def start_of_expression(tokens, index, stops):
    """The same, backwards: the index of the expression's first token."""
    depth = 0
    for i in range(index, -1, -1):
        text = tokens[i].text
        depth += text in CLOSING
        if depth == 0 and (text in stops or text in OPENING):
            return i + 1
        depth -= text in OPENING
    return 0


def end_of_statement(tokens, i):
    """The index after the statement that starts at an index."""
    text = tokens[i].text
    if text == "{":
        return closing(tokens, i) + 1
    if text in ("if", "for", "while", "switch"):
        while tokens[i].text != "(":
            i += 1
        end = end_of_statement(tokens, closing(tokens, i) + 1)
        if text == "if" and tokens[end].text == "else":
            return end_of_statement(tokens, end + 1)
        return end
    if text == "do":
        end = end_of_statement(tokens, i + 1)
        return end_of_expression(tokens, end, ";") + 1
    if text == "try":
        end = end_of_statement(tokens, i + 1)
        while tokens[end].text == "catch":
            end = end_of_statement(tokens, closing(tokens, end + 1) + 1)
        return end
    return end_of_expression(tokens, i, ";") + 1
