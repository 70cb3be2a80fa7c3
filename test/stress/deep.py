#!/usr/bin/env python3
"""Code that is nested as deeply as clang bears it, in every way that C++ has:

    deep.py try REDIRECT-TIDY CLANG FOLDER_OF_HTTPLIB [SHAPE...]
    deep.py write SHAPE DEPTH

Each shape stands in a handler with a redirect, behind an intact one. clang says how
deep it can be: what it parses on the stack that it has, redirect-tidy looks at, and
the intact handler is reported. The second prints the source.
"""

import concurrent.futures
import resource
import subprocess
import sys
from pathlib import Path

PARAMETERS = "const Request &req, Response &res"
SEND = 'res.set_redirect("/v2" + req.path, 302);'
DEPTHS = (20000, 5000, 2000, 500, 100)
SECONDS = 120
MEGABYTES = 3000


def handler(*lines):
    return "\n".join([f"void deep({PARAMETERS}) {{", *lines, "}"])


def around(before, middle, after, *behind):
    """A shape that is the middle, with N pairs around it."""
    return lambda n: handler(before[0] + before[1] * n + middle + after * n, *behind)


def chain(begin, part, end, *behind):
    return lambda n: handler(begin + part * n + end, *behind)


def else_if(n):
    return handler(
        'if (req.path == "/") { }',
        *(f'else if (req.path == "/{i}") {{ {SEND} }}' for i in range(n)),
    )


def cases(n):
    return handler("switch (x) {", *(f"case {i}:" for i in range(n)), SEND, "}")


def templates(n):
    return (
        "template <class T> struct A { using type = T; };\n"
        f"using D = {'A<' * n}int{'>' * n};\n" + handler("D d;", SEND)
    )


def instantiations(n):
    return (
        "template <int N> struct C { static int f(int y) { return C<N - 1>::f(y) + 1; } };\n"
        "template <> struct C<0> { static int f(int y) { return y; } };\n"
        + handler(f"x = C<{n}>::f(x);", SEND)
    )


# Not here: lists in lists, `L l{{{{}}}}`, through which clang-tidy's own walk goes twice
# at each level.
SHAPES = {
    "parentheses": around(("x = ", "("), "x", ")", ";", SEND),
    "parentheses-in-target": around(("res.set_redirect(", "("), "req.path", ")", ", 302);"),
    "plus": chain("x = x", " + x", ";", SEND),
    "plus-in-target": chain('res.set_redirect("/v2" + req.path', " + s", ", 302);"),
    "plus-to-the-right": around(("x = ", "x + ("), "x", ")", ";", SEND),
    "minus": chain("x = ", "- ", "x;", SEND),
    "not": chain("if (", "!", f"(x == 1)) {{ {SEND} }}"),
    "and": chain('if (req.method == "POST"', ' && req.path != "/"', f") {{ {SEND} }}"),
    "or": chain('if (req.method == "POST"', ' || req.path == "/"', f") {{ {SEND} }}"),
    "comma": chain("x = (x", ", x", ");", SEND),
    "assignment": chain("x ", "= x ", ";", SEND),
    "shift": chain("o ", "<< x ", ";", SEND),
    "condition": chain("x = ", "x ? x : ", "x;", SEND),
    "condition-to-the-left": around(("x = ", "("), "x", " ? x : x)", ";", SEND),
    "calls": around(("x = ", "f("), "x", ")", ";", SEND),
    "texts": around(("res.set_redirect(", "g("), "req.path", ")", ", 302);"),
    "members": chain("o", ".next()", ".next();", SEND),
    "subscripts": around(("x = ", "a["), "x", "]", ";", SEND),
    "casts": chain("x = ", "(int)", "x;", SEND),
    "static-casts": around(("x = ", "static_cast<int>("), "x", ")", ";", SEND),
    "blocks": around(("", "{"), SEND, "}"),
    "if": around(("", 'if (req.path != "/") {'), SEND, "}"),
    "if-method": around(("", 'if (req.method == "POST")'), SEND, ""),
    "else-if": else_if,
    "while": around(("", "while (x) "), SEND, ""),
    "for": around(("", "for (;x;) "), SEND, ""),
    "do": around(("", "do {"), SEND, "} while (x);"),
    "try": around(("", "try {"), SEND, "} catch (int) {}"),
    "switch": around(("", "switch (x) { default: "), SEND, "}"),
    "cases": cases,
    "lambdas": around(("", "[&] {"), SEND, "}();"),
    "lambdas-given": around(("h(", "[&] { h("), "[&] { " + SEND + " }", "); }", ");"),
    "statement-expressions": around(("x = ", "({"), "x;", "});", SEND),
    "classes": around(("", "struct S { struct T {"), "", "}; };", SEND),
    "pointers": chain("int ", "*", "p; (void)p;", SEND),
    "templates": templates,
    "instantiations": instantiations,
    "lists": around(("L l", "{"), "", "}", ";", SEND),
    "new": around(("", "new P("), "", ")", ";", SEND),
}

PRELUDE = f"""#include <httplib.h>
#include <initializer_list>
using namespace httplib;
struct O {{ O &next(); O &operator<<(int); }} o;
struct L {{ L(); L(std::initializer_list<L>); }};
struct P {{ P(P * = nullptr); }};
int f(int); extern int x, a[]; std::string g(std::string); extern std::string s;
template <class F> void h(F f) {{ f(); }}
void intact({PARAMETERS}) {{ {SEND} }}
"""
ROUTES = """
void routes(Server &server) {
  server.Post("/intact", intact);
  server.Post("/deep", deep);
}
"""


def written(shape, depth):
    return PRELUDE + SHAPES[shape](depth) + ROUTES


class Trial:
    def __init__(self, tool, clang, include):
        self.tool, self.clang = tool, clang
        self.flags = ["-std=c++17", "-w", f"-I{include}", "-fbracket-depth=1000000"]
        self.flags += ["-ftemplate-depth=1000000"]

    def run(self, command):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20,) * 2)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=SECONDS,
                preexec_fn=limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None, "it takes too long"
        return done.returncode, done.stdout + done.stderr

    def deepest(self, shape):
        """How deep the shape can be for clang to parse it."""
        for depth in DEPTHS:
            source = Path(f"{shape}-{depth}.cpp")
            source.write_text(written(shape, depth))
            code, text = self.run([self.clang, "-fsyntax-only", *self.flags, source])
            if code == 0:
                return depth, source
            why = text
        return 0, why[:500]

    def problem(self, shape):
        depth, source = self.deepest(shape)
        if not depth:
            return f"{shape}: clang takes none: {source}"
        command = [self.tool, "--no-cache", source, "--", *self.flags]
        code, text = self.run(command)
        print(f"{shape} {depth}: {code}", flush=True)
        if code == 1 and "void intact" in text and "crash" not in text:
            return ""
        return f"{shape} {depth}: exit code {code}: {text[-500:]}"


def main():
    if sys.argv[1] == "write":
        print(written(sys.argv[2], int(sys.argv[3])))
        return
    trial = Trial(*sys.argv[2:5])
    shapes = sys.argv[5:] or list(SHAPES)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [text for text in pool.map(trial.problem, shapes) if text]
    print(f"{len(shapes)} shapes, {len(wrong)} wrong")
    sys.exit("\n".join(wrong) or 0)


main()
