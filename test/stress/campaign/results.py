"""What a campaign has found so far: a file with a JSON object in each line, which
a later part goes on with."""

import json
from collections import Counter
from pathlib import Path

OPTIONS = {
    "default": "{InheritParentConfig: true}",
    "always": "{InheritParentConfig: true, CheckOptions: {UnrestrictedRoutes: always}}",
}
COUNTED = [
    ("projects", "projects"),
    ("units", "units"),
    ("whole", "units read whole"),
    ("functions", "functions in the other units"),
    ("broken", "of these not looked at"),
    ("mutants", "mutants of small units"),
    ("reports", "reports"),
    ("crash ours", "crashes of ours"),
    ("sanitizer ours", "errors that a sanitizer found in ours"),
    ("hang ours", "hangs of ours"),
    ("memory ours", "units that took too much memory"),
    ("clang", "crashes and hangs of clang's own"),
    ("seconds", "seconds of a core"),
]


class Results:
    def __init__(self, file):
        self.file = Path(file)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.records = []
        if self.file.exists():
            # The last line of a run that was killed may not be whole.
            for line in self.file.read_text().splitlines():
                try:
                    self.records.append(json.loads(line))
                except ValueError:
                    continue

    def add(self, **record):
        self.records.append(record)
        with self.file.open("a") as out:
            out.write(json.dumps(record) + "\n")

    def of(self, kind):
        return [r for r in self.records if r["record"] == kind]

    def has(self, kind, **wanted):
        return any(wanted.items() <= r.items() for r in self.of(kind))

    def findings(self):
        """One of each signature."""
        found = {}
        for record in self.of("finding"):
            found.setdefault(record["signature"], record)
        return found

    def counts(self, options):
        counts = Counter()
        projects = set()
        for record in self.records:
            if record["options"] != options:
                continue
            if record["record"] == "finding":
                kind = f"{record['kind']} ours" if record["ours"] else "clang"
                counts[kind] += 1
                continue
            for key, value in record.items():
                if isinstance(value, (int, float)):
                    counts[key] += value
            projects.add(record.get("project"))
        counts["projects"] = len(projects - {None})
        return counts

    def table(self):
        """The rows of docs/reliability.md."""
        counts = {name: self.counts(name) for name in OPTIONS}
        yield f"| | {' | '.join(f'`{name}`' for name in counts)} |"
        yield "|---|" + "---|" * len(counts)
        for key, words in COUNTED:
            cells = [f"{round(count[key]):,}" for count in counts.values()]
            yield f"| {words} | {' | '.join(cells)} |"
