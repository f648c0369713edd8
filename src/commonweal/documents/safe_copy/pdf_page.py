"""One page of a PDF drawn as a picture, with the text that is truly seen on it.

What is seen is found by drawing the page twice, once with its text made invisible: only letters that make a difference
are there for an eye. Text beneath a black box, off the page, on a hidden layer, or white on white makes none.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray
from PIL import Image, ImageChops

from commonweal.documents.blocks import TextLine
from commonweal.documents.safe_copy.pdf_letters import Letter, letters, texts, without_other_words, without_overlaps
from commonweal.documents.safe_copy.picture import Redrawn, encode
from commonweal.documents.safe_copy.seen import one_line

DOTS_AN_INCH, LONGEST = 150, 2480
LEAST_DIFFERENCE = 32  # of 255: what an eye sees as ink
LEAST_OF_A_LETTER, LEAST_OF_A_SIGN = 0.6, 0.15  # shares of a letter's rows and columns that show ink
INVISIBLE = 3


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page: its picture, its seen lines, and how many letters were in the file but not seen."""

    picture: Redrawn
    lines: tuple[TextLine, ...]
    unseen: int


def drawn(page: Any) -> DrawnPage:
    """Draw a page of pypdfium2's."""
    without_other_words(page)
    scale = min(DOTS_AN_INCH / 72, LONGEST / max(*page.get_size(), 1))
    shown = _picture(page, scale)
    found = letters(page, shown.width, shown.height)
    ink = _ink_of_text(page, scale, shown)
    seen = without_overlaps([letter for letter in found if letter.is_space or _is_seen(letter, ink)])
    unseen = sum(not letter.is_space for letter in found) - sum(not letter.is_space for letter in seen)
    return DrawnPage(encode(shown, of_text=True), _lines(seen, shown.width, shown.height), unseen)


def _picture(page: Any, scale: float) -> Image.Image:
    picture: Image.Image = page.render(scale=scale, rev_byteorder=True).to_pil()
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _ink_of_text(page: Any, scale: float, shown: Image.Image) -> NDArray[np.bool_]:
    """Where the page differs from itself without text."""
    for text in texts(page):
        pdfium.FPDFTextObj_SetTextRenderMode(text.raw, INVISIBLE)
    red, green, blue = ImageChops.difference(shown, _picture(page, scale)).split()
    return np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue)) >= LEAST_DIFFERENCE


def _is_seen(letter: Letter, difference: NDArray[np.bool_]) -> bool:
    """Whether a letter shows over its whole height and width, not just at an edge that a box left bare."""
    height, width = difference.shape
    if letter.left < 0 or letter.top < 0 or letter.right > width or letter.bottom > height:
        return False
    top, left = int(letter.top), int(letter.left)
    ink = difference[top : max(round(letter.bottom), top + 1), left : max(round(letter.right), left + 1)]
    if not ink.size:
        return False
    needed = LEAST_OF_A_LETTER if letter.text.isalnum() else LEAST_OF_A_SIGN
    rows, columns = ink.shape
    inked_rows, inked_columns = np.count_nonzero(ink.any(axis=1)), np.count_nonzero(ink.any(axis=0))
    return bool(inked_rows >= needed * rows and inked_columns >= needed * columns)


def _lines(seen: list[Letter], width: int, height: int) -> tuple[TextLine, ...]:
    lines: list[list[Letter]] = [[]]
    for letter in seen:
        if letter.ends_line:
            lines.append([])
        else:
            lines[-1].append(letter)
    return tuple(made for line in lines if (made := _line(line, width, height)) is not None)


def _line(line: list[Letter], width: int, height: int) -> TextLine | None:
    inked = [letter for letter in line if not letter.is_space]
    text = one_line("".join(letter.text for letter in line))
    if not inked or not text:
        return None
    left, top = min(x.left for x in inked), min(x.top for x in inked)
    right, bottom = max(x.right for x in inked), max(x.bottom for x in inked)
    shares = (left / width, top / height, (right - left) / width, (bottom - top) / height)
    return TextLine(text, *(round(share, 5) for share in shares))
