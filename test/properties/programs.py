"""Small programs whose redirects are known by construction.

A program is a choice from each dimension: what is meant (the scenario), which
methods get there, and then how all that is written: as which kind of handler,
behind which test of the method, with the status and the target spelled how, in
which helper. Only the scenario and the methods decide what is to be reported;
the rest are ways to say the same.

In the templates, @ is the program's number, so that many programs fit into one
unit. $NAMES are filled in.
"""

import random
from collections import namedtuple
from dataclasses import dataclass
from itertools import combinations
from string import Template

# before: evidence on the way; target: which one, see Framework.targets
Scenario = namedtuple("Scenario", "status target before check proposal")

REPEATED = "loses-method"
ANSWERED = "implicit-see-other"
KEPT = "permanent-answer"
SCENARIOS = {
    "sent on": Scenario("302", "own", "", REPEATED, ("307",)),
    "sent on for good": Scenario("301", "own", "", REPEATED, ("308",)),
    "moved route": Scenario("302", "route", "", REPEATED, ("307",)),
    "kept": Scenario("307", "own", "", None, ()),
    "unknown": Scenario("302", "page", "", REPEATED, ("307", "303")),
    "form": Scenario("302", "page", "read", ANSWERED, ("303",)),
    "work": Scenario("302", "page", "work", ANSWERED, ("303",)),
    "work 301": Scenario("301", "page", "work", ANSWERED, ("303",)),
    "done": Scenario("303", "page", "work", None, ()),
    "refused": Scenario("302", "page", "work", ANSWERED, ("303",)),
    "same page": Scenario("302", "same", "", ANSWERED, ("303",)),
    "sent again": Scenario("307", "page", "work", "repeats-request", ("303",)),
    "both": Scenario("302", "own", "work", REPEATED, ("307", "303")),
}

READ = {"GET", "HEAD"}
REPORTED = {"POST", "PUT", "PATCH", "DELETE"}
WRITES = "all but GET and HEAD"
METHODS = {
    "POST": ["POST"],
    "PUT": ["PUT"],
    "PATCH": ["PATCH"],
    "DELETE": ["DELETE"],
    "GET": ["GET"],
    "GET and HEAD": ["GET", "HEAD"],
    "GET and POST": ["GET", "POST"],
    "POST and PUT": ["POST", "PUT"],
    "PUT, PATCH and DELETE": ["PUT", "PATCH", "DELETE"],
    WRITES: ["POST", "PUT", "PATCH", "DELETE"],
}


def expected(choice):
    """The facts that are to be reported: see tidy.Report.fact."""
    scenario = SCENARIOS[choice["scenario"]]
    methods = REPORTED.intersection(METHODS[choice["methods"]])
    if not scenario.check or not methods:
        # Who keeps the answer never asks again for what was done.
        is_kept = scenario.status == "301" and scenario.before == "work"
        kept = (KEPT, scenario.status, frozenset({"GET"}), ("302",))
        return {kept} if is_kept else set()
    status, methods = scenario.status, frozenset(methods)
    facts = {(scenario.check, status, methods, scenario.proposal)}
    # The second redirect of a helper that two share leads to another page.
    if choice.get("extraction") == "shared" and scenario.check == REPEATED:
        if scenario.before:
            facts.add((ANSWERED, status, methods, ("303",)))
        else:
            unknown = "308" if status == "301" else "307", "303"
            facts.add((REPEATED, status, methods, unknown))
    elif choice.get("extraction") == "shared" and scenario.target == "same":
        facts.add((REPEATED, status, methods, ("307", "303")))
    return facts


def united(facts):
    """One fact for redirects of a kind: the same may be written twice."""
    methods = {}
    for check, status, some, proposal in facts:
        key = check, status, proposal
        methods[key] = methods.get(key, frozenset()) | some
    return {(c, s, m, p) for (c, s, p), m in methods.items()}


# --- Text --------------------------------------------------------------------


