"""References that are said on the telephone: random, without letters and digits that are taken for each other."""

from commonweal.portal.audit.clock import new_id

LETTERS = "ABCDEFGHJKMNPQRTUVWXY34679"  # no I L O S Z, no 0 1 2 5 8
LONG = 7  # 26 to the seventh: eight thousand million
RANDOM_BITS = 2**62 - 1  # of a random UUID, below its fixed bits


def new(before: str) -> str:
    """`R-7KQ-4XHM`. It tells nothing of how many there are, nor of when it was made."""
    left = new_id().int & RANDOM_BITS
    drawn = ""
    while len(drawn) < LONG:
        left, place = divmod(left, len(LETTERS))
        drawn += LETTERS[place]
    return f"{before}-{drawn[:3]}-{drawn[3:]}"
