"""References that can be said on the telephone: random, so that they tell neither order nor number."""

import secrets

LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ"
DIGITS = "2346789"


def reference(first: str) -> str:
    """`R4-7KQF`: `first` says what it is of. Two are alike by chance alone."""
    word = "".join(secrets.choice(LETTERS + DIGITS) for _ in range(4))
    return f"{first}{secrets.choice(DIGITS)}-{word}"
