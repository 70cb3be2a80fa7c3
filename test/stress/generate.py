#!/usr/bin/env python3
"""Writes large code of one shape: generate.py SHAPE COUNT.

handlers  that many handlers in a file, each with a redirect that is reported
helpers   a chain of that many functions, of which the last one redirects
branches  that many branches in a function, each with a redirect
nested    that many `if` statements inside each other around one redirect
lambdas   that many lambdas inside each other around one redirect
rows      that many rows in a table of routes, each with a handler that redirects
registrations  that many registrations through one function of the program
decorators     that many decorators around one handler
classes   that many classes behind one interface, each with a redirect
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
    yield from route(r'R"(/\d+)"')


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


def rows(count):
    yield "struct Row { const char *method; const char *path; Server::Handler page; };"
    for n in range(count):
        yield f"void handle{n}({PARAMETERS}) {{ {FORWARD} }}"
    yield "static const Row rows[] = {"
    for n in range(count):
        yield f'  {{"POST", "/{n}", handle{n}}},'
    yield "};"
    yield "void addRoutes(Server &server) {"
    yield "  for (const Row &row : rows) {"
    yield '    if (row.method == std::string("GET"))'
    yield "      server.Get(row.path, row.page);"
    yield "    else"
    yield "      server.Post(row.path, row.page);"
    yield "  }"
    yield "}"


def registrations(count):
    yield "void post(Server &server, const std::string &path, Server::Handler page) {"
    yield "  server.Post(path, std::move(page));"
    yield "}"
    for n in range(count):
        yield f"void handle{n}({PARAMETERS}) {{ {FORWARD} }}"
    yield "void addRoutes(Server &server) {"
    for n in range(count):
        yield f'  post(server, "/{n}", handle{n});'
    yield "}"


def decorators(count):
    yield f"void handle({PARAMETERS}) {{ {FORWARD} }}"
    for n in range(count):
        yield f"Server::Handler decorated{n}(Server::Handler page) {{"
        yield f"  return [page]({PARAMETERS}) {{ page(req, res); }};"
        yield "}"
    yield "void addRoutes(Server &server) {"
    yield '  server.Post("/x", '
    for n in range(count):
        yield f"    decorated{n}("
    yield "    handle" + ")" * (count + 1) + ";"
    yield "}"


def classes(count):
    yield "struct Page {"
    yield "  virtual bool takes(const Request &req) const = 0;"
    yield f"  virtual void serve({PARAMETERS}) const = 0;"
    yield "};"
    for n in range(count):
        yield f"struct Page{n} : Page {{"
        yield "  bool takes(const Request &req) const override { return req.method == \"POST\"; }"
        yield f"  void serve({PARAMETERS}) const override {{ {FORWARD} }}"
        yield "};"
    yield "void addRoutes(Server &server, const Page &page) {"
    yield f'  server.Post("/x", [&page]({PARAMETERS}) {{'
    yield "    if (page.takes(req))"
    yield "      page.serve(req, res);"
    yield "  });"
    yield "}"


def route(pattern='"/x"'):
    yield f"void addRoutes(Server &server) {{ server.Post({pattern}, handle); }}"


if __name__ == "__main__":
    shape, count = sys.argv[1:]
    print("#include <httplib.h>\nusing namespace httplib;")
    for line in globals()[shape](int(count)):
        print(line)
