"""Runs of text in a Word paragraph, and what XML cannot hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

XML_CANNOT_HOLD = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text with its look; `colour` as RRGGBB."""

    text: str
    bold: bool = False
    colour: str = ""
    italic: bool = False


def write_words(line: Any, runs: Iterable[Words], size: Any = None) -> None:
    """Add runs to a paragraph."""
    for words in runs:
        run = line.add_run(clean(words.text))
        run.bold = True if words.bold else None
        run.italic = True if words.italic else None
        if size is not None:
            run.font.size = size
        if words.colour:
            run.font.color.rgb = RGBColor.from_string(words.colour)


def field(line: Any, code: str, size: Any = None) -> None:
    """A field that Word works out, such as the page's number; it does so as it opens the file."""
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = line.add_run()
        if size is not None:
            run.font.size = size
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
            if kind == "begin":
                part.set(qn("w:dirty"), "true")
        else:
            part.text = text
        run._r.append(part)


def clean(text: str) -> str:
    """Without what XML cannot hold."""
    return text.translate(XML_CANNOT_HOLD)
