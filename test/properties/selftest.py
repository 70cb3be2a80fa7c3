#!/usr/bin/env python3
"""The checks of run.py notice what they are there for."""

import sys
import unittest
from itertools import combinations

sys.dont_write_bytecode = True

from known_differences import Differences, Known  # noqa: E402
from programs import expected, pairwise, united  # noqa: E402
from properties import Fixed, wrong_edit  # noqa: E402
from rewriting import rewrite  # noqa: E402
from tidy import Edit, Report, apply, parse_exported  # noqa: E402

EXPORTED = """---
MainSourceFile:  '/a/b.cpp'
Diagnostics:
  - DiagnosticName:  http-redirect-loses-method
    DiagnosticMessage:
      Message:         'it''s said'
      FilePath:        '/a/b.cpp'
      FileOffset:      7
      Replacements:
        - FilePath:        '/a/b.cpp'
          Offset:          8
          Length:          3
          ReplacementText: '307'
    Notes:
      - Message:         a note
        FilePath:        '/a/b.cpp'
        FileOffset:      9
        Replacements:    []
...
"""


def report(text="302: and so on; 307 repeats it"):
    said = f"POST and PUT get a {text}"
    return Report(said, check="http-redirect-loses-method")


class Reports(unittest.TestCase):
    def test_what_is_exported(self):
        (found,) = parse_exported(EXPORTED)
        self.assertEqual((found.text, found.offset), ("it's said", 7))
        self.assertEqual(found.edits, [Edit("/a/b.cpp", 8, 3, "307")])
        self.assertEqual([n.text for n in found.notes], ["a note"])

    def test_facts(self):
        fact = "loses-method", "302", frozenset({"POST", "PUT"}), ("307",)
        self.assertEqual(report().fact(), fact)
        other = (*fact[:2], frozenset({"PATCH"}), fact[3])
        (both,) = united([fact, other])
        self.assertEqual(both[2], {"POST", "PUT", "PATCH"})

    def test_other_words(self):
        with self.assertRaises(ValueError):
            Report("the redirect").fact()


class Edits(unittest.TestCase):
    def wrong(self, text, old, new):
        start = text.index(old) if old else len(text) - 1
        edit = Edit("", start, len(old), new)
        return wrong_edit(text, edit, report())

    def test_right_ones(self):
        for text, old, new in [
            ("go(a, 302)", "302", "307"),
            ("go(a, 302u)", "302u", "307u"),
            ("go(a)", "", ", 307"),
            ("go(a, http::found)", "found", "temporary_redirect"),
            ("int Moved = 302; go(a, Moved)", "Moved", "307"),
            ('go("302 Found")', '"302 Found"', '"307 Temporary Redirect"'),
        ]:
            self.assertIsNone(self.wrong(text, old, new), text)

    def test_wrong_ones(self):
        for text, old, new in [
            ("go(a, 302)", "302", "303"),
            ("go(a, 302)", "302)", "307)"),
            ("go(b, 200)", "200", "307"),
            ("go(a, 302u)", "302u", "307"),
            ("go(a)", "", " 307"),
            ("go(a) ", "", ", 307"),
            ("go(a, found)", "found", "see_other"),
            ("int Size = 8; go(a, Size)", "Size", "307"),
            ('go("302 Found!")', '"302 Found!"', '"307"'),
        ]:
            self.assertIsNotNone(self.wrong(text, old, new), (text, new))

    def test_tokens(self):
        self.assertFalse(Fixed("a 302", [Edit("", 2, 3, "307")]).wrong_tokens())
        self.assertTrue(Fixed("a 302", [Edit("", 1, 4, "307")]).wrong_tokens())

    def test_overlapping_edits(self):
        edits = [Edit("", 0, 2, "x"), Edit("", 1, 2, "y"), Edit("", 0, 2, "x")]
        self.assertEqual(apply(edits, "abc"), "xc")


class Programs(unittest.TestCase):
    def test_pairs(self):
        dimensions = {"a": [1, 2, 3], "b": [1, 2], "c": [1, 2, 3, 4]}

        def is_valid(choice):
            return (choice["a"], choice["b"]) != (3, 2)

        choices = pairwise(dimensions, is_valid, seed=1)
        self.assertTrue(all(map(is_valid, choices)))
        pairs = {p for c in choices for p in combinations(c.items(), 2)}
        self.assertEqual(len(pairs), 3 * 2 - 1 + 3 * 4 + 2 * 4)
        self.assertEqual(choices, pairwise(dimensions, is_valid, seed=1))

    def test_truth(self):
        choice = {"scenario": "sent on", "methods": "GET and HEAD"}
        self.assertEqual(expected(choice), set())
        choice["methods"] = "GET and POST"
        ((check, status, methods, proposal),) = expected(choice)
        self.assertEqual((check, status), ("loses-method", "302"))
        self.assertEqual((methods, proposal), ({"POST"}, ("307",)))


class Rewritings(unittest.TestCase):
    def test_each(self):
        head = "// RUN\nvoid f() {\n"
        for name, before, after in [
            ("compared", "if (a + b == c && d)", "if (!(a + b != c) && d)"),
            ("in blocks", "res.go(1);", "{ res.go(1); }"),
            ("in lambdas", "res.go(1);", "[&] { res.go(1); }();"),
            ("parenthesized", "go(302);", "go((302));"),
            ("renamed", "res.go(req);", "reply.go(asked);"),
        ]:
            text = f"{head}{before}\n{{}} }}\n"
            found = rewrite(text, "a.cpp", [name]).text
            self.assertEqual(found, f"{head}{after}\n{{}} }}\n")

    def test_inverted(self):
        text = "void f() {\nif (a)\nb();\nelse if (c) d();\nelse {\ne(); }\n}\n"
        found = rewrite(text, "a.cpp", ["inverted"])
        self.assertEqual(
            "".join(found.text.split()),
            "voidf(){if(!(a)){if(!(c)){{e();}}else{d();}}else{b();}}",
        )
        self.assertEqual(found.line_at(found.text.index("b();")), 3)
        self.assertEqual(found.line_at(found.text.index("e();")), 6)


class Known_(unittest.TestCase):
    def test_new_and_outdated(self):
        known = [Known({"a": [1, 2]}, "why"), Known({"b": 1}, "why")]
        differences = Differences(known)
        differences.add({"a": 1}, "expected")
        differences.add({"a": 3}, "new")
        differences.add({"b": 1}, None)
        self.assertEqual(differences.new, ["new"])
        self.assertEqual(differences.outdated(), known[1:])


if __name__ == "__main__":
    unittest.main()
