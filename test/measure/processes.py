"""Programs that run beside this one, and end with it."""

import contextlib
import os
import signal
import subprocess

SECONDS = 10  # To end in peace.


@contextlib.contextmanager
def running(command, **options):
    """Runs it in a session of its own, which ends with it."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        **{**quiet, **options},
    )
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(SECONDS)
