"""Units of generated programs, many in one."""

import re
from pathlib import Path

import tidy
from frameworks import CPP_HEADERS, FRAMEWORKS
from known_differences import KNOWN_DIFFERENCES, covers
from programs import expected

TESTS = Path(__file__).resolve().parent.parent


class Unit:
    """A file of programs, and which of its lines are whose."""

    def __init__(self, framework, programs, path, flags):
        self.framework = framework
        self.path = path
        self.flags = flags
        self.starts = []
        self.programs = programs
        self.text = framework.prologue
        if framework.suffix == ".cpp":
            headers = CPP_HEADERS.split()
            self.text += "".join(f"#include <{h}>\n" for h in headers)
        for program in programs:
            self.starts.append(len(self.text))
            self.text += program.text + "\n"
        tidy.write(path, self.text)

    def program_at(self, offset):
        found = [i for i, start in enumerate(self.starts) if start <= offset]
        return self.programs[found[-1]] if found else None


def known_of(framework):
    """Labels a choice with the known differences that it may show."""

    def labels(choice):
        case = {"framework": framework.name, **choice}
        is_reported = bool(expected(choice))
        covering = [covers(known, case) for known in KNOWN_DIFFERENCES]
        return [n for n, c in enumerate(covering) if c and is_reported]

    return labels


def generate(runner, folder, is_whole, wanted):
    """The units of all frameworks whose names match."""
    units = []
    for framework in FRAMEWORKS:
        if not re.search(wanted, framework.name):
            continue
        own = [
            flag.replace("%frameworks", str(TESTS / "frameworks"))
            for flag in framework.own_flags
        ]
        flags = runner.flags(framework.pch, framework.std, own)
        choices = framework.choices(is_whole, known_of(framework))
        programs = [
            framework.program(choice, number)
            for number, choice in enumerate(choices)
        ]
        size = framework.unit_size
        for first in range(0, len(programs), size):
            name = f"{framework.name}-{first // size}{framework.suffix}"
            some = programs[first : first + size]
            units.append(Unit(framework, some, Path(folder, name), flags))
    return units
