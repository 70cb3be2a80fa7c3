"""How the programs of programs.py are written with each framework."""

from collections import Counter

from programs import (
    CPP_EXTRACTIONS,
    CPP_GUARDS,
    CPP_STATUSES,
    CPP_TARGETS,
    ENUM_GUARDS,
    ENUM_STATUSES,
    EXTRACTIONS,
    GUARDS,
    INT_STATUSES,
    METHODS,
    NOISE,
    NOISE_PLUS,
    READ,
    SCENARIOS,
    STRING_GUARDS,
    WORK,
    WRITES,
    Program,
    expected,
    fill,
    indent,
    pairwise,
)

CPP_HEADERS = (
    "cstdio cstring functional map sstream stdexcept string string_view"
    " utility vector"
)
ALL_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


class Framework:
    """One framework; the attributes are filled into the templates."""

    name = ""
    suffix = ".cpp"
    std = "c++17"
    pch = None  # the name that check_redirects.py knows its headers by
    own_flags = ()
    prologue = ""

    params = args = ""  # of a handler's helpers
    members = ""  # the same, as members of an object
    read = req = ""  # the same, as far as only the request is read
    leave = "return;"  # what ends a handler early
    end = ""  # what ends it
    in_helper = "return;"  # what ends a helper
    method = ""
    method_type = "const std::string &"
    method_names = {}
    path = ""
    string = "const std::string &"
    status_type = "int"
    status_names = {}
    ok = "200"
    unit_size = 120  # programs in a unit

    scenarios = [name for name in SCENARIOS if name != "moved route"]
    methods = list(METHODS)
    guards = CPP_GUARDS
    statuses = INT_STATUSES
    has_default = False
    targets = CPP_TARGETS
    extractions = CPP_EXTRACTIONS
    work = WORK
    reads = {}
    noise = NOISE_PLUS
    sends = {}
    handlers = {}  # form: (declarations, within the registration, expression)
    registrations = ["exact", "wider"]

    # --- Choosing ---

    def dimensions(self):
        evidence = [*self.work, *self.reads]
        return {
            "scenario": self.scenarios,
            "methods": self.methods,
            "guard": list(self.guards),
            "handler": list(self.handlers),
            "registration": self.registrations,
            "status": [*self.statuses, *["default"] * self.has_default],
            "target": list(self.targets),
            "evidence": evidence,
            "extraction": list(self.extractions),
            "send": list(self.sends),
            "noise": list(self.noise),
        }

    def is_valid(self, choice):
        scenario = SCENARIOS[choice["scenario"]]
        if choice["status"] == "default":
            implicit = self.takes_default(choice)
            if scenario.status != "302" or not implicit:
                return False
        # Without a test of the method, the registration decides.
        guarded = choice["guard"] != "none"
        if not guarded and choice["registration"] != "exact":
            return False
        if scenario.before == "read" and choice["evidence"] not in self.reads:
            return False
        if scenario.before == "work" and choice["evidence"] not in self.work:
            return False
        # Nobody puts nothing in front of the whole target.
        is_whole = scenario.target == "same"
        if is_whole and choice["target"] == "prepended":
            return False
        # A default argument can't name what the handler declares.
        if choice["extraction"] == "default argument":
            return choice["status"] in ("plain", "parentheses", "cast")
        return True

    def takes_default(self, choice):
        send = self.sends[choice["send"]]
        passed = ("both passed", "both passed twice", "default argument")
        return "$C" not in send[0] and choice["extraction"] not in passed

    def choices(self, is_whole, labels):
        """Pairwise, or enough of these to have each value some times.

        So it is with what else a choice is labelled with.
        """
        dimensions = self.dimensions()
        chosen = pairwise(dimensions, self.is_valid, seed=self.name)
        if is_whole:
            return chosen
        seen = Counter()
        return [c for c in chosen if self.is_needed(c, labels(c), seen)]

    @staticmethod
    def is_needed(choice, labels, seen, enough=4):
        values = [*choice.items(), *labels]
        is_new = any(seen[value] < enough for value in values)
        if is_new:
            seen.update(values)
        return is_new

    # --- Writing ---

    def program(self, choice, number):
        text = Writer(self, choice).text()
        return Program(choice, text.replace("@", str(number)) + "\n")

    def name_of(self, method):
        return self.method_names.get(method, f'"{method}"')

    def pieces(self, kind):
        """The target: what it is built of, or one literal."""
        if kind == "own":
            return ['std::string("https://b.example")', self.path]
        if kind == "same":
            return [self.path]
        if kind == "route":
            return ['std::string("/v2")', '"/orders@"']
        return ['std::string("/wel")', '"come"']

    def compare(self, method, wanted, is_equal):
        sign = "==" if is_equal else "!="
        return f"{method} {sign} {wanted}"

    def register(self, choice, form, methods):
        """The declarations and the statement that register a handler."""
        raise NotImplementedError

    def result(self, choice):
        """A handler's result: its type, an early return, the last one."""
        return "void", self.leave, self.end