def fill(template, **values):
    return Template(template).safe_substitute(values)


def indent(text, by="  "):
    lines = text.splitlines()
    return "\n".join(
        line if line.startswith("#") or not line else by + line
        for line in lines
    )


def block(head, body, end="}"):
    return f"{head} {{\n{indent(body)}\n{end}"


# --- The dimensions that frameworks share ------------------------------------

# What a form of the status takes: declarations of the file, of the block, and
# the expression. $S is the status in the framework's words, $TYPE its type, $N
# the number.
CPP_STATUSES = {
    "plain": ("", "", "$S"),
    "parentheses": ("", "", "($S)"),
    "constexpr local": ("", "constexpr $TYPE status = $S;", "status"),
    "const local": ("", "const auto status = $S;", "status"),
    "local": ("", "$TYPE status = $S;", "status"),
    "braced local": ("", "$TYPE status{$S};", "status"),
    "assigned": ("", "$TYPE status = $OK;\nstatus = $S;", "status"),
    "assigned first": ("", "$TYPE status;\nstatus = $S;", "status"),
    "constexpr": ("constexpr $TYPE Status@ = $S;", "", "Status@"),
    "static const": ("static const $TYPE Status@ = $S;", "", "Status@"),
    "in a namespace": (
        "namespace codes@ { constexpr auto Moved = $S; }",
        "",
        "codes@::Moved",
    ),
    "of a class": (
        "struct Codes@ { static constexpr $TYPE Moved = $S; };",
        "",
        "Codes@::Moved",
    ),
    "macro": ("#define STATUS_@ $S", "", "STATUS_@"),
    "function": ("static $TYPE status@() { return $S; }", "", "status@()"),
    "conditional": (
        "",
        "const $TYPE status = known@(1) ? $S : $S;",
        "status",
    ),
    "inline conditional": ("", "", "known@(1) ? $S : $S"),
    "branches": (
        "",
        "$TYPE status = $OK;\n"
        "if (known@(1))\n  status = $S;\nelse\n  status = $S;",
        "status",
    ),
    "reference": (
        "",
        "const $TYPE first = $S;\nconst $TYPE &status = first;",
        "status",
    ),
    "copy": ("", "const $TYPE first = $S;\nauto status = first;", "status"),
    "lambda": ("", "const auto status = [] { return $S; };", "status()"),
    "out parameter": (
        "static void choose@($TYPE &status) { status = $S; }",
        "$TYPE status = $OK;\nchoose@(status);",
        "status",
    ),
    "member by default": (
        "struct Options@ { $TYPE status = $S; };",
        "const Options@ options;",
        "options.status",
    ),
    "member": (
        "struct Options@ { $TYPE status; };",
        "const Options@ options{$S};",
        "options.status",
    ),
    "passed through": (
        "static $TYPE same@($TYPE status) { return status; }",
        "",
        "same@($S)",
    ),
}
INT_STATUSES = {
    **CPP_STATUSES,
    "enumerator": ("enum Codes@ { Moved@ = $N };", "", "Moved@"),
    "scoped enumerator": (
        "enum class Codes@ { Moved = $N };",
        "",
        "static_cast<int>(Codes@::Moved)",
    ),
    "cast": ("", "", "static_cast<int>($N)"),
    "C cast": ("", "", "(int)$N"),
    "suffix": ("", "", "${N}u"),
    "hexadecimal": ("", "", "$HEXADECIMAL"),
}
ENUM_STATUSES = {
    **CPP_STATUSES,
    "cast": ("", "", "static_cast<$TYPE>($N)"),
    "function cast": ("", "", "$TYPE($N)"),
    "cast constant": (
        "constexpr auto Status@ = static_cast<$TYPE>($N);",
        "",
        "Status@",
    ),
}

