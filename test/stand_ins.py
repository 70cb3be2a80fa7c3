"""Small headers in place of the standard library's and cpp-httplib's, which take ten
times as long to parse as the program of a test. They have what the tests use most.
"""

import subprocess
from pathlib import Path

OWN = Path(__file__).resolve().parent / "stress" / "campaign" / "stand-ins"
FLAGS = ["-nostdinc++", "-isystem", str(OWN / "std"), "-isystem", str(OWN)]


def with_stand_ins(redirect_tidy, unit, flags):
    """The flags of a unit with these headers, if they have all that it takes."""
    if Path(unit).suffix == ".c":
        return flags
    quick = [*flags, *FLAGS]
    command = [redirect_tidy, "--no-cache", "--quiet", "--strict", unit, "--", *quick]
    done = subprocess.run(command, capture_output=True, check=False)
    return quick if done.returncode in (0, 1) else flags