class Writer:
    """Writes one program."""

    def __init__(self, framework, choice):
        self.framework = framework
        self.choice = choice
        self.scenario = SCENARIOS[choice["scenario"]]
        self.declarations = []
        self.later = ""

    def text(self):
        f = self.framework
        self.declare("bool known@(int);\nvoid log@(const char *, int);")
        body = self.guarded(self.noisy(self.extracted()))
        body = self.in_handler(body)
        form = f.handlers[self.choice["handler"]]
        registered = f.register(self.choice, form, self.registered_methods())
        result = f.result(self.choice)[0]
        registered = fill(
            registered, BODY=indent(body), RESULT=result, **self.common()
        )
        parts = [*self.declarations, registered, self.later]
        return "\n".join(part for part in parts if part)

    def common(self):
        f = self.framework
        return {
            "PARAMS": f.params,
            "ARGS": f.args,
            "MEMBERS": indent(f.members),
            "READ": f.read,
            "REQ": f.req,
            "METHOD": f.method,
            "METHOD_TYPE": f.method_type,
            "STRING": f.string,
            "TYPE": f.status_type,
            "OK": f.ok,
            "N": self.scenario.status,
            "HEXADECIMAL": hex(int(self.scenario.status)),
            "S": f.status_names.get(self.scenario.status, self.scenario.status),
        }

    def fill(self, template, **values):
        return fill(template, **{**self.common(), **values})

    def declare(self, text, **values):
        if text:
            self.declarations.append(self.fill(text, **values))

    def registered_methods(self):
        if self.choice["registration"] == "exact":
            return METHODS[self.choice["methods"]]
        return ALL_METHODS

    # --- The redirect ---

    def target(self):
        """Its declarations in the block, and its expression."""
        pieces = self.framework.pieces(self.scenario.target)
        if len(pieces) == 1:
            pieces = ["std::string()", *pieces]
            whole = pieces[1]
        else:
            whole = " + ".join(pieces)
        if pieces[1].startswith('"'):
            first, second = (p.split('"')[1] for p in pieces)
            whole = f'"{first}{second}"'
        form = self.framework.targets[self.choice["target"]]
        values = {"E": whole, "A": pieces[0], "B": pieces[1]}
        self.declare(form[0], **values)
        return self.fill(form[1], **values), self.fill(form[2], **values)

    def status(self):
        """Its declarations in the block, and its expression, None if absent."""
        if self.choice["status"] == "default":
            return "", None
        form = self.framework.statuses[self.choice["status"]]
        self.declare(form[0])
        return self.fill(form[1]), self.fill(form[2])

    def sent(self, target, status):
        explicit, implicit = self.framework.sends[self.choice["send"]]
        if status is None:
            return self.fill(implicit, T=target)
        return self.fill(explicit, T=target, C=status)

    def evidence(self):
        if not self.scenario.before:
            return ""
        form = {**self.framework.work, **self.framework.reads}
        declaration, statement = form[self.choice["evidence"]]
        self.declare(declaration)
        return self.fill(statement)

    def extracted(self):
        """The statements that send the redirect, or call what does."""
        before = self.evidence()
        declare_target, target = self.target()
        declare_status, status = self.status()
        refused = self.choice["scenario"] == "refused"
        declarations, call, later = self.framework.extractions[
            self.choice["extraction"]
        ]
        values = {
            "DECLARE_TARGET": declare_target,
            "DECLARE_STATUS": declare_status,
            "T": target,
            "C": status,
            "BEFORE": "" if refused else before,
            "SEND": self.sent(target, status),
            "SEND_URL": self.sent("url", status),
            "SEND_URL_CODE": self.sent("url", "code"),
        }
        act = "\n".join([declare_target, declare_status])
        act += "\n" + self.sent(target, status)
        if "$ACT" in declarations + call + later:
            values["ACT"] = self.whole(refused, before, act)
            if "$ACT" not in call or "[&]" in call:
                leave = self.framework.in_helper
                if "[&]" in call:
                    leave = "return;"
                values["ACT"] = fill(values["ACT"], LEAVE=leave)
        elif refused:
            call = self.whole(refused, before, call)
        self.declare(declarations, **values)
        self.later = self.fill(later, **values)
        return self.fill(call, **values)

    @staticmethod
    def whole(refused, before, act):
        if refused:
            return f"if (!known@(7)) {{\n{act}\n$LEAVE\n}}\n{before}"
        return f"{before}\n{act}"

    # --- Around it ---

    def noisy(self, act):
        return fill(self.framework.noise[self.choice["noise"]], BODY=act)

    def guarded(self, body):
        declaration, statement = self.framework.guards[self.choice["guard"]]
        values = self.tests()
        self.declare(declaration, **values)
        cases = self.cases(body)
        return self.fill(statement, BODY=body, CASES=cases, **values)

    def tests(self):
        """The conditions: $IF, $NOT and their other spellings."""
        f = self.framework
        names = {m: f.name_of(m) for m in ALL_METHODS + ["HEAD"]}
        constants = {m: f"{m.capitalize()}@" for m in names}
        methods = METHODS[self.choice["methods"]]
        swapped = {m: f.method for m in names}

        def test(spell, negated=False):
            excluded = self.choice["methods"] == WRITES
            some = sorted(READ) if excluded else methods
            is_equal = negated == excluded
            sign = " || " if is_equal else " && "
            whole = sign.join(spell(m, is_equal) for m in some)
            return f"({whole})" if len(some) > 1 else whole

        def plain(method, is_equal):
            return f.compare(f.method, names[method], is_equal)

        def local(method, is_equal):
            return f.compare("method", names[method], is_equal)

        def constant(method, is_equal):
            return f.compare(f.method, constants[method], is_equal)

        def swap(method, is_equal):
            return f.compare(names[method], swapped[method], is_equal)

        def compare(method, is_equal):
            sign = "==" if is_equal else "!="
            return f"std::string({f.method}).compare({names[method]}) {sign} 0"

        def strcmp(method, is_equal):
            text = f"std::string({f.method}).c_str()"
            return f"{'!' * is_equal}std::strcmp({text}, {names[method]})"

        return {
            "IF": test(plain),
            "NOT": test(plain, True),
            "IF_LOCAL": test(local),
            "NOT_LOCAL": test(local, True),
            "IF_CONSTANT": test(constant),
            "IF_SWAPPED": test(swap),
            "IF_COMPARE": test(compare),
            "IF_STRCMP": test(strcmp),
            "RETURNS": self.returns(),
        }

    def labels(self):
        excluded = self.choice["methods"] == WRITES
        some = sorted(READ) if excluded else METHODS[self.choice["methods"]]
        labels = [f"case {self.framework.name_of(m)}:" for m in some]
        return "\n".join(labels), excluded

    def cases(self, body):
        labels, excluded = self.labels()
        if excluded:
            return f"{labels}\n  break;\ndefault: {{\n{body}\n}}"
        return f"{labels} {{\n{body}\n  break;\n}}\ndefault:\n  break;"

    def returns(self):
        labels, excluded = self.labels()
        inside, outside = ("false", "true") if excluded else ("true", "false")
        return f"{labels}\n  return {inside};\ndefault:\n  return {outside};"

    def in_handler(self, body):
        _, leave, end = self.framework.result(self.choice)
        return fill(body, LEAVE=leave) + f"\n{end}"


