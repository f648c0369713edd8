"""What a case is called between people: random, so that it counts and tells nothing, and easy to say."""

from commonweal.portal.access.references import drawn

LETTERS = "23456789ABCDEFGHJKMNPQRTUVWXYZ"  # none that is heard or read as another
FIRST, LAST = 3, 4
LENGTH = FIRST + LAST


def new() -> str:
    """A new one, such as `K7R-4QFM`: one of twenty thousand million."""
    letters = drawn(LETTERS, LENGTH)
    return f"{letters[:FIRST]}-{letters[FIRST:]}"


def said(words: str) -> str:
    """A reference as it is kept, however it was typed; "" where it is none."""
    letters = "".join(letter for letter in words.upper() if letter.isalnum())
    if len(letters) != LENGTH or set(letters) - set(LETTERS):
        return ""
    return f"{letters[:FIRST]}-{letters[FIRST:]}"
