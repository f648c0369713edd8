"""The numbers that Word prints before a paragraph: counted here as Word counts them, for minutes refer to them."""

import re
from dataclasses import dataclass
from typing import Any

from commonweal.documents.safe_copy.word.marks import W, value

DEEPEST = 8
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered."""

    start: int
    style: str
    pattern: str


class Numbering:
    """All lists of a document, counting as paragraphs come."""

    def __init__(self, tree: Any) -> None:
        found = tree if tree is not None else ()
        self._levels = {e.get(f"{W}abstractNumId"): _levels(e) for e in found if e.tag == f"{W}abstractNum"}
        self._lists = {e.get(f"{W}numId"): e for e in found if e.tag == f"{W}num"}
        self._counts: dict[str, list[int | None]] = {}
        self._met: set[str] = set()

    def label(self, number: str, depth: int) -> str:
        """The next label of that list at that depth; empty for a bullet."""
        element = self._lists.get(number)
        if element is None or depth > DEEPEST:
            return ""
        abstract = value(element, "abstractNumId") or ""
        levels = self._levels.get(abstract, {})
        counts = self._counts.setdefault(abstract, [None] * (DEEPEST + 1))
        if number not in self._met:
            self._met.add(number)
            self._restart(element, counts)
        level = levels.get(depth, Level(1, "bullet", ""))
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (DEEPEST - depth)
        return _printed(level, levels, counts)

    def _restart(self, element: Any, counts: list[int | None]) -> None:
        """A list of its own may start afresh where another of the same shape went on."""
        for override in element.findall(f"{W}lvlOverride"):
            start, depth = value(override, "startOverride"), override.get(f"{W}ilvl", "")
            if start and start.isdigit() and depth.isdigit() and int(depth) <= DEEPEST:
                counts[int(depth)] = int(start) - 1


def _levels(abstract: Any) -> dict[int, Level]:
    found = {}
    for level in abstract.findall(f"{W}lvl"):
        depth, start = level.get(f"{W}ilvl", ""), value(level, "start") or "1"
        if depth.isdigit() and start.isdigit():
            style, pattern = value(level, "numFmt") or "decimal", value(level, "lvlText") or ""
            found[int(depth)] = Level(int(start), style, pattern)
    return found


def _printed(level: Level, levels: dict[int, Level], counts: list[int | None]) -> str:
    if level.style in ("bullet", "none"):
        return ""

    def number(match: re.Match[str]) -> str:
        depth = int(match.group(1)) - 1
        own = levels.get(depth, level)
        reached = counts[depth]
        return written(own.start if reached is None else reached, own.style)

    return re.sub(r"%([1-9])", number, level.pattern).strip()


def written(number: int, style: str) -> str:
    """A number in the style of a list."""
    if style in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        letters = _roman(number)
        return letters.upper() if style == "upperRoman" else letters
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for worth, letter in ROMAN:
        letters += letter * (number // worth)
        number %= worth
    return letters