# --- cpp-httplib -------------------------------------------------------------

# Forms of a function object, for the frameworks that take std::function.
CPP_HANDLERS = {
    "lambda": ("", "", "[]($PARAMS) -> $RESULT {\n$BODY\n}"),
    "lambda in a local": (
        "",
        "const auto handler = []($PARAMS) -> $RESULT {\n$BODY\n};",
        "handler",
    ),
    "function": ("static $RESULT handle@($PARAMS) {\n$BODY\n}", "", "handle@"),
    "pointer": ("static $RESULT handle@($PARAMS) {\n$BODY\n}", "", "&handle@"),
    "static member": (
        "struct Handler@ {\n  static $RESULT handle($PARAMS) {\n$BODY\n  }\n};",
        "",
        "Handler@::handle",
    ),
    "functor": (
        "struct Handler@ {\n"
        "  $RESULT operator()($PARAMS) const {\n$BODY\n  }\n};",
        "",
        "Handler@{}",
    ),
    "std::function": (
        "",
        "const std::function<$RESULT($PARAMS)> handler =\n"
        "    []($PARAMS) -> $RESULT {\n$BODY\n};",
        "handler",
    ),
    "decorated": (
        "using Function@ = std::function<$RESULT($PARAMS)>;\n"
        "static Function@ decorate@(Function@ next) {\n"
        "  return [next]($PARAMS) -> $RESULT {\n"
        '    log@("called", 1);\n    return next($ARGS);\n  };\n}',
        "",
        "decorate@([]($PARAMS) -> $RESULT {\n$BODY\n})",
    ),
    "table": (
        "using Function@ = std::function<$RESULT($PARAMS)>;\n"
        "static $RESULT handle@($PARAMS) {\n$BODY\n}\n"
        "struct Entry@ { const char *name; Function@ handler; };\n"
        'static const Entry@ rows@[] = {{"a", handle@}};',
        "for (const auto &entry : rows@) {",
        "entry.handler",
    ),
    "maker": (
        "static auto make@() {\n"
        "  return []($PARAMS) -> $RESULT {\n$BODY\n  };\n}",
        "",
        "make@()",
    ),
    "function template": (
        "template <int> static $RESULT handle@($PARAMS) {\n$BODY\n}",
        "",
        "handle@<1>",
    ),
    "called by a lambda": (
        "static $RESULT handle@($PARAMS) {\n$BODY\n}",
        "",
        "[]($PARAMS) { return handle@($ARGS); }",
    ),
    "member called by a lambda": (
        "struct Handler@ {\n  $RESULT handle($PARAMS) {\n$BODY\n  }\n};",
        "static Handler@ object;",
        "[&]($PARAMS) { return object.handle($ARGS); }",
    ),
    "bound function": (
        "static $RESULT handle@($PARAMS) {\n$BODY\n}",
        "",
        "std::bind(handle@, std::placeholders::_1, std::placeholders::_2)",
    ),
    "bound member": (
        "struct Handler@ {\n  $RESULT handle($PARAMS) {\n$BODY\n  }\n};",
        "static Handler@ object;",
        "std::bind(&Handler@::handle, &object, std::placeholders::_1,"
        " std::placeholders::_2)",
    ),
}


