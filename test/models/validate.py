#!/usr/bin/env python3
"""Checks docs/model.schema.json: it is a schema, every shipped model follows it,
it knows the same keys as the reader, and it refuses what the reader refuses."""

import json
import re
import sys
from pathlib import Path

import jsonschema
import yaml

WRONG = {
    "an unknown key": "framework: web\nroute: []\n",
    "no framework": "versions: all\n",
    "a name that can't resolve": "framework: web\nwork: ['Foo::']\n",
    "a method that is none": "framework: web\nroutes: [{function: f, methods: [POTS]}]\n",
    "a status that is none": "framework: web\nredirects: [{function: f, location: 0, sends: 200}]\n",
    "a number that is none": "framework: web\nredirects: [{function: f, location: a, status: 1}]\n",
    "work and changes": "framework: web\nfunctions: [{function: f, work: true, changes: 0}]\n",
    "work and forwards": "framework: web\nfunctions: [{function: f, work: false, forwards: true}]\n",
    "two kinds at once": "framework: web\nstatuses: [{function: f, field: g, status: 0}]\n",
}


class StatusesAreTexts(yaml.SafeLoader):
    """Keys such as 302 are texts in JSON."""


def mapping(loader, node):
    return {str(k): v for k, v in loader.construct_mapping(node, deep=True).items()}


StatusesAreTexts.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)


def keys_in(schema):
    found = set()
    if isinstance(schema, dict):
        found |= set(schema.get("properties", {}))
        for part in schema.values():
            found |= keys_in(part)
    elif isinstance(schema, list):
        for part in schema:
            found |= keys_in(part)
    return found


def main():
    root = Path(sys.argv[1])
    schema = json.loads((root / "docs/model.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failed = False
    models = sorted((root / "lib/Models").glob("*/*.yaml"))
    for model in [*models, *(root / "test/models").glob("**/*.yaml")]:
        if "wrong" in model.name:
            continue
        for error in validator.iter_errors(
            yaml.load(model.read_text(), StatusesAreTexts)
        ):
            print(f"{model}: {error.json_path}: {error.message}")
            failed = True
    for what, text in WRONG.items():
        if validator.is_valid(yaml.load(text, StatusesAreTexts)):
            print(f"the schema lets {what} through")
            failed = True
    reader = "".join(f.read_text() for f in (root / "lib/Models").glob("*Yaml.h"))
    read = set(re.findall(r'map(?:Optional|Required)\(\s*"([\w-]+)"', reader))
    known = {k for k in keys_in(schema) if not re.match(r"^(\d+|[A-Z]+|other)$", k)}
    for key in sorted(read ^ known):
        print(f"'{key}' is known to the {'reader' if key in read else 'schema'} alone")
        failed = True
    print(f"{len(models)} models")
    sys.exit(failed)


if __name__ == "__main__":
    main()
