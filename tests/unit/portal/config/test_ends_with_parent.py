"""The web's process and the worker's end with the command that started them, though it was killed outright."""

import os
import signal
import subprocess
import sys

PARENT = """
import sys, time
from commonweal.portal.config.serving import _start
child = _start((sys.executable, "-c", "import time; print('here', flush=True); time.sleep(120)"))
print(child.pid, flush=True)
time.sleep(120)
"""


def test_a_child_ends_where_its_parent_is_killed() -> None:
    parent = subprocess.Popen((sys.executable, "-c", PARENT), stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    said = {parent.stdout.readline().strip(), parent.stdout.readline().strip()}
    child = int(next(iter(said - {"here"})))
    parent.kill()
    try:
        parent.communicate(timeout=60)  # to the end of what both may write: neither is there any more
    except subprocess.TimeoutExpired:
        os.kill(child, signal.SIGKILL)
        raise
