"""References that are said on the telephone: random, without letters and digits that are taken for each other.

They tell nothing of how many there are, nor of when one was made. Two are alike by chance alone.
"""

import hashlib

from commonweal.portal.audit.clock import new_id

LETTERS = "ABCDEFGHJKMNPQRTUVWXY34679"  # no I L O S Z, no 0 1 2 5 8
LONG = 7  # 26 to the seventh: eight thousand million


def new(before: str) -> str:
    """`R-7KQ-4XHM`: `before` says what it is of."""
    letters = drawn(LETTERS, LONG)
    return f"{before}-{letters[:3]}-{letters[3:]}"


def drawn(letters: str, count: int) -> str:
    """So many of these letters, at random."""
    left = int.from_bytes(hashlib.sha256(new_id().bytes).digest())
    found = ""
    for _ in range(count):
        left, place = divmod(left, len(letters))
        found += letters[place]
    return found