# The same for the target, whose expression is $E: a std::string built of $A and
# $B, or a literal.
CPP_TARGETS = {
    "plain": ("", "", "$E"),
    "const local": ("", "const std::string target = $E;", "target"),
    "auto local": ("", "const auto target = $E;", "target"),
    "reference": ("", "const std::string &target = $E;", "target"),
    "auto reference": ("", "const auto &target = $E;", "target"),
    "forwarding reference": ("", "auto &&target = $E;", "target"),
    "assigned": ("", "std::string target;\ntarget = $E;", "target"),
    "appended": ("", "std::string target = $A;\ntarget += $B;", "target"),
    "append": ("", "std::string target = $A;\ntarget.append($B);", "target"),
    "from empty": (
        "",
        "std::string target;\ntarget += $A;\ntarget += $B;",
        "target",
    ),
    "moved": ("", "std::string target = $E;", "std::move(target)"),
    "braces": ("", "", "std::string{$E}"),
    "c_str": ("", "const std::string target = $E;", "target.c_str()"),
    "function": (
        "static std::string target@($READ) { return $E; }",
        "",
        "target@($REQ)",
    ),
    "function of pieces": (
        "static std::string join@(const std::string &a, const std::string &b) "
        "{ return a + b; }",
        "",
        "join@($A, $B)",
    ),
    "built in a function": (
        "static std::string target@($READ) {\n"
        "  std::string made = $A;\n  made += $B;\n  return made;\n}",
        "",
        "target@($REQ)",
    ),
    "lambda": ("", "const auto target = [&] { return $E; };", "target()"),
    "conditional": (
        "",
        "const std::string target = known@(2) ? $E : $E;",
        "target",
    ),
    "pieces in locals": (
        "",
        "const std::string head = $A;\nconst std::string tail = $B;",
        "head + tail",
    ),
    "stream": (
        "",
        "std::ostringstream stream;\nstream << $A << $B;",
        "stream.str()",
    ),
    "constructed": ("", "std::string target($E);", "target"),
    "in steps": ("", "auto target = $A;\ntarget = target + $B;", "target"),
    "prepended": (
        "",
        "std::string target = $B;\ntarget.insert(0, $A);",
        "target",
    ),
    "reserved": (
        "",
        "std::string target;\ntarget.reserve(99);\ntarget += $A;\n"
        "target += $B;",
        "target",
    ),
    "view": (
        "",
        "const std::string whole = $E;\nconst std::string_view target = whole;",
        "std::string(target)",
    ),
    "member": (
        "struct Place@ { std::string url; };",
        "const Place@ place{$E};",
        "place.url",
    ),
    "passed through": (
        "static const std::string &same@(const std::string &s) { return s; }",
        "",
        "same@($E)",
    ),
    "printed": (
        "",
        "char target[99];\n"
        'std::snprintf(target, sizeof target, "%s%s",\n'
        "              std::string($A).c_str(), std::string($B).c_str());",
        "target",
    ),
    "out parameter": (
        "static void build@($READ, std::string &target) { target = $E; }",
        "std::string target;\nbuild@($REQ, target);",
        "target",
    ),
}