class CppHttplib(Framework):
    name = "cpp-httplib"
    pch = "cpp-httplib"
    prologue = "#include <httplib.h>\nusing namespace httplib;\n"
    params = "const Request &req, Response &res"
    args = "req, res"
    members = "const Request &req;\nResponse &res;"
    read, req = "const Request &req", "req"
    method, path = "req.method", "req.path"
    scenarios = list(SCENARIOS)
    has_default = True
    guards = STRING_GUARDS
    reads = {
        "body": ("", "const auto text = req.body;\n(void)text;"),
        "parameter": ("", 'log@(req.get_param_value("a").c_str(), 1);'),
        "read in a helper": (
            "static std::string form@(const Request &req) "
            '{ return req.get_param_value("a"); }',
            "const auto text = form@(req);\n(void)text;",
        ),
    }
    sends = {
        "set_redirect": ("res.set_redirect($T, $C);", "res.set_redirect($T);"),
        "status first": (
            'res.status = $C;\nres.set_header("Location", $T);',
            "res.set_redirect($T);",
        ),
        "status last": (
            'res.set_header("Location", $T);\nres.status = $C;',
            "res.set_redirect($T);",
        ),
    }
    handlers = {
        # What std::bind makes would suit several overloads of Post().
        **{
            name: (first, local, f"std::function<$RESULT($PARAMS)>({made})")
            if made.startswith("std::bind")
            else (first, local, made)
            for name, (first, local, made) in CPP_HANDLERS.items()
        },
        "generic lambda": (
            "",
            "",
            "[](const auto &req, auto &res) -> $RESULT {\n$BODY\n}",
        ),
        "reference to a lambda": (
            "",
            "const auto made = []($PARAMS) -> $RESULT {\n$BODY\n};\n"
            "const auto &handler = made;",
            "handler",
        ),
        "passed to a helper": (
            "template <typename F> static auto plain@(F f) { return f; }",
            "",
            "plain@([]($PARAMS) -> $RESULT {\n$BODY\n})",
        ),
    }
    registrations = ["exact", "wider", "error handler", "pre-routing hook"]
    adders = {
        "GET": "Get",
        "POST": "Post",
        "PUT": "Put",
        "PATCH": "Patch",
        "DELETE": "Delete",
    }

    def is_valid(self, choice):
        if not super().is_valid(choice):
            return False
        # Only a route has a pattern.
        is_route = choice["registration"] in ("exact", "wider")
        return is_route or choice["scenario"] != "moved route"

    def result(self, choice):
        if choice["registration"] == "pre-routing hook":
            leave = "return Server::HandlerResponse::Unhandled;"
            return "Server::HandlerResponse", leave, leave
        return "void", "return;", ""

    def register(self, choice, form, methods):
        declaration, local, expression = form
        lines = [local]
        if choice["registration"] == "error handler":
            lines.append(f"server.set_error_handler({expression});")
        elif choice["registration"] == "pre-routing hook":
            lines.append(f"server.set_pre_routing_handler({expression});")
        else:
            for method in methods:
                if method in self.adders:  # GET brings HEAD along
                    add = self.adders[method]
                    lines.append(f'server.{add}("/v1/orders@", {expression});')
        lines.append("}" * local.endswith(") {"))
        body = "\n".join(lines)
        return f"{declaration}\nvoid add@(Server &server) {{\n{body}\n}}"


# --- Boost.Beast -------------------------------------------------------------


