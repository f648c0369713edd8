"""What is said of a thing: references for the telephone, so random that they tell nothing; a moment's day."""

import datetime as dt
import hashlib

from django.utils import timezone

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


def on(moment: dt.datetime) -> str:
    """`1 July 2026`: a moment's day by the clock here, which in summer is not the day of the stored time."""
    return f"{timezone.localtime(moment):%-d %B %Y}"
