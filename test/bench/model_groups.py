"""What models cost a unit that uses none of them, or one."""

import json
from pathlib import Path

MODELS = Path(__file__).resolve().parents[2] / "lib/Models/frameworks"
# The one that a unit below uses, and that users' models are made like.
USED = "cpp-httplib"
# Those that go beside all others, and don't count.
BESIDE = "texts", "hand-written"


def models(bench):
    """By instructions, or by time where there is little of it."""
    measure = in_time if bench.quick else in_instructions
    yield "unit", "clang-tidy", "models", "the checks", "share", "to 1 model"
    for unit in bench.small_units:
        first = None
        for count in (1, 10, 40, 50) if bench.quick else (1, 10, 40, 400):
            whole, checks, form = measure(bench, unit, config(bench, count))
            first = first or checks
            yield (
                unit.name,
                form.format(whole),
                str(count),
                form.format(checks),
                f"{checks / whole * 100:.2f} %",
                f"× {checks / first:.2f}" if first else "too quick",
            )


def config(bench, count):
    """Loads so many models: built-in ones, and after 40 those of a user."""
    names = [path.stem for path in sorted(MODELS.glob("*.yaml"))]
    names = [USED, *(n for n in names if n not in (USED, *BESIDE))][:40]
    options = {
        "Frameworks": ";".join(names[:count]),
        "Models": ";".join(users_model(bench, n) for n in range(40, count)),
    }
    return json.dumps({"CheckOptions": options})


def users_model(bench, number):
    """A model of usual size, of a framework that no unit has."""
    path = bench.directory / f"own{number}.yaml"
    if not path.exists():
        text = (MODELS / f"{USED}.yaml").read_text()
        path.write_text(text.replace("httplib", f"own{number}"))
    return str(path)


def in_instructions(bench, unit, config):
    whole, without = bench.plain_instructions(unit)
    _, *stages = bench.stages("checks", unit, config)
    return whole / 1e6, (sum(stages) - without) / 1e6, "{:,.2f} M"


def in_time(bench, unit, config):
    checks, whole = bench.profile(unit.source, unit.flags, config)
    return whole * 1000, checks * 1000, "{:,.2f} ms"