class BoostBeast(Framework):
    name = "boost-beast"
    pch = "boost-beast"
    prologue = (
        "#include <boost/beast/core.hpp>\n#include <boost/beast/http.hpp>\n"
        "namespace http = boost::beast::http;\n"
        "using Request = http::request<http::string_body>;\n"
        "using Response = http::response<http::string_body>;\n"
    )
    params = "const Request &req, Response &res"
    args = "req, res"
    members = "const Request &req;\nResponse &res;"
    read, req = "const Request &req", "req"
    method, path = "req.method()", "std::string(req.target())"
    method_type = "http::verb "
    method_names = {
        "GET": "http::verb::get",
        "HEAD": "http::verb::head",
        "POST": "http::verb::post",
        "PUT": "http::verb::put",
        "PATCH": "http::verb::patch",
        "DELETE": "http::verb::delete_",
    }
    status_type = "http::status"
    status_names = {
        "301": "http::status::moved_permanently",
        "302": "http::status::found",
        "303": "http::status::see_other",
        "307": "http::status::temporary_redirect",
    }
    ok = "http::status::ok"
    guards = {k: v for k, v in ENUM_GUARDS.items() if k != "none"}
    statuses = ENUM_STATUSES
    reads = {"body": ("", "const auto text = req.body();\n(void)text;")}
    sends = {
        "status first": (
            "res.result($C);\nres.set(http::field::location, $T);",
            "",
        ),
        "status last": (
            "res.set(http::field::location, $T);\nres.result($C);",
            "",
        ),
        "made": (
            "Response made{$C, req.version()};\n"
            'made.set("Location", $T);\nres = std::move(made);',
            "",
        ),
        "inserted": (
            "res.result($C);\nres.insert(http::field::location, $T);",
            "",
        ),
    }
    handlers = {
        "function": ("static void handle@($PARAMS) {\n$BODY\n}", "", ""),
        "external": ("void handle@($PARAMS) {\n$BODY\n}", "", ""),
        "static member": (
            "struct Handler@ {\n"
            "  static void handle($PARAMS) {\n$BODY\n  }\n};",
            "",
            "",
        ),
        "member": (
            "class Session@ {\n  void handle() {\n$BODY\n  }\n"
            "  Request req;\n  Response res;\n};",
            "",
            "",
        ),
        "called": (
            "static void handle@($PARAMS) {\n$BODY\n}\n"
            "void entry@($PARAMS) { handle@($ARGS); }",
            "",
            "",
        ),
        "template": (
            "template <typename Body> void handle@(\n"
            "    const http::request<Body> &req, http::response<Body> &res) {\n"
            "$BODY\n}\n"
            "void entry@($PARAMS) { handle@($ARGS); }",
            "",
            "",
        ),
        "lambda": (
            "void entry@($PARAMS) {\n"
            "  const auto handle = [&] {\n$BODY\n  };\n  handle();\n}",
            "",
            "",
        ),
    }
    registrations = ["none"]

    def register(self, choice, form, methods):
        return form[0]


# --- POCO Net ----------------------------------------------------------------


