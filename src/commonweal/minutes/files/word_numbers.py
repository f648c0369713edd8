"""The marks of Word's lists: Word keeps no number in the text, it counts when it shows the page."""

from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

BULLET = "-"


class Numbers:
    """Counts a document's lists from the top down: ask for each paragraph once, in order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        try:
            part = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return  # the document has no lists
        for number in part.iter(qn("w:num")):
            of = number.find(qn("w:abstractNumId"))
            if of is not None:
                self._abstract[number.get(qn("w:numId"))] = of.get(qn("w:val"))
        for abstract in part.iter(qn("w:abstractNum")):
            for level in abstract.iter(qn("w:lvl")):
                key = (abstract.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl"))))
                self._levels[key] = (
                    _value(level, "w:numFmt", "decimal"),
                    _value(level, "w:lvlText", "%1."),
                    int(_value(level, "w:start", "1")),
                )

    def mark(self, paragraph: Paragraph) -> str:
        """The number or bullet that Word shows before the paragraph; '' where it shows none."""
        which, level = _list_of(paragraph)
        abstract = self._abstract.get(which or "", "")
        if (abstract, level) not in self._levels or not paragraph.text.strip():
            return ""
        form, shown, start = self._levels[abstract, level]
        if form == "bullet":
            return BULLET
        if form == "none":
            return ""
        counts = self._counts.setdefault(which or "", {})
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]
        for n in range(level + 1):
            kind = self._levels.get((abstract, n), ("decimal", "", 1))[0]
            shown = shown.replace(f"%{n + 1}", _shown(counts.get(n, 1), kind))
        return shown


def _value(level: Any, tag: str, otherwise: str) -> str:
    found = level.find(qn(tag))
    return str(found.get(qn("w:val"))) if found is not None else otherwise


def _list_of(paragraph: Paragraph) -> tuple[str | None, int]:
    """The list and level of a paragraph, its own or its style's."""
    style: Any = paragraph.style
    for properties in (
        paragraph._p.pPr,
        style.element.pPr if style is not None and hasattr(style.element, "pPr") else None,
    ):
        numbering = properties.numPr if properties is not None else None
        if numbering is not None and numbering.numId is not None:
            level = numbering.ilvl.val if numbering.ilvl is not None else 0
            return (None, 0) if numbering.numId.val == 0 else (str(numbering.numId.val), level)
    return None, 0


def _shown(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    return str(number)


def _roman(number: int) -> str:
    found = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            found, number = found + letters, number - value
    return found
