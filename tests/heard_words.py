"""Which of many words stand in a page or a file: it is looked through once, not once a word."""

import os
from collections.abc import Iterable, Iterator


def heard(words: Iterable[str], body: bytes) -> set[str]:
    """Those of these words that stand in it, inside longer ones too. None of them holds a line's end.

    Words that are sown begin alike, so only what follows such a beginning is held against each of them.
    """
    sought = {word: word.encode() for word in words}
    longest = max(map(len, sought.values()), default=0)
    beginning = os.path.commonprefix(list(sought.values())) or b""  # noqa: RUF071 - words, not paths
    said = b"\n".join({body[at : at + longest] for at in _places(beginning, body)})
    return {word for word, sung in sought.items() if sung in said} if said else set()


def _places(beginning: bytes, body: bytes) -> Iterator[int]:
    at = body.find(beginning)
    while at >= 0:
        yield at
        at = body.find(beginning, at + 1)
