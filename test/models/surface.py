#!/usr/bin/env python3
"""Measures how much of a framework its model knows.

    surface.py --write FRAMEWORK VERSION --checkout DIR   a list, of public headers
    surface.py --write FRAMEWORK VERSION                  the same, of a package's
    surface.py --check [FRAMEWORK...]                     as the test does
    surface.py --left FRAMEWORK...                        what nothing accounts for

test/models/surface/FRAMEWORK.toml says where each version's headers are; the list
FRAMEWORK-VERSION.txt beside it holds every public function, field, macro and
constant of theirs whose name or signature has to do with redirects, statuses,
locations, methods, routes, sessions, cookies and bodies. Each is

    modelled      lib/Models/frameworks/FRAMEWORK.yaml names it, or it is a
                  constant that the checks know by its value;
    irrelevant    named under [irrelevant], with a reason out of REASONS;
    missing       named under [missing.ROLE], with what that costs.

Classes and namespaces under [aside] are not listed: the reason holds for all of
what they have.

What takes or returns a status, a location or a handler is never irrelevant, but
for what belongs to another side than the server's answers (ELSEWHERE). A name may
end in `*`. The check fails on what is in none of these, and on entries that no
version has any more. Lists of installed packages are made again and compared.
"""

import argparse
import fnmatch
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

# Why a declaration doesn't matter to the checks.
REASONS = {
    "client": "sends requests, or reads what a server has answered",
    "websocket": "belongs to connections that have left HTTP",
    "files": "serves files, which answers no redirect",
    "settings": "sets up the server: sizes, times, threads, certificates",
    "log": "tells of what has happened",
    "tells": "tells of a response what the program has put into it",
    "names": "turns a status or a method into words, or back",
    "content": "gives a response its body, or another header",
    "structure": "makes, copies, moves or empties an object",
    "parser": "is what the framework reads messages with, or is made of",
    "lookup": "asks which routes there are",
    "page": "answers with a page of its own, without the headers that were set",
    "object": "takes or makes an object of a class whose functions are modelled",
    "way": "leads to what is modelled, as a macro or the first call of a chain",
    "event": "takes a function that gets no request, or one that can't be answered",
    "status": "stands for a status that doesn't redirect",
    "other": "has the word in its name alone: no status, location, method",
}
# Reasons that hold for what takes statuses, locations and handlers, too.
ELSEWHERE = {"client", "files", "websocket", "log", "names", "parser", "tells", "lookup", "status", "object", "way", "event", "page"}

ROLES = [
    "redirects",
    "statuses",
    "routes",
    "methods",
    "filters",
    "body",
    "session",
    "path",
    "constants",
]

# Words of a name or a signature that make a declaration worth a look.
SMELLS = set(
    """redirect redirects redirection location status statuses method methods verb
    route routes router session sessions cookie cookies body handler handlers
    callback callbacks middleware filter""".split()
)
REDIRECTING = {301, 302, 303, 307, 308}
STATUS_WORDS = {"status", "statuses"}
LOCATION_WORDS = {"redirect", "redirects", "location"}
HANDLER_WORDS = {"handler", "handlers", "callback"}
METHOD_WORDS = {"method", "methods", "verb"}
# Methods of WebDAV and others, which the checks take together.
OTHER_METHODS = set(
    """ACL BASELINECONTROL BIND CHECKIN CHECKOUT COPY LABEL LINK LOCK MERGE MKACTIVITY
    MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE MSEARCH NOTIFY ORDERPATCH PRI
    PROPFIND PROPPATCH PURGE REBIND REPORT SEARCH SOURCE SUBSCRIBE UNBIND UNCHECKOUT
    UNLINK UNLOCK UNSUBSCRIBE UPDATE UPDATEREDIRECTREF VERSIONCONTROL CONTROL BREW
    UNKNOWN NIL""".split()
)
CODES = {"code", "http_code", "sc"}


def words(name):
    """The words of an identifier or a type, in lower case."""
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)
    return {part.lower() for part in parts}


def is_handler(parameter):
    """True for a function that gets a request, or what stands for one."""
    name, type_name = parameter
    is_function = "(*)" in type_name or "function<" in type_name
    return is_function and re.search(r"req|res|conn|session|context|ctx", type_name, re.I)


def fail(*lines):
    sys.exit("\n".join(["surface: " + str(lines[0]), *map(str, lines[1:])]))