class Poco(Framework):
    name = "poco"
    pch = "poco"
    prologue = (
        "#include <Poco/Net/HTTPRequestHandler.h>\n"
        "#include <Poco/Net/HTTPRequestHandlerFactory.h>\n"
        "#include <Poco/Net/HTTPServerRequest.h>\n"
        "#include <Poco/Net/HTTPServerResponse.h>\n"
        "using namespace Poco::Net;\n"
    )
    params = "HTTPServerRequest &req, HTTPServerResponse &res"
    args = "req, res"
    members = "HTTPServerRequest &req;\nHTTPServerResponse &res;"
    read, req = "const HTTPServerRequest &req", "req"
    method, path = "req.getMethod()", "req.getURI()"
    method_names = {
        m: f"HTTPRequest::HTTP_{m}"
        for m in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
    }
    status_type = "HTTPResponse::HTTPStatus"
    status_names = {
        "301": "HTTPResponse::HTTP_MOVED_PERMANENTLY",
        "302": "HTTPResponse::HTTP_FOUND",
        "303": "HTTPResponse::HTTP_SEE_OTHER",
        "307": "HTTPResponse::HTTP_TEMPORARY_REDIRECT",
    }
    ok = "HTTPResponse::HTTP_OK"
    has_default = True
    guards = {
        k: v for k, v in CPP_GUARDS.items() if k not in ("none", "strcmp")
    }
    statuses = ENUM_STATUSES
    reads = {
        "stream": (
            "",
            "const std::string text{"
            "std::istreambuf_iterator<char>(req.stream()), {}};\n(void)text;",
        ),
    }
    sends = {
        "redirect": ("res.redirect($T, $C);", "res.redirect($T);"),
        "status first": (
            'res.setStatus($C);\nres.set("Location", $T);\nres.send();',
            "res.redirect($T);",
        ),
        "status last": (
            'res.set("Location", $T);\n'
            "res.setStatusAndReason($C);\nres.send();",
            "res.redirect($T);",
        ),
    }
    handlers = {
        "handler": (
            "class Handler@ : public HTTPRequestHandler {\n"
            "  void handleRequest($PARAMS) override {\n$BODY\n  }\n};",
            "",
            "",
        ),
        "out of line": (
            "class Handler@ : public HTTPRequestHandler {\n"
            "  void handleRequest($PARAMS) override;\n};\n"
            "void Handler@::handleRequest($PARAMS) {\n$BODY\n}",
            "",
            "",
        ),
        "member": (
            "class Handler@ : public HTTPRequestHandler {\n"
            "  void handleRequest($PARAMS) override { handle($ARGS); }\n"
            "  void handle($PARAMS) {\n$BODY\n  }\n};",
            "",
            "",
        ),
        "virtual member": (
            "class Base@ : public HTTPRequestHandler {\n"
            "  void handleRequest($PARAMS) override { handle($ARGS); }\n"
            "  virtual void handle($PARAMS) = 0;\n};\n"
            "class Handler@ : public Base@ {\n"
            "  void handle($PARAMS) override {\n$BODY\n  }\n};",
            "",
            "",
        ),
        "derived": (
            "class Base@ : public HTTPRequestHandler {};\n"
            "class Handler@ : public Base@ {\n"
            "  void handleRequest($PARAMS) final {\n$BODY\n  }\n};",
            "",
            "",
        ),
    }
    registrations = ["none", "made by a factory"]

    def register(self, choice, form, methods):
        if choice["registration"] == "none":
            return form[0]
        return form[0] + (
            "\nclass Factory@ : public HTTPRequestHandlerFactory {\n"
            "  HTTPRequestHandler *createRequestHandler(\n"
            "      const HTTPServerRequest &) override {\n"
            "    return new Handler@;\n  }\n};"
        )


# --- CivetWeb ----------------------------------------------------------------


class CivetWebCpp(Framework):
    name = "civetweb"
    pch = "civetweb"
    prologue = "#include <CivetServer.h>\n"
    params = "mg_connection *conn"
    args = "conn"
    members = "mg_connection *conn;"
    read, req = "const mg_connection *conn", "conn"
    leave, end = "return false;", "return true;"
    method = "std::string(mg_get_request_info(conn)->request_method)"
    path = "mg_get_request_info(conn)->local_uri"
    guards = {k: v for k, v in STRING_GUARDS.items() if k != "view"}
    reads = {
        "body": ("", "char text[9];\nmg_read(conn, text, sizeof text);"),
        "parameter": (
            "",
            "std::string text;\n"
            'CivetServer::getParam(conn, "a", text);',
        ),
    }
    sends = {
        "redirect": (
            "mg_send_http_redirect(conn, std::string($T).c_str(), $C);",
            "",
        ),
        "header": (
            "mg_response_header_start(conn, $C);\n"
            "mg_response_header_add(conn, \"Location\", "
            "std::string($T).c_str(), -1);\n"
            "mg_response_header_send(conn);",
            "",
        ),
    }
    handlers = {
        "override": ("", "$BODY", ""),
        "member": (
            "bool handle($PARAMS) {\n$BODY\n}",
            "return handle(conn);",
            "",
        ),
        "static member": (
            "static bool handle($PARAMS) {\n$BODY\n}",
            "return handle(conn);",
            "",
        ),
    }
    registrations = ["exact", "wider"]

    def result(self, choice):
        return "bool", self.leave, self.end

    def register(self, choice, form, methods):
        member, override, _ = form
        overrides = "\n".join(
            f"bool handle{m.capitalize()}(CivetServer *, $PARAMS) override {{\n"
            f"{override}\n}}"
            for m in methods
        )
        return (
            f"struct Handler@ : CivetHandler {{\n{overrides}\n{member}\n}};"
        )


