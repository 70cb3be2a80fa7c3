"""Checks that a file is what GitLab documents as a code quality report, and
prints its issues, one a line."""

import json
import sys
from pathlib import Path

FIELDS = {"description", "check_name", "fingerprint", "severity", "location"}
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}

text = Path(sys.argv[1]).read_bytes()
assert not text.startswith(b"\xef\xbb\xbf"), "a byte order mark"
report = json.loads(text)
assert isinstance(report, list)
for issue in report:
    assert set(issue) == FIELDS, issue
    location = issue.pop("location")
    assert all(isinstance(v, str) and v for v in issue.values()), issue
    assert issue["severity"] in SEVERITIES
    assert set(location) == {"path", "lines"} and set(location["lines"]) == {"begin"}
    path, line = location["path"], location["lines"]["begin"]
    assert not path.startswith(("/", "./", "..")), path
    assert isinstance(line, int) and line > 0, line
    print(f"{path}:{line}: {issue['check_name']}: {issue['description']}")
fingerprints = {issue["fingerprint"] for issue in report}
assert len(fingerprints) == len(report), "two issues with one fingerprint"