class Lister:
    """Lists the declarations of the headers below some folders."""

    def __init__(self, cindex, roots, hidden, aside):
        self.aside = aside
        self.kinds = cindex.CursorKind
        self.private = {
            cindex.AccessSpecifier.PRIVATE,
            cindex.AccessSpecifier.PROTECTED,
        }
        self.roots = [str(root) for root in roots]
        self.hidden = hidden
        self.found = set()

    def is_ours(self, cursor):
        file = cursor.location.file
        return file and file.name.startswith(tuple(self.roots))

    def list(self, cursor, scope=()):
        kinds = self.kinds
        scopes = {
            kinds.NAMESPACE,
            kinds.CLASS_DECL,
            kinds.STRUCT_DECL,
            kinds.UNION_DECL,
            kinds.CLASS_TEMPLATE,
            kinds.CLASS_TEMPLATE_PARTIAL_SPECIALIZATION,
            kinds.LINKAGE_SPEC,
            kinds.UNEXPOSED_DECL,
        }
        for child in cursor.get_children():
            if not self.is_ours(child) and child.kind != kinds.NAMESPACE:
                continue
            # What derives from a class of the framework may be called by it.
            if child.access_specifier in self.private and not child.is_virtual_method():
                continue
            # Defined outside of its class, where it was listed
            parent = child.semantic_parent
            if parent and child.lexical_parent and parent != child.lexical_parent:
                continue
            name = "" if child.is_anonymous() else child.spelling
            if child.kind in scopes:
                name = name.split("<")[0]
            if name and self.is_hidden(name):
                continue
            if "::".join((*scope, name)) in self.aside:
                continue
            if child.kind in scopes:
                named = name and child.kind not in (
                    kinds.LINKAGE_SPEC,
                    kinds.UNEXPOSED_DECL,
                )
                self.list(child, (*scope, name) if named else scope)
            elif child.kind == kinds.ENUM_DECL:
                inner = (*scope, name) if name else scope
                self.enumerators(child, inner)
            elif child.kind == kinds.MACRO_DEFINITION:
                self.macro(child)
            else:
                self.declaration(child, scope)

    def is_hidden(self, name):
        return name.startswith("_") or any(
            fnmatch.fnmatch(name, pattern) for pattern in self.hidden
        )

    def enumerators(self, enum, scope):
        for child in enum.get_children():
            if child.kind == self.kinds.ENUM_CONSTANT_DECL:
                self.constant(child.spelling, (*scope,), child.enum_value, enum.spelling)

    def constant(self, name, scope, value, of):
        full = "::".join((*scope, name))
        smelling = words(name) | words(of)
        if smelling & METHOD_WORDS and name.upper().split("_")[-1] in OTHER_METHODS:
            return
        if value in REDIRECTING:
            self.found.add(f"constant {full} = {value} : by value")
        elif smelling & SMELLS and not 99 < value < 600:
            self.found.add(f"constant {full}")

    def macro(self, cursor):
        name = cursor.spelling
        tokens = [token.spelling for token in cursor.get_tokens()]
        if len(tokens) == 2 and re.fullmatch(r"[1-5]\d\d", tokens[1]):
            if int(tokens[1]) in REDIRECTING:
                self.found.add(f"constant {name} = {tokens[1]} : by value")
        elif len(tokens) > 2 or (len(tokens) == 2 and tokens[1][0] not in "\"'"):
            # A macro that is a text is known by that text.
            if words(name) & SMELLS:
                self.found.add(f"macro {name}")

    def declaration(self, cursor, scope):
        kinds = self.kinds
        functions = {
            kinds.FUNCTION_DECL,
            kinds.CXX_METHOD,
            kinds.FUNCTION_TEMPLATE,
            kinds.CONSTRUCTOR,
        }
        name = cursor.spelling.split("<")[0] if "operator" not in cursor.spelling else cursor.spelling
        full = "::".join((*scope, name))
        if cursor.kind in functions:
            self.function(cursor, full, scope)
        elif cursor.kind == kinds.VAR_DECL and self.number_of(cursor):
            self.constant(name, scope, self.number_of(cursor), "")
        elif cursor.kind == kinds.FIELD_DECL or cursor.kind == kinds.VAR_DECL:
            type_name = cursor.type.spelling
            smelling = words(name) | (words(type_name) & HANDLER_WORDS)
            if smelling & SMELLS and not full.startswith("std::"):
                self.add("field" if cursor.kind == kinds.FIELD_DECL else "constant",
                         full, f" {type_name}", words(name), [(name, type_name)])

    def number_of(self, variable):
        """The three digits of `const int FOUND = 302;`; 0 if there are none."""
        last = [token.spelling for token in variable.get_tokens()][-1:]
        return int(last[0]) if last and re.fullmatch(r"[1-5]\d\d", last[0]) else 0

    def function(self, cursor, full, scope):
        kinds = self.kinds
        name = cursor.spelling
        if cursor.kind == kinds.CONSTRUCTOR or scope and name.split("<")[0] == scope[-1]:
            full = "::".join(scope)
            name = scope[-1]
        parameters = [
            (child.spelling, child.type.spelling)
            for child in cursor.get_children()
            if child.kind == kinds.PARM_DECL
        ]
        result = cursor.result_type.spelling
        smelling = words(name) | words(result)
        for parameter in parameters:
            smelling |= words(parameter[0]) | words(parameter[1])
        smells = smelling & SMELLS or any(
            name in CODES or is_handler((name, type_name)) for name, type_name in parameters
        )
        if not smells or name.startswith(("operator=", "~", "operator<<")):
            return
        signature = ", ".join(type_name for _, type_name in parameters)
        self.add("function", full, f"({signature}) {result}", words(name) | words(result), parameters)

    def add(self, kind, full, signature, own, parameters):
        marks = []
        # What a condition variable's wait returns is none.
        signature = re.sub(r"\s+", " ", signature)
        own = own if "cv_status" not in signature else own - STATUS_WORDS
        takes = [words(name) | words(type_name) for name, type_name in parameters]
        codes = any(name in CODES for name, _ in parameters)
        if codes or own & STATUS_WORDS or any(w & STATUS_WORDS for w in takes):
            marks.append("status")
        if own & LOCATION_WORDS or any(w & LOCATION_WORDS for w in takes):
            marks.append("location")
        if any(w & HANDLER_WORDS for w in takes) or any(map(is_handler, parameters)):
            marks.append("handler")
        tail = f" : {' '.join(marks)}" if marks else ""
        self.found.add(f"{kind} {full}{signature}{tail}")


