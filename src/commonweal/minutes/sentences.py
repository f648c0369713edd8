"""A paragraph's sentences. A full stop in an abbreviation, a number or an initial ends none."""

import re
from functools import lru_cache

_END = re.compile(r"[.!?]+[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9£])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:approx|e\.g|i\.e|No|Nos|Mr|Mrs|Ms|Dr|Prof|Rev|Revd|St|Cllr|Cllrs|Insp|Sgt|Supt|Ch|Ald|Hon|vs|fig|para|ref"
    r"|Rd|Jan|Feb|Aug|Sept|Oct|Nov|Dec|p\.m|a\.m)"
    r"|\b[A-Z](?:\.[A-Z])*|^\(?\d{1,2})\.$"
)
_MARK = re.compile(
    r"^(?:[-–—*•·▪◦●○]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=[A-Za-z])|\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z]))"
)
LONGEST = 1_500  # characters of a sentence
_TAIL = 40  # characters in which an abbreviation may end a piece
_SPACE = re.compile(r"\s+")


def folded(text: str) -> str:
    """Runs of white space as one blank, none at the ends."""
    return _SPACE.sub(" ", text).strip()


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a folded paragraph, without the bullet or number (`3.1`) that it opens with."""
    text = _MARK.sub("", text)
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()].rstrip()
        if _ABBREVIATED.search(piece[-_TAIL:]) and not piece.endswith(("p.m.", "a.m.")):
            continue
        found += _bounded(piece)
        start = end.end()
    return (*found, *_bounded(text[start:].strip()))


def _bounded(piece: str) -> list[str]:
    """A stretch that no sentence reaches is no sentence: it comes in pieces, so that no rule looks at it for long."""
    return [piece] if 0 < len(piece) <= LONGEST else [piece[n : n + LONGEST] for n in range(0, len(piece), LONGEST)]
