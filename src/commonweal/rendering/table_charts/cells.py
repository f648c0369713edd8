"""What a cell of a table says: a number, a share with its range, or why there is none."""

import re
from dataclasses import dataclass

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
SHARE = re.compile(r"(\d+(?:\.\d+)?)%(?: \((\d+(?:\.\d+)?)%? to (\d+(?:\.\d+)?)%\))?(, .*)?")
MOST = 100.0  # percent


@dataclass(frozen=True, slots=True)
class Value:
    """A cell. `value` None: there is no number, and `words` say why; nothing is drawn in its place."""

    label: str  # its row's
    words: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


def number(label: str, cell: str) -> Value:
    """A cell that holds a count."""
    found = NUMBER.fullmatch(cell)
    return Value(label, cell, float(cell.replace(",", ""))) if found else Value(label, cell)


def share(label: str, cell: str) -> Value:
    """A cell such as `82% (70 to 90%)`."""
    found = SHARE.fullmatch(cell)
    if found is None or not float(found[1]) <= MOST:
        return Value(label, cell)
    low, high = (float(found[n]) if found[n] else None for n in (2, 3))
    return Value(label, f"{found[1]}%{found[4] or ''}", float(found[1]), low, high)
