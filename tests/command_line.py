"""`commonweal` as a user runs it: a process of its own, since the portal learns its workspace once a process."""

import os
import subprocess
import sys


def run(*words: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run a command; `settings` are environment variables, and nothing of the test run's own is handed on."""
    given = {k: v for k, v in os.environ.items() if not k.startswith(("COMMONWEAL_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "commonweal", *words], capture_output=True, text=True, env={**given, **settings}
    )
