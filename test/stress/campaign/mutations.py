"""Mutants of C and C++: code that is wrong as it is while somebody types it, and
code that is right but means something else. A number makes the same mutant each
time."""

import random
import re

from tokens import CLOSING, OPENING, Token, closing, tokenize

# What may stand before the first declaration: a mutant keeps it.
PREAMBLE = re.compile(r"(?:[ \t]*(?:#(?:\\\n|[^\n])*|//[^\n]*)?\n|/\*.*?\*/)*", re.DOTALL)
COMMENT = re.compile(r"//[^\n]*")

TYPES = {
    "cpp": """auto bool char int long unsigned double void size_t std::string
        std::string_view std::vector<int> std::function<void()> decltype(auto) int&
        char* const""".split()
    + ["const char *", "const auto &", "auto &&", "void *", "int (*)()"],
    "c": ["int", "char", "long", "double", "void", "unsigned", "const char *", "void *"],
}
NAMES_OF_TYPES = re.compile(r"(?:auto|bool|char|int|long|unsigned|void|string|double)$")
WORDS = {
    "cpp": """const static virtual inline constexpr explicit template typename auto
        return throw co_await co_return co_yield new delete this operator default
        noexcept friend mutable try catch case goto using requires consteval if for
        while switch nullptr true sizeof throw() [] [&] [=] () {} * & && . -> ->* .*
        :: ... ? : ; , < > = ! ~ + += << <=> [[noreturn]] ~T __builtin_unreachable()
        __attribute__((overloadable)) alignas(8) template<class> = = 0 = delete""".split(),
    "c": """const static inline extern return struct union enum goto case sizeof * &
        . -> ? : ; , () {} [] [0] = ! ~ + << ... do while if else break""".split(),
}
NUMBERS = ["0", "1", "-1", "302", "301", "307", "308", "303", "0x7fffffff",
           "99999999999999999999", "1e400", "'x'", '""', "nullptr"]  # fmt: skip


def split_preamble(text):
    end = PREAMBLE.match(text).end()
    return text[:end], text[end:]


class Code:
    """The tokens of a text that can be changed, and how they were spaced, without comments."""

    def __init__(self, text, language):
        self.language = language
        tokens = tokenize(text)
        ends = [t.start for t in tokens[1:]] + [len(text)]
        self.tokens = tokens
        gaps = [text[t.end : end] for t, end in zip(tokens, ends)]
        self.gaps = [COMMENT.sub("", gap) for gap in gaps]

    def texts(self):
        return [t.text + gap for t, gap in zip(self.tokens, self.gaps)]

    def names(self):
        return sorted({t.text for t in self.tokens if t.kind == "name"})


def statement(tokens, index):
    """The end of what starts at an index: a statement or a declaration."""
    for i in range(index, len(tokens)):
        if tokens[i].text == ";":
            return i + 1
        if tokens[i].text == "{":
            try:
                return closing(tokens, i) + 1
            except ValueError:
                return len(tokens)
        if tokens[i].text in CLOSING:
            return i
    return len(tokens)


class Mutant:
    """A text of pieces, which mutations change one after the other."""

    def __init__(self, code, other, chance):
        self.pieces = code.texts()
        self.code = code
        self.other = other
        self.chance = chance

    def place(self, room=1):
        return self.chance.randrange(max(1, len(self.pieces) - room + 1))

    def pick(self, wanted):
        """The index of a piece for which something holds, if there is one."""
        found = [n for n, piece in enumerate(self.pieces) if wanted(piece.strip())]
        return self.chance.choice(found) if found else None

    def delete(self):
        at = self.place()
        del self.pieces[at : at + self.chance.choice([1, 1, 1, 2, 3])]

    def duplicate(self):
        at, length = self.place(), self.chance.choice([1, 1, 2, 5, 20])
        self.pieces[at:at] = self.pieces[at : at + length]

    def swap(self):
        a, b = self.place(), self.place()
        if self.chance.random() < 0.5:
            b = min(a + 1, len(self.pieces) - 1)
        self.pieces[a], self.pieces[b] = self.pieces[b], self.pieces[a]

    def truncate(self):
        del self.pieces[self.place() :]

    def unbrace(self):
        at = self.pick(lambda text: text in OPENING or text in CLOSING)
        if at is not None:
            del self.pieces[at]

    def rename(self):
        at = self.pick(str.isidentifier)
        if at is not None:
            names = self.code.names()
            self.pieces[at] = self.chance.choice(names) + " "

    def retype(self):
        at = self.pick(NAMES_OF_TYPES.match)
        if at is not None:
            self.pieces[at] = self.chance.choice(TYPES[self.code.language]) + " "

    def renumber(self):
        at = self.pick(lambda text: text[:1].isdigit() or text[:1] == '"')
        if at is not None:
            self.pieces[at] = self.chance.choice(NUMBERS) + " "

    def insert(self):
        words = WORDS[self.code.language]
        self.pieces.insert(self.place(), f" {self.chance.choice(words)} ")

    def delete_statement(self):
        tokens = [Token(piece.strip(), 0, 0, "sign") for piece in self.pieces]
        at = self.place()
        del self.pieces[at : statement(tokens, at)]

    def move_statement(self):
        tokens = [Token(piece.strip(), 0, 0, "sign") for piece in self.pieces]
        at = self.place()
        end = statement(tokens, at)
        moved = self.pieces[at:end]
        del self.pieces[at:end]
        to = self.place()
        self.pieces[to:to] = moved

    def splice(self):
        """A part of another text gets into this one."""
        others = self.other.texts()
        start = self.chance.randrange(max(1, len(others)))
        end = statement(self.other.tokens, start)
        if self.chance.random() < 0.3:
            self.pieces[self.place() :] = others[start:]
        else:
            at = self.place()
            self.pieces[at:at] = others[start:end]


MUTATIONS = [
    Mutant.delete,
    Mutant.duplicate,
    Mutant.swap,
    Mutant.truncate,
    Mutant.unbrace,
    Mutant.rename,
    Mutant.rename,
    Mutant.retype,
    Mutant.renumber,
    Mutant.insert,
    Mutant.delete_statement,
    Mutant.move_statement,
    Mutant.splice,
]


def mutate(text, other, language, number):
    """Mutant NUMBER of a text, into which parts of another one may get."""
    chance = random.Random(f"redirect-tidy {number}")
    kept, changed = split_preamble(text)
    code = Code(changed, language)
    mutant = Mutant(code, Code(split_preamble(other)[1], language), chance)
    for _ in range(chance.choice([1, 1, 1, 2, 3, 5])):
        if not mutant.pieces:
            break
        chance.choice(MUTATIONS)(mutant)
    return kept + "".join(mutant.pieces)
