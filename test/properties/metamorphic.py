"""What means the same is reported alike."""

from collections import defaultdict

import tidy
from inputs import without_directives
from programs import united
from rewriting import REWRITINGS, TOGETHER, Traced, rewrite
from units import Unit


def spelled(facts):
    """Facts, as a reader wants them."""
    if not facts:
        return "nothing"
    return "; ".join(
        f"{check}: {status} for {'+'.join(sorted(methods))},"
        f" use {' or '.join(proposal)}"
        for check, status, methods, proposal in sorted(facts, key=str)
    )


# --- Generated programs ------------------------------------------------------


class Truth:
    """Compares what is reported of programs with what they are made to mean."""

    def __init__(self, runner, differences, folder):
        self.runner = runner
        self.differences = differences
        self.folder = folder
        self.explained = 0

    def judge(self, unit, reports):
        for program, facts in self.facts(unit, reports):
            case = {"framework": unit.framework.name, **program.choice}
            difference = None
            if facts != program.expected():
                difference = unit, program, facts
            self.differences.add(case, difference)

    @staticmethod
    def facts(unit, reports):
        """Each program with what is reported of it; errors end the test."""
        found = defaultdict(set)
        for report in reports:
            if report.is_error:
                line = tidy.line_at(unit.text, report.offset)
                raise ValueError(f"{unit.path}:{line}: error: {report.text}")
            found[id(unit.program_at(report.offset))].add(report.fact())
        return [(p, united(found[id(p)])) for p in unit.programs]

    def explain(self, difference):
        """The smallest program that differs, and how."""
        unit, program, facts = difference
        if self.explained < 5:
            self.explained += 1
            program, facts = self.smallest(unit, program, facts)
        plain = self.plain(unit.framework)
        choice = {k: v for k, v in program.choice.items() if v != plain[k]}
        return (
            f"{unit.framework.name}: a program made of {choice}\n"
            f"is to be reported as {spelled(program.expected())}\n"
            f"and is reported as {spelled(facts)}:\n{program.text}"
        )

    @staticmethod
    def plain(framework):
        return {k: v[0] for k, v in framework.dimensions().items()}

    def smallest(self, unit, program, facts):
        """Makes one choice after the other the plain one, while it differs."""
        for dimension, value in reversed(self.plain(unit.framework).items()):
            choice = {**program.choice, dimension: value}
            if choice == program.choice:
                continue
            if not unit.framework.is_valid(choice):
                continue
            smaller = unit.framework.program(choice, 0)
            found = self.facts_of(unit, smaller)
            if found != smaller.expected():
                program, facts = smaller, found
        return program, facts

    def facts_of(self, unit, program):
        path = self.folder / f"smaller{unit.path.suffix}"
        alone = Unit(unit.framework, [program], path, unit.flags)
        reports = self.runner.run(path, unit.flags)
        return self.facts(alone, reports)[0][1]


# --- Rewritten inputs --------------------------------------------------------


class Rewritten:
    """Compares the reports on an input with those on it in other words."""

    def __init__(self, runner, folder, is_whole):
        self.runner = runner
        self.folder = folder
        self.together = TOGETHER
        if is_whole:
            self.together = [[name] for name in REWRITINGS]

    def written(self, number, test, text):
        """The files of an input in other words, by the rewritings."""
        files = {}
        for names in map(tuple, self.together):
            file = self.write(number, test, text, names)
            if file:
                files[names] = file
        return files

    def differences(self, number, test, files, reports, found):
        """A case for each rewriting, with what differs: None if nothing. `found`
        has the reports on each of the files."""
        text = without_directives(tidy.read(test.path))
        wanted = facts_by_line(Traced(text), reports, test.path.name)
        for names in map(tuple, self.together):
            whole = None
            if names in files:
                path, rewritten = files[names]
                whole = self.difference(test, names, path, rewritten, found[path], wanted)
            if whole is None or len(names) == 1:
                yield from ((self.case(test, n), whole) for n in names)
                continue
            # One by one, to tell which it is.
            for name in names:
                yield self.case(test, name), self.alone(number, test, text, name, wanted)

    def alone(self, number, test, text, name, wanted):
        file = self.write(number, test, text, [name])
        if not file:
            return None
        path, rewritten = file
        reports = self.runner.run(path, test.flags, *test.options)
        return self.difference(test, [name], path, rewritten, reports, wanted)

    @staticmethod
    def case(test, name):
        return {"input": test.name, "rewriting": name}

    def write(self, number, test, text, names):
        """The file and its text; None if that stays as it is."""
        rewritten = rewrite(text, test.name, names)
        if rewritten.text == text:
            return None
        name = "-".join(n.replace(" ", "-") for n in names)
        path = self.folder / f"{number}-{name}{test.path.suffix}"
        tidy.write(path, rewritten.text)
        return path, rewritten

    @staticmethod
    def difference(test, names, path, rewritten, reports, wanted):
        errors = [r for r in reports if r.is_error]
        if errors:
            line = tidy.line_at(rewritten.text, errors[0].offset)
            return f"{path}:{line}: error: {errors[0].text}"
        found = facts_by_line(rewritten, reports, path.name)
        if found == wanted:
            return None
        return (
            f"{test.name}, {' and '.join(names)} ({path}):\n"
            f"no longer reported: {by_line(wanted - found)}\n"
            f"reported now: {by_line(found - wanted)}"
        )


def facts_by_line(traced, reports, name):
    """What is reported of the file itself, by the lines of the input."""
    return {
        (traced.line_at(r.offset), r.fact())
        for r in reports
        if not r.is_error and r.path.endswith(f"/{name}")
    }


def by_line(facts):
    lines = sorted(facts, key=lambda f: f[0])
    told = [f"line {line}: {spelled({fact})}" for line, fact in lines]
    return "\n  ".join(["", *told]) if told else "nothing"