def parse(version, base):
    from clang import cindex

    library = Path("/usr/lib/llvm-22/lib/libclang.so.1")
    if library.exists() and not cindex.Config.loaded:
        cindex.Config.set_library_file(str(library))
    flags = [flag.replace("{base}", str(base)) for flag in version.get("flags", [])]
    for package in version.get("pkg-config", []):
        done = subprocess.run(["pkg-config", "--cflags", package], capture_output=True, text=True)
        flags += done.stdout.split()
    text = "".join(f"#include <{header}>\n" for header in version["headers"])
    file = "surface.c" if version.get("language") == "c" else "surface.cpp"
    with tempfile.TemporaryDirectory() as made:
        # What the framework's own build would make of its sources.
        for name, content in version.get("made", {}).items():
            (Path(made) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(made) / name).write_text(content)
        unit = cindex.Index.create().parse(
            file,
            [*flags, f"-I{made}", "-resource-dir", resource_folder()],
            [(file, text)],
            cindex.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD
            | cindex.TranslationUnit.PARSE_SKIP_FUNCTION_BODIES,
        )
    errors = [d for d in unit.diagnostics if d.severity >= cindex.Diagnostic.Error]
    return cindex, unit, errors


def resource_folder():
    done = subprocess.run(["clang++-22", "-print-resource-dir"], capture_output=True, text=True)
    return done.stdout.strip()


def declarations(spec, version, base):
    cindex, unit, errors = parse(version, base)
    for error in errors[:5]:
        print(f"surface: {error}", file=sys.stderr)
    roots = [root.replace("{base}", str(base)) for root in version["below"]]
    hidden = [*spec.get("hidden", []), "detail", "details", "impl", "internal"]
    aside = {name for names in spec.get("aside", {}).values() for name in names}
    lister = Lister(cindex, roots, hidden, aside)
    lister.list(unit.cursor)
    return sorted(lister.found)




def modelled_names(text):
    """Every qualified name that a model mentions."""
    body = re.sub(r"(?m)#.*$", "", text)
    return set(re.findall(r"(?:operator\(\)|operator\[\]|operator\"\"\w+|[\w:]+(?:::operator(?:\(\)|\[\]))?)", body))


def name_of(line):
    rest = line.split(" ", 1)[1]
    match = re.match(r"((?:[\w~]+::)*(?:operator\W+?(?=\()|operator\"\"\s*\w+|[\w~]+))", rest)
    return match[1].replace('"" ', '""') if match else rest