C_STATUSES = {
    "plain": ("", "", "$S"),
    "parentheses": ("", "", "($S)"),
    "const local": ("", "const int status = $S;", "status"),
    "local": ("", "int status = $S;", "status"),
    "assigned": ("", "int status = 200;\nstatus = $S;", "status"),
    "static const": ("static const int Status@ = $S;", "", "Status@"),
    "enumerator": ("enum { Moved@ = $S };", "", "Moved@"),
    "enum type": (
        "enum Codes@ { Moved@ = $S };",
        "const enum Codes@ status = Moved@;",
        "status",
    ),
    "macro": ("#define STATUS_@ $S", "", "STATUS_@"),
    "function": ("static int status@(void) { return $S; }", "", "status@()"),
    "conditional": ("", "const int status = known@(1) ? $S : $S;", "status"),
    "cast": ("", "", "(int)$S"),
    "branches": (
        "",
        "int status;\nif (known@(1))\n  status = $S;\nelse\n  status = $S;",
        "status",
    ),
    "hexadecimal": ("", "", "$HEXADECIMAL"),
}
C_TARGETS = {
    "plain": ("", "", "$E"),
    "local": ("", "const char *target = $E;", "target"),
    "const local": ("", "const char *const target = $E;", "target"),
    "assigned": ("", "const char *target;\ntarget = $E;", "target"),
    "array": ("", "const char target[] = $E;", "target"),
    "static": ("static const char Target@[] = $E;", "", "Target@"),
    "macro": ("#define TARGET_@ $E", "", "TARGET_@"),
    "pieces": ("", "", "$A $B"),
    "function": (
        "static const char *target@(void) { return $E; }",
        "",
        "target@()",
    ),
    "conditional": ("", "", "known@(2) ? $E : $E"),
    "printed": (
        "",
        "char target[99];\n"
        'snprintf(target, sizeof target, "%s%s", $A, $B);',
        "target",
    ),
}
C_GUARDS = {
    **{
        k: (d.replace("bool", "int"), s.replace("bool", "int"))
        for k, (d, s) in GUARDS.items()
        if k != "none"
    },
    "method in a local": (
        "",
        "const char *method = $METHOD;\nif ($IF_LOCAL) {\n$BODY\n}",
    ),
    "method passed": (
        "static int hit@(const char *method) { return $IF_LOCAL; }",
        "if (hit@($METHOD)) {\n$BODY\n}",
    ),
    "swapped": ("", "if ($IF_SWAPPED) {\n$BODY\n}"),
    "goto": ("", "if ($NOT)\n  goto end;\n{\n$BODY\n}\nend:"),
}
C_GUARDS = {
    k: (
        d.replace("false", "0").replace("true", "1"),
        s.replace("false", "0").replace("true", "1"),
    )
    for k, (d, s) in C_GUARDS.items()
}
C_NOISE = {
    k: v.replace("true", "1").replace("false", "0") for k, v in NOISE.items()
}


class CivetWebC(Framework):
    name = "civetweb-c"
    suffix = ".c"
    std = "c11"
    prologue = (
        "#include <civetweb.h>\n#include <stdbool.h>\n#include <stdio.h>\n"
        "#include <string.h>\n"
    )
    params = "struct mg_connection *conn"
    args = "conn"
    read, req = "const struct mg_connection *conn", "conn"
    leave, end = "return 0;", "return 1;"
    method = "mg_get_request_info(conn)->request_method"
    path = "mg_get_request_info(conn)->local_uri"
    string = "const char *"
    scenarios = [
        "moved route",
        "unknown",
        "form",
        "work",
        "done",
        "refused",
        "sent again",
    ]
    guards = C_GUARDS
    statuses = C_STATUSES
    targets = C_TARGETS
    extractions = EXTRACTIONS
    noise = C_NOISE
    work = {
        "counter": ("static int orders@;", "++orders@;"),
        "assignment": ("static int last@;", "last@ = 1;"),
        "function": ("void save@(const char *);", 'save@("x");'),
        "defined function": (
            "static const char *last@;\n"
            "static void save@(const char *s) { last@ = s; }",
            'save@("x");',
        ),
        "copied": ("static char last@[9];", 'strcpy(last@, "x");'),
        "through a pointer": (
            "struct Store@ { int size; };\nstatic struct Store@ store@;",
            "struct Store@ *store = &store@;\nstore->size = 7;",
        ),
    }
    reads = {
        "body": ("", "char text[9];\nmg_read(conn, text, sizeof text);"),
        "read in a helper": (
            "static int read@(struct mg_connection *conn, char *to) "
            "{ return mg_read(conn, to, 9); }",
            "char text[9];\nread@(conn, text);",
        ),
    }
    sends = {
        "redirect": ("mg_send_http_redirect(conn, $T, $C);", ""),
        "header": (
            "mg_response_header_start(conn, $C);\n"
            'mg_response_header_add(conn, "Location", $T, -1);\n'
            "mg_response_header_send(conn);",
            "",
        ),
    }
    handlers = {
        "function": (
            "static int handle@($PARAMS, void *data) {\n$BODY\n}",
            "",
            "handle@",
        ),
        "pointer": (
            "static int handle@($PARAMS, void *data) {\n$BODY\n}",
            "",
            "&handle@",
        ),
        "declared": (
            "static int handle@($PARAMS, void *data);\n",
            "static int handle@($PARAMS, void *data) {\n$BODY\n}",
            "handle@",
        ),
        "called": (
            "static int callee@($PARAMS) {\n$BODY\n}\n"
            "static int handle@($PARAMS, void *data) {\n"
            "  return callee@($ARGS);\n}",
            "",
            "handle@",
        ),
    }
    registrations = ["handler"]

    def pieces(self, kind):
        if kind == "route":
            return ['"/v2"', '"/orders@"']
        return ['"/wel"', '"come"']

    def compare(self, method, wanted, is_equal):
        return f"{'!' * is_equal}strcmp({method}, {wanted})"

    def result(self, choice):
        return "int", self.leave, self.end

    def register(self, choice, form, methods):
        first, last, expression = form
        return (
            f"{first}\nvoid add@(struct mg_context *ctx) {{\n"
            f'mg_set_request_handler(ctx, "/v1/orders@", {expression}, NULL);\n'
            f"}}\n{last}"
        )