WORK = {
    "member call": (
        "struct Store@ { void insert(const std::string &); } store@;",
        'store@.insert("x");',
    ),
    "map": (
        "static std::map<std::string, std::string> entries@;",
        'entries@["x"] = "y";',
    ),
    "counter": ("static int orders@;", "++orders@;"),
    "assignment": ("static std::string last@;", 'last@ = "x";'),
    "function": ("void save@(const std::string &);", 'save@("x");'),
    "defined function": (
        "static std::string last@;\n"
        "static void save@(const std::string &s) { last@ = s; }",
        'save@("x");',
    ),
    "through a reference": (
        "static std::vector<std::string> list@;",
        'auto &list = list@;\nlist.push_back("x");',
    ),
    "through a pointer": (
        "static std::vector<std::string> list@;",
        'auto *list = &list@;\nlist->emplace_back("x");',
    ),
    "checked call": (
        "bool save@(const std::string &);",
        'const bool saved = save@("x");\n(void)saved;',
    ),
    "lambda": (
        "static std::string last@;",
        'const auto save = [&] { last@ = "x"; };\nsave();',
    ),
    "struct": (
        "struct Kept@ { std::string text; };\n"
        "static std::map<std::string, Kept@> entries@;",
        'entries@["x"] = Kept@{"y"};',
    ),
    "swapped": (
        "static std::vector<std::string> list@;",
        "std::vector<std::string> none;\nnone.swap(list@);",
    ),
    "loop over what stays": (
        "static std::vector<std::string> list@;",
        'for (auto &line : list@)\n  line = "x";',
    ),
    "helper with a reference": (
        "static std::string last@;\n"
        'static void fill@(std::string &text) { text = "x"; }',
        "fill@(last@);",
    ),
    "member of a global": (
        "struct Page@ { std::string text; void close() { text.clear(); } };\n"
        "static Page@ kept@;",
        "kept@.close();",
    ),
    "statement of SQL": (
        "struct Archive@ { bool run(const std::string &); };\nstatic Archive@ archive@;",
        'const bool done = archive@.run("DELETE FROM orders");\n(void)done;',
    ),
}

# What stands around and changes nothing.
NOISE = {
    "none": "$BODY",
    "block": "{\n$BODY\n}",
    "once": "do {\n$BODY\n} while (false);",
    "logged": 'log@("redirect", 302);\n$BODY',
    "unused number": "const int code = 302;\nlog@(\"code\", code);\n$BODY",
    "always": "if (true) {\n$BODY\n}",
    "earlier way out": 'if (known@(3))\n  $LEAVE\n$BODY',
    "loop": "for (int i = 0; i < 1; ++i) {\n$BODY\n}",
}
NOISE_PLUS = {
    **NOISE,
    "try": "try {\n$BODY\n} catch (const std::exception &) {\n}",
}

