"""A paragraph's sentences. A full stop in an abbreviation, a number or an initial ends none."""

import re

_END = re.compile(r"[.!?]+[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9£])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:approx|e\.g|i\.e|No|Nos|Mr|Mrs|Ms|Dr|Prof|Rev|Revd|St|Cllr|Cllrs|Insp|Sgt|Supt|Ch|Ald|Hon|vs|fig|para|ref"
    r"|Rd|Jan|Feb|Aug|Sept|Oct|Nov|Dec|p\.m|a\.m)"
    r"|\b[A-Z](?:\.[A-Z])*|^\(?\d{1,2})\.$"
)
_MARK = re.compile(
    r"^(?:[-–—*•·▪◦●○]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=[A-Za-z])|\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z]))"
)
_SPACE = re.compile(r"\s+")


def folded(text: str) -> str:
    """Runs of white space as one blank, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a folded paragraph, without the bullet or number (`3.1`) that it opens with."""
    text = _MARK.sub("", text)
    found, start = [], 0
    for end in _END.finditer(text):
        piece = text[start : end.end()].rstrip()
        if _ABBREVIATED.search(piece) and not piece.endswith(("p.m.", "a.m.")):
            continue
        found.append(piece)
        start = end.end()
    rest = text[start:].strip()
    return (*found, rest) if rest else tuple(found)
