#!/usr/bin/env python3
"""Writes a large program: program.py KIND FOLDER COUNT [SHAPE [ROUTES]].

project  COUNT small units and their compile_commands.json. Of three units one
         registers handlers, the second defines them, the third the helpers that
         they call: no unit alone knows that a redirect answers POST.
facts    what the units of a program with COUNT handlers say of themselves, in
         the words of `redirect-tidy describe`, without any code. Each handler
         has ROUTES routes (1) and calls helpers, in the SHAPE
           own     each calls two helpers of its own, one after the other (the
                   default)
           shared  each calls a helper of its own, which calls one for all
           chain   each helper calls that of the next handler
"""

import itertools
import json
import shutil
import sys
from pathlib import Path

# What a unit needs of cpp-httplib and of the standard library, and no more: a
# larger header would hide in its parsing what the analysis costs.
HEADER = Path(__file__).resolve().parents[1] / "program/Inputs/httplib.h"
PARAMETERS = "(const httplib::Request &req, httplib::Response &res)"

# In a unit of a project, and in one of which only facts are written.
HANDLERS_OF_UNIT = 10
FACTS_OF_UNIT = 100


def main():
    kind, folder, count, *more = sys.argv[1:]
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "project":
        write_project(folder, int(count))
    else:
        write_facts(folder, int(count), *more)


# --- Code --------------------------------------------------------------------


def write_project(folder, units):
    shutil.copy(HEADER, folder)
    kinds = itertools.cycle((routes_unit, handlers_unit, helpers_unit))
    commands = []
    for number, kind in zip(range(units), kinds):
        name = f"{kind.__name__.removesuffix('_unit')}{number // 3}.cpp"
        lines = ['#include "httplib.h"', *kind(number // 3), ""]
        (folder / name).write_text("\n".join(lines))
        arguments = ["c++", "-std=c++17", "-c", name]
        commands.append(
            {"directory": str(folder.resolve()), "file": name,
             "arguments": arguments}
        )
    database = folder / "compile_commands.json"
    database.write_text(json.dumps(commands, indent=1))


def names_of(group, kind):
    return [f"{kind}{group}_{n}" for n in range(HANDLERS_OF_UNIT)]


def routes_unit(group):
    """Registers every second handler for GET, the others for POST."""
    handlers = names_of(group, "handle")
    yield from (f"void {name}{PARAMETERS};" for name in handlers)
    yield f"void addRoutes{group}(httplib::Server &server) {{"
    for n, name in enumerate(handlers):
        yield f'  server.{("Get", "Post")[n % 2]}("/{group}/{n}", {name});'
    yield "}"


def handlers_unit(group):
    """Every tenth reports something when it answers POST."""
    helpers = names_of(group, "answer")
    yield from (f"void {name}{PARAMETERS};" for name in helpers)
    for helper, handler in zip(helpers, names_of(group, "handle")):
        yield f"""void {handler}{PARAMETERS} {{
  if (req.body.empty()) {{
    res.status = 400;
    return;
  }}
  {helper}(req, res);
}}"""


def helpers_unit(group):
    for n, name in enumerate(names_of(group, "answer")):
        status = ", 307" if n != 1 else ""
        yield f"""void {name}{PARAMETERS} {{
  res.set_redirect("https://b.example" + req.path{status});
}}"""


# --- Facts -------------------------------------------------------------------


def write_facts(folder, handlers, shape="own", routes="1"):
    for first in range(0, handlers, FACTS_OF_UNIT):
        numbers = range(first, min(first + FACTS_OF_UNIT, handlers))
        number = first // FACTS_OF_UNIT
        write_unit(folder, f"routes{number}.cpp",
                   routes_facts(numbers, int(routes)))
        write_unit(folder, f"handlers{number}.cpp", handlers_facts(numbers))
        write_unit(folder, f"helpers{number}.cpp",
                   SHAPES[shape](numbers, handlers))


def edges(handlers, shape="own", routes=1):
    """The routes and calls in the facts written."""
    return (routes + 2) * handlers - (shape == "chain")


def write_unit(folder, name, lines):
    said = [fields(*line) for line in lines(name)]
    all_lines = [fields("redirect-tidy unit 13", name), *said,
                 fields("end", str(len(said)))]
    (folder / f"{name}.facts").write_text("\n".join(all_lines) + "\n")


def fields(*texts):
    """A line of a description; what isn't a text is JSON."""
    return "\t".join(text(field).replace("%", "%25") for field in texts)


def text(field):
    if isinstance(field, str):
        return field
    return json.dumps(field, separators=(",", ":"), sort_keys=True)


def usr(name):
    return f"c:@F@{name}#&1$@N@httplib@S@Request#&$@N@httplib@S@Response#"


def routes_facts(numbers, routes):
    def lines(unit):
        for line, (n, route) in enumerate(
            itertools.product(numbers, range(routes))
        ):
            yield ("route", usr(f"handle{n}"), f"{unit}:{line + 4}:10", "",
                   f"handle{n}", "POST", "restricted",
                   f"pattern=/{n}/{route}")

    return lines


def handlers_facts(numbers):
    def lines(unit):
        for line, n in enumerate(numbers):
            yield from caller(unit, 4 * line + 3, f"handle{n}", f"answer{n}")

    return lines


def caller(unit, line, name, callee):
    """A function that reads the body, then calls another."""
    read = {"read": f"{unit}:{line + 1}:11", "reads": "*"}
    done = {**read, "work": f"{unit}:{line + 2}:3", "works": "*"}
    effect = {"keeps": "*", "on": 1, "value": [{"for": "*"}]}
    gives = {"done": done, "effects": [effect]}
    yield ("function", usr(name), f"{unit}:{line}:6", name, *named(done),
           f"gives={text(gives)}")
    yield ("calls", usr(callee), f"{unit}:{line + 2}:3", "*", *named(read))


def named(values):
    return [f"{name}={value}" for name, value in values.items()]


def sender(unit, line, name):
    """A function that redirects to the request's own path elsewhere."""
    target = ["https://b.example", {"from": "target"}]
    at = f"{unit}:{line + 1}:7"
    effect = {
        "location": [{"for": "*", "text": target}],
        "on": 1,
        "status": [{"at": at, "for": "*", "number": 302}],
    }
    sent = {"at": at, "code": 302, "for": "*", "number": 0, "sent": at,
            "target": target}
    yield ("function", usr(name), f"{unit}:{line}:6", name, "writes-response", "may-redirect",
           f"gives={text({'effects': [effect]})}")
    yield "sends", at, sent


def own(numbers, handlers):
    def lines(unit):
        for line, n in enumerate(numbers):
            yield from caller(unit, 8 * line + 2, f"answer{n}", f"send{n}")
            yield from sender(unit, 8 * line + 6, f"send{n}")

    return lines


def shared(numbers, handlers):
    def lines(unit):
        for line, n in enumerate(numbers):
            yield from caller(unit, 4 * line + 2, f"answer{n}", "send")
        if 0 in numbers:
            yield from sender(unit, 4 * len(numbers) + 2, "send")

    return lines


def chain(numbers, handlers):
    def lines(unit):
        for line, n in enumerate(numbers):
            if n + 1 < handlers:
                yield from caller(unit, 4 * line + 2, f"answer{n}", f"answer{n + 1}")
            else:
                yield from sender(unit, 4 * line + 2, f"answer{n}")

    return lines


SHAPES = {"own": own, "shared": shared, "chain": chain}

if __name__ == "__main__":
    main()
