"""How many answers of one visitor this process takes in a minute, and of all: beyond people's pace, a machine writes.

A flood from one address shuts nobody else out, and what is refused counts against nobody else either. No address is
kept: a visitor is a keyed hash, and the key is drawn anew each minute and forgotten with it.
"""

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable

A_MINUTE = 20  # of one visitor: a class or a library that answers together has one address
OF_ALL = 600  # of all visitors together: a flood from many addresses fills no disk
SECONDS = 60.0
HOME = 64  # bits of an IPv6 address that one home or office has; the others it can choose as it likes


class Allowance:
    """Counts what came in this minute, by visitors who cannot be told from what is kept."""

    def __init__(
        self, a_minute: int = A_MINUTE, of_all: int = OF_ALL, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._of_all, self._clock, self._lock = a_minute, of_all, clock, threading.Lock()
        self._begin()

    def takes(self, address: str = "") -> bool:
        """Whether one more is taken of who writes from an address. Those whose address is not known are one visitor."""
        with self._lock:
            if self._clock() - self._began >= SECONDS:
                self._begin()
            visitor = hashlib.blake2b(_place(address), key=self._key, digest_size=16).digest()
            if self._taken[visitor] >= self._most or self._taken.total() >= self._of_all:
                return False
            self._taken[visitor] += 1
            return True

    def _begin(self) -> None:
        self._began, self._key = self._clock(), secrets.token_bytes(32)
        self._taken: Counter[bytes] = Counter()


def _place(address: str) -> bytes:
    """What of an address is one visitor's."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return b""
    if isinstance(known, ipaddress.IPv6Address):
        if known.ipv4_mapped is None:
            return ipaddress.ip_network((known.packed, HOME), strict=False).network_address.packed
        known = known.ipv4_mapped
    return known.packed


answers = Allowance()
