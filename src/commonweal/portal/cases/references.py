"""What a case is called between people: random, so that it counts and tells nothing, and easy to say."""

import hashlib

from commonweal.portal.audit.clock import new_id

LETTERS = "23456789ABCDEFGHJKMNPQRTUVWXYZ"  # none that is heard or read as another
FIRST, LAST = 3, 4
LENGTH = FIRST + LAST


def new() -> str:
    """A new one, such as `K7R-4QFM`: one of twenty thousand million."""
    drawn = int.from_bytes(hashlib.sha256(new_id().bytes).digest())
    letters = []
    for _ in range(LENGTH):
        drawn, place = divmod(drawn, len(LETTERS))
        letters.append(LETTERS[place])
    return f"{''.join(letters[:FIRST])}-{''.join(letters[FIRST:])}"


def said(words: str) -> str:
    """A reference as it is kept, however it was typed; "" where it is none."""
    letters = "".join(letter for letter in words.upper() if letter.isalnum())
    if len(letters) != LENGTH or set(letters) - set(LETTERS):
        return ""
    return f"{letters[:FIRST]}-{letters[FIRST:]}"