# How the methods are told apart. $IF holds for those that are to get there,
# $NOT for the others.
GUARDS = {
    "none": ("", "$BODY"),
    "if": ("", "if ($IF) {\n$BODY\n}"),
    "early return": ("", "if ($NOT)\n  $LEAVE\n$BODY"),
    "negated": ("", "if (!($NOT)) {\n$BODY\n}"),
    "negated return": ("", "if (!($IF)) {\n  $LEAVE\n}\n$BODY"),
    "else": ("", "if ($NOT) {\n  $LEAVE\n} else {\n$BODY\n}"),
    "bool": ("", "const bool hit = $IF;\nif (hit) {\n$BODY\n}"),
    "negated bool": ("", "const bool miss = $NOT;\nif (miss)\n  $LEAVE\n$BODY"),
    "bool set later": (
        "",
        "bool hit = false;\nif ($IF)\n  hit = true;\nif (hit) {\n$BODY\n}",
    ),
    "bool set by or": (
        "",
        "bool hit = false;\nhit = hit || $IF;\nif (!hit)\n  $LEAVE\n$BODY",
    ),
    "conditional": ("", "if (($IF) ? true : false) {\n$BODY\n}"),
    "and another": ("", "if (($IF) && known@(4)) {\n$BODY\n}"),
    "or not another": ("", "if (($NOT) || !known@(4))\n  $LEAVE\n$BODY"),
    "nested": ("", "if (known@(4)) {\n  if ($IF) {\n$BODY\n  }\n}"),
    "loop": ("", "do {\n  if ($NOT)\n    break;\n$BODY\n} while (false);"),
    "predicate": (
        "static bool hit@($READ) { return $IF; }",
        "if (hit@($REQ)) {\n$BODY\n}",
    ),
    "while": ("", "while ($IF) {\n$BODY\nbreak;\n}"),
    "twice": ("", "if ($NOT)\n  $LEAVE\nif ($IF) {\n$BODY\n}"),
    "or again": ("", "if (($IF) || ($IF)) {\n$BODY\n}"),
    "else if": ("", "if (known@(4)) {\n} else if ($IF) {\n$BODY\n}"),
    "bool by conditional": (
        "",
        "const bool hit = ($NOT) ? false : true;\nif (hit) {\n$BODY\n}",
    ),
    "compared": ("", "if (($IF) == true) {\n$BODY\n}"),
    "predicate in steps": (
        "static bool hit@($READ) {\n  if ($NOT)\n    return false;\n"
        "  return true;\n}",
        "if (!hit@($REQ))\n  $LEAVE\n$BODY",
    ),
    "predicate of a predicate": (
        "static bool miss@($READ) { return $NOT; }\n"
        "static bool hit@($READ) { return !miss@($REQ); }",
        "if (hit@($REQ)) {\n$BODY\n}",
    ),
}
CPP_GUARDS = {
    **GUARDS,
    "lambda": (
        "",
        "const auto hit = [&] { return $IF; };\nif (hit()) {\n$BODY\n}",
    ),
    "refusal": (
        "static void require@($READ) {\n"
        '  if ($NOT)\n    throw std::runtime_error("refused");\n}',
        "require@($REQ);\n$BODY",
    ),
    "throw": (
        "",
        'if ($NOT)\n  throw std::runtime_error("refused");\n$BODY',
    ),
    "method in a local": (
        "",
        "const auto &method = $METHOD;\nif ($IF_LOCAL) {\n$BODY\n}",
    ),
    "method copied": (
        "",
        "const auto method = $METHOD;\nif ($NOT_LOCAL)\n  $LEAVE\n$BODY",
    ),
    "method passed": (
        "static bool hit@($METHOD_TYPE method) { return $IF_LOCAL; }",
        "if (hit@($METHOD)) {\n$BODY\n}",
    ),
    "if with initializer": (
        "",
        "if (const auto &method = $METHOD; $IF_LOCAL) {\n$BODY\n}",
    ),
    "swapped": ("", "if ($IF_SWAPPED) {\n$BODY\n}"),
}
ENUM_GUARDS = {
    **CPP_GUARDS,
    "switch": ("", "switch ($METHOD) {\n$CASES\n}"),
    "switch in a predicate": (
        "static bool hit@($READ) {\n  switch ($METHOD) {\n$RETURNS\n  }\n}",
        "if (hit@($REQ)) {\n$BODY\n}",
    ),
}
STRING_GUARDS = {
    **CPP_GUARDS,
    "compare": ("", "if ($IF_COMPARE) {\n$BODY\n}"),
    "strcmp": ("", "if ($IF_STRCMP) {\n$BODY\n}"),
    "view": (
        "",
        "const std::string_view method = $METHOD;\nif ($IF_LOCAL) {\n$BODY\n}",
    ),
    "constants": (
        "static const std::string Get@ = \"GET\", Head@ = \"HEAD\", "
        "Post@ = \"POST\", Put@ = \"PUT\", Patch@ = \"PATCH\", "
        "Delete@ = \"DELETE\";",
        "if ($IF_CONSTANT) {\n$BODY\n}",
    ),
}

