"""A cell as a publisher prints it: a number with its signs and notes, or a mark in a number's place."""

import math
import re
from dataclasses import dataclass

# What stands where no figure is given: suppressed, not available, not applicable. None of them is nought.
MARKS = frozenset("c x z u k n/a na .. . : - – — * ** ~ low suppressed null none supp confidential".split())
MOST = 1e12
_NUMBER = re.compile(r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,12})?|[-+−]?\.\d{1,12}")
_NOTE = re.compile(
    r"(?:\s*\[(?:note )?[a-z0-9]{1,3}(?:, ?[a-z0-9]{1,3})*\]|\s*\([a-z]\)|\s+[a-z]|[a-z]|\*+|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡]){1,3}",
    re.IGNORECASE,
)
LONGEST_NOTE = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` None was not available; `mark` is what was printed in its place, or beside it."""

    value: float | None
    mark: str = ""


def read_cell(text: str | None) -> Cell | None:
    """The figure with its note, or None where the text is neither a figure nor a mark that is known.

    `12.3%`, `£1,200`, `1,234 [r]`, `12.3p` and `c` are read; `twelve` is not. A blank is not available.
    """
    words = " ".join((text or "").split())
    bare = words.strip("[]()").strip()
    if not words or bare.casefold() in MARKS:
        return Cell(None, words)
    found = _NUMBER.match(words.removeprefix("£").lstrip())
    if not found:
        return None
    rest = words.removeprefix("£").lstrip()[found.end() :].lstrip()
    rest = rest[1:].lstrip() if rest.startswith("%") else rest
    if rest and (len(rest) > LONGEST_NOTE or not _NOTE.fullmatch(rest)):
        return None
    value = float(found[0].replace(",", "").replace("−", "-"))
    return Cell(value, rest) if math.isfinite(value) and abs(value) <= MOST else None
