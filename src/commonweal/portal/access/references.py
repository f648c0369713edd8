"""References that are said on the telephone: random, without letters and digits that are taken for each other.

They tell nothing of how many there are, nor of when one was made. Two are alike by chance alone.
"""

import hashlib
from string import ascii_uppercase, digits

from commonweal.portal.audit.clock import new_id

ALIKE = "ILOSZ01258"
LETTERS = "".join(letter for letter in ascii_uppercase + digits if letter not in ALIKE)
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
