#!/usr/bin/env python3
"""Writes large code of one shape: generate.py SHAPE COUNT.

handlers  that many handlers in a file, each with a redirect that is reported
helpers   a chain of that many functions, of which the last one redirects
branches  that many branches in a function, each with a redirect
nested    that many `if` statements inside each other around one redirect
lambdas   that many lambdas inside each other around one redirect
"""

import sys

FORWARD = 'res.set_redirect("https://b.example" + req.path);'
PARAMETERS = "const Request &req, Response &res"


def handlers(count):
    for n in range(count):
        yield f"void handle{n}({PARAMETERS}) {{ {FORWARD} }}"
    yield "void addRoutes(Server &server) {"
    for n in range(count):
        yield f'  server.Post("/{n}", handle{n});'
    yield "}"


def helpers(count):
    yield f"void help0({PARAMETERS}, const std::string &url) {{"
    yield "  res.set_redirect(url);"
    yield "}"
    for n in range(1, count):
        yield f"void help{n}({PARAMETERS}, const std::string &url) {{"
        yield f"  help{n - 1}(req, res, url);"
        yield "}"
    yield f"void handle({PARAMETERS}) {{"
    yield f'  help{count - 1}(req, res, "https://b.example" + req.path);'
    yield "}"
    yield from route()


def branches(count):
    yield f"void handle({PARAMETERS}) {{"
    for n in range(count):
        yield f'  if (req.path == "/{n}") {{ {FORWARD} return; }}'
    yield "}"
    yield from route()


def nested(count):
    yield f"void handle({PARAMETERS}) {{"
    yield 'if (req.path != "/") {' * count
    yield FORWARD
    yield "}" * count
    yield "}"
    yield from route()


def lambdas(count):
    yield f"void handle({PARAMETERS}) {{"
    yield "[&] {" * count
    yield FORWARD
    yield "}();" * count
    yield "}"
    yield from route()


def route():
    yield 'void addRoutes(Server &server) { server.Post("/x", handle); }'


if __name__ == "__main__":
    shape, count = sys.argv[1:]
    print("#include <httplib.h>\nusing namespace httplib;")
    for line in globals()[shape](int(count)):
        print(line)
