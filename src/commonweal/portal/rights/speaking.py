"""References that can be said on the telephone: random, so that they tell neither order nor number."""

import hashlib

from commonweal.portal.audit.clock import new_id

LETTERS = "ABCDEFGHJKMNPQRTUVWXY34679"  # none that is taken for another
LONG = 7  # eight thousand million of them


def reference(first: str) -> str:
    """`R-7KQ-4XHM`: `first` says what it is of. Two are alike by chance alone."""
    left = int.from_bytes(hashlib.sha256(new_id().bytes).digest())
    drawn = ""
    for _ in range(LONG):
        left, place = divmod(left, len(LETTERS))
        drawn += LETTERS[place]
    return f"{first}-{drawn[:3]}-{drawn[3:]}"
