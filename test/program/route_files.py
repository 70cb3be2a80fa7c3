#!/usr/bin/env python3
"""Checks what --routes=json has printed by its schema, or prints what a file of
--openapi says, a line for each operation and answer.

    route_files.py SCHEMA ROUTES.json | route_files.py OPENAPI.json
"""

import json
import sys
from pathlib import Path

files = [json.loads(Path(name).read_text()) for name in sys.argv[1:]]
if len(files) == 2:
    import jsonschema

    schema, routes = files
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(routes, schema)
    for route in routes["routes"]:
        place = "any path" if route["anyPath"] else ""
        print(*route["methods"], route["pattern"], place, route["hook"] or "")
        for redirect in route["redirects"]:
            at = redirect["at"]
            print(" ", redirect["status"], redirect["meaning"], redirect["target"], end=" ")
            print(f"{at['file']}:{at['line']}")
else:
    (document,) = files
    for path, item in document["paths"].items():
        for method, operation in item.items():
            names = [p["name"] for p in operation.get("parameters", [])]
            source = operation["x-source"]
            print(path, method, operation["operationId"], names, end=" ")
            print(f"{source['file']}:{source['line']}")
            for code, answer in operation["responses"].items():
                location = answer.get("headers", {}).get("Location", {})
                print(" ", code, location.get("example", location.get("description")))
    for hook in document.get("x-hooks", []):
        print(hook["runs"], hook.get("path", "every route") + ":", hook["handler"])
        for code, answer in hook.get("responses", {}).items():
            print(" ", code, answer["headers"]["Location"]["description"])