# Where the redirect is sent. $ACT is all of it; $DECLARE the target's and the
# status' declarations; $PASS the rest of what a helper takes.
EXTRACTIONS = {
    "inline": ("", "$ACT", ""),
    "helper": ("static void act@($PARAMS) {\n$ACT\n}", "act@($ARGS);", ""),
    "helper of a helper": (
        "static void inner@($PARAMS) {\n$ACT\n}\n"
        "static void act@($PARAMS) { inner@($ARGS); }",
        "act@($ARGS);",
        "",
    ),
    "defined later": (
        "static void act@($PARAMS);",
        "act@($ARGS);",
        "static void act@($PARAMS) {\n$ACT\n}",
    ),
    "target passed": (
        "static void send@($PARAMS, $STRING url) {\n$DECLARE_STATUS\n"
        "$SEND_URL\n}",
        "$BEFORE\n$DECLARE_TARGET\nsend@($ARGS, $T);",
        "",
    ),
    # Two calls that mean different things.
    "shared": (
        "static void send@($PARAMS, $STRING url) {\n$DECLARE_STATUS\n"
        "$SEND_URL\n}",
        'if (known@(8)) {\n  send@($ARGS, "/other");\n  $LEAVE\n}\n'
        "$BEFORE\n$DECLARE_TARGET\nsend@($ARGS, $T);",
        "",
    ),
    "both passed": (
        "static void send@($PARAMS, $STRING url, $TYPE code) {\n"
        "$SEND_URL_CODE\n}",
        "$BEFORE\n$DECLARE_TARGET\n$DECLARE_STATUS\nsend@($ARGS, $T, $C);",
        "",
    ),
    "both passed twice": (
        "static void inner@($PARAMS, $STRING url, $TYPE code) {\n"
        "$SEND_URL_CODE\n}\n"
        "static void send@($PARAMS, $STRING to, $TYPE status) {\n"
        "  inner@($ARGS, to, status);\n}",
        "$BEFORE\n$DECLARE_TARGET\n$DECLARE_STATUS\nsend@($ARGS, $T, $C);",
        "",
    ),
}
CPP_EXTRACTIONS = {
    **EXTRACTIONS,
    "static member": (
        "struct Act@ {\n  static void act($PARAMS) {\n$ACT\n  }\n};",
        "Act@::act($ARGS);",
        "",
    ),
    "template": (
        "template <typename T> static void act@($PARAMS, T) {\n$ACT\n}",
        "act@($ARGS, 1);",
        "",
    ),
    "lambda": ("", "const auto act = [&] {\n$ACT\n};\nact();", ""),
    "lambda at once": ("", "[&] {\n$ACT\n}();", ""),
    "lambda with captures": (
        "",
        "$BEFORE\n$DECLARE_TARGET\n$DECLARE_STATUS\n[&] {\n$SEND\n}();",
        "",
    ),
    "object": (
        "struct Act@ {\n$MEMBERS\n  void act() {\n$ACT\n  }\n};",
        "Act@{$ARGS}.act();",
        "",
    ),
    "default argument": (
        "static void send@($PARAMS, $STRING url, $TYPE code = $S) {\n"
        "$SEND_URL_CODE\n}",
        "$BEFORE\n$DECLARE_TARGET\nsend@($ARGS, $T);",
        "",
    ),
    "lambda with target": (
        "",
        "const auto send = [&](const std::string &url) {\n$DECLARE_STATUS\n"
        "$SEND_URL\n};\n$BEFORE\n$DECLARE_TARGET\nsend($T);",
        "",
    ),
}


# --- Programs ----------------------------------------------------------------


@dataclass
class Program:
    choice: dict
    text: str

    def expected(self):
        return expected(self.choice)


def pairwise(dimensions, is_valid, seed):
    """Choices that hold each valid pair of two dimensions' values.

    Greedy: for each pair that is missing, the rest is drawn some times, and the
    draw taken that covers most of what is missing.
    """
    draw = random.Random(seed)
    missing = dict.fromkeys(
        ((a, x), (b, y))
        for a, b in combinations(dimensions, 2)
        for x in dimensions[a]
        for y in dimensions[b]
    )
    choices = []
    while missing:
        first, second = next(iter(missing))
        best, most = None, 0
        for _ in range(60):
            choice = {d: draw.choice(v) for d, v in dimensions.items()}
            choice.update([first, second])
            covered = sum(p in missing for p in combinations(choice.items(), 2))
            if covered > most and is_valid(choice):
                best, most = choice, covered
        if best:
            choices.append(best)
            for pair in combinations(best.items(), 2):
                missing.pop(pair, None)
        else:
            missing.pop((first, second))
    return choices