class Spec:
    def __init__(self, root, name):
        self.folder = root / "test/models/surface"
        self.name = name
        self.data = tomllib.loads((self.folder / f"{name}.toml").read_text())
        self.model = root / "lib/Models/frameworks" / f"{name}.yaml"
        self.names = modelled_names(self.model.read_text())
        self.records = set(re.findall(r"\brecord: ([\w:]+)", self.model.read_text()))
        self.versions = self.data["version"]

    def list_file(self, version):
        return self.folder / f"{self.name}-{version['name']}.txt"

    def entries(self):
        """(pattern, kind, detail) of all that is said not to be modelled."""
        for reason, patterns in self.data.get("irrelevant", {}).items():
            if reason not in REASONS:
                fail(f"{self.name}: '{reason}' is no reason; these are: {', '.join(REASONS)}")
            for pattern in patterns:
                yield pattern, "irrelevant", reason
        for role, missing in self.data.get("missing", {}).items():
            if role not in ROLES:
                fail(f"{self.name}: '{role}' is no role; these are: {', '.join(ROLES)}")
            for pattern, cost in missing.items():
                yield pattern, "missing", (role, cost)

    def is_modelled(self, line):
        if line.endswith(": by value"):
            return True
        name = name_of(line)
        if name in self.names:
            return True
        # The fields of a record are its registration.
        scope = name.rpartition("::")[0]
        if line.startswith("field") and scope in self.records:
            return True
        # An enumerator goes by the name of its enumeration, or without it.
        scopes = name.split("::")
        return len(scopes) > 1 and line.startswith("constant") and "::".join(
            [*scopes[:-2], scopes[-1]]
        ) in self.names

    def check(self):
        """What is wrong, as lines; and how much there is of each."""
        entries = list(self.entries())
        used = set()
        wrong = []
        for version in self.versions:
            for line in self.list_file(version).read_text().splitlines():
                name = name_of(line)
                if self.is_modelled(line):
                    continue
                said = [e for e in entries if fnmatch.fnmatchcase(name, e[0])]
                if not said:
                    wrong.append(f"{self.name} {version['name']}: not accounted for: {line}")
                    continue
                used.update(e[0] for e in said)
                if all(e[1] == "irrelevant" and e[2] not in ELSEWHERE for e in said) and " : " in line:
                    wrong.append(
                        f"{self.name} {version['name']}: can't be irrelevant ({said[0][2]}): {line}"
                    )
        wrong += [
            f"{self.name}: no version has anything like '{e[0]}' that isn't modelled"
            for e in entries
            if e[0] not in used
        ]
        return wrong

    def print_left(self):
        """The names that nothing accounts for, once each."""
        left = {}
        entries = list(self.entries())
        for version in self.versions:
            if not self.list_file(version).exists():
                continue
            for line in self.list_file(version).read_text().splitlines():
                name = name_of(line)
                if self.is_modelled(line) or any(fnmatch.fnmatchcase(name, e[0]) for e in entries):
                    continue
                marks = line.split(" : ")[1] if " : " in line else ""
                left.setdefault((line.split()[0][0], name, marks), line)
        print(f"== {self.name}: {len(left)}")
        for (kind, name, marks), line in sorted(left.items()):
            print(kind, name, f"[{marks}]" if marks else "")


def specs(root, names):
    all_names = sorted(file.stem for file in (root / "test/models/surface").glob("*.toml"))
    return [Spec(root, name) for name in names or all_names]


def is_installed(version):
    return "package" in version and all(
        Path(place).exists() for place in version["below"]
    )


def check(root, names):
    wrong = []
    for spec in specs(root, names):
        for version in spec.versions:
            if not is_installed(version):
                continue
            now = declarations(spec.data, version, "")
            listed = spec.list_file(version).read_text().splitlines()
            wrong += [f"{spec.name} {version['name']}: new: {line}" for line in sorted(set(now) - set(listed))]
            wrong += [f"{spec.name} {version['name']}: gone: {line}" for line in sorted(set(listed) - set(now))]
        wrong += spec.check()
    if wrong:
        fail(f"{len(wrong)} declarations:", *wrong)
    print("all accounted for")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--left", action="store_true")
    parser.add_argument("--checkout", type=Path, default=Path())
    args = parser.parse_args()
    root = Path(__file__).resolve().parents[2]
    if args.write:
        spec = Spec(root, args.names[0])
        version = next(v for v in spec.versions if v["name"] == args.names[1])
        lines = declarations(spec.data, version, args.checkout.resolve())
        spec.list_file(version).write_text("".join(line + "\n" for line in lines))
        print(f"{spec.list_file(version).name}: {len(lines)}")
    elif args.left:
        for spec in specs(root, args.names):
            spec.print_left()
    elif args.check:
        check(root, args.names)


if __name__ == "__main__":
    main()
