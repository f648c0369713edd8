"""A port for a server of a test's own, which nobody takes before the server does.

The system gives ports of its own range to whoever asks for any: one found there may be another's a moment later.
"""

import os
import socket
from itertools import chain

FIRST, END = 20_000, 32_768  # Linux gives out those from 32,768 by itself


def free_port() -> int:
    """One that nobody listens at. Processes begin to look at different ones."""
    begin = FIRST + os.getpid() % (END - FIRST)
    return next(port for port in chain(range(begin, END), range(FIRST, begin)) if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