# --- Drogon ------------------------------------------------------------------


class Drogon(Framework):
    name = "drogon"
    own_flags = ("-isystem", "%frameworks/drogon/include")
    prologue = (
        "#include <drogon/drogon.h>\nusing namespace drogon;\n"
        "using Callback = std::function<void(const HttpResponsePtr &)>;\n"
    )
    params = "const HttpRequestPtr &req, const Callback &callback"
    args = "req, callback"
    members = "const HttpRequestPtr &req;\nconst Callback &callback;"
    read, req = "const HttpRequestPtr &req", "req"
    method, path = "req->method()", "req->path()"
    method_type = "HttpMethod "
    method_names = {
        m: m.capitalize()
        for m in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
    }
    status_type = "HttpStatusCode"
    status_names = {
        "301": "k301MovedPermanently",
        "302": "k302Found",
        "303": "k303SeeOther",
        "307": "k307TemporaryRedirect",
    }
    ok = "k200OK"
    scenarios = list(SCENARIOS)
    has_default = True
    guards = ENUM_GUARDS
    statuses = ENUM_STATUSES
    reads = {
        "body": ("", "const auto text = req->body();\n(void)text;"),
        "parameter": ("", 'log@(req->getParameter("a").c_str(), 1);'),
    }
    sends = {
        "redirection": (
            "callback(HttpResponse::newRedirectionResponse($T, $C));",
            "callback(HttpResponse::newRedirectionResponse($T));",
        ),
        "in a local": (
            "const auto resp = HttpResponse::newRedirectionResponse($T, $C);\n"
            "callback(resp);",
            "const auto resp = HttpResponse::newRedirectionResponse($T);\n"
            "callback(resp);",
        ),
        "status first": (
            "const auto resp = HttpResponse::newHttpResponse();\n"
            "resp->setStatusCode($C);\n"
            'resp->addHeader("Location", $T);\ncallback(resp);',
            "callback(HttpResponse::newRedirectionResponse($T));",
        ),
        "status last": (
            "auto resp = HttpResponse::newHttpResponse();\n"
            'resp->addHeader("Location", $T);\n'
            "resp->setStatusCode($C);\ncallback(resp);",
            "callback(HttpResponse::newRedirectionResponse($T));",
        ),
    }
    handlers = dict(CPP_HANDLERS)
    handlers["controller"] = (
        "class Handler@ : public HttpController<Handler@> {\npublic:\n"
        "  METHOD_LIST_BEGIN\n"
        '  ADD_METHOD_TO(Handler@::handle, "/v1/orders@", $CONSTRAINTS);\n'
        "  METHOD_LIST_END\n"
        "  void handle($PARAMS) {\n$BODY\n  }\n};",
        "",
        None,
    )
    handlers["simple controller"] = (
        "class Handler@ : public HttpSimpleController<Handler@> {\npublic:\n"
        "  PATH_LIST_BEGIN\n"
        '  PATH_ADD("/v1/orders@", $CONSTRAINTS);\n'
        "  PATH_LIST_END\n"
        "  void asyncHandleHttpRequest(const HttpRequestPtr &req,\n"
        "                              Callback &&callback) override {\n"
        "$BODY\n  }\n};",
        "",
        None,
    )
    registrations = ["exact", "wider", "without methods"]

    def register(self, choice, form, methods):
        declaration, local, expression = form
        names = ", ".join(self.method_names[m] for m in methods)
        if choice["registration"] == "without methods":
            names = ""
        if expression is None:
            constraints = f", {names}"
            declaration = declaration.replace(", $CONSTRAINTS", constraints)
            return declaration.replace(", )", ")")
        return (
            f"{declaration}\nvoid add@() {{\n{local}\n"
            f'app().registerHandler("/v1/orders@", {expression},\n'
            f"{{{names}}});\n{'}' * local.endswith(') {')}\n}}"
        )


FRAMEWORKS = [
    CppHttplib(),
    BoostBeast(),
    Poco(),
    CivetWebCpp(),
    CivetWebC(),
    Drogon(),
]
