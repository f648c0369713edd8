"""The letters that a PDF's page holds, and where each would stand on the page's picture."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from ctypes import byref, c_double, c_int, c_uint, c_ulong
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

SMALLEST_TYPE = 2.0  # points
LAST_LETTER = 0x110000
UNSEEN_MODES = (3, 7)  # invisible, and invisible but cutting
MOST_OVERLAP = 0.4  # neighbours in italics share a little; letters that share more are two texts over each other
DEEPEST = 15  # forms within forms
STEP = 32  # picture points: the mesh in which neighbours are looked for


Placing = Callable[[float, float], tuple[float, float]]
FINE, APART = 100, 1000.0  # pdfium answers in whole points: ask on a finer picture, for places far apart


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and its box in picture points."""

    text: str
    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0

    @property
    def is_space(self) -> bool:
        """Whether it only keeps words or lines apart."""
        return not self.text.strip()

    @property
    def ends_line(self) -> bool:
        """Whether a line ends here."""
        return self.text in ("\n", "\r")


def texts(page: Any) -> Iterator[Any]:
    """Every text on a page, also within forms in forms."""
    found: Iterator[Any] = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=DEEPEST)
    return found


def without_other_words(page: Any) -> None:
    """Take off the words that a text is given to be read out in its stead: they need not be what is seen.

    Marks of layers stay, for they say what is hidden.
    """
    for text in texts(page):
        for position in reversed(range(pdfium.FPDFPageObj_CountMarks(text.raw))):
            mark = pdfium.FPDFPageObj_GetMark(text.raw, position)
            if _says_other_words(mark):
                pdfium.FPDFPageObj_RemoveMark(text.raw, mark)


def _says_other_words(mark: Any) -> bool:
    length = c_ulong()
    return any(
        pdfium.FPDFPageObjMark_GetParamStringValue(mark, key, None, 0, byref(length))
        for key in (b"ActualText", b"Alt", b"E")
    )


def letters(page: Any, width: int, height: int) -> list[Letter]:
    """All letters in the order in which they are read; those that cannot be seen by their own account stand nowhere."""
    text = page.get_textpage()
    try:
        place = _places_of(page, width, height)
        return [_letter(text, n, place) for n in range(text.count_chars())]
    finally:
        text.close()


def without_overlaps(found: list[Letter]) -> list[Letter]:
    """Without letters that stand over other letters: which of the two is seen cannot be told.

    The same letter twice in one place is how some programs print bold; it counts once.
    """
    meshes: dict[tuple[int, int], list[int]] = defaultdict(list)
    doubtful: set[int] = set()
    for n, letter in enumerate(found):
        if letter.is_space:
            continue
        near: set[int] = set()
        for place in _places(letter):
            near.update(meshes[place])
            meshes[place].append(n)
        for other in near:
            if _share(letter, found[other]) > MOST_OVERLAP:
                doubtful.update({n} if letter.text == found[other].text else {n, other})
    return [letter for n, letter in enumerate(found) if n not in doubtful]


def _letter(text: Any, position: int, place: Placing) -> Letter:
    code = pdfium.FPDFText_GetUnicode(text, position)
    said = chr(code) if 0 < code < LAST_LETTER and not 0xD800 <= code < 0xE000 else ""
    if not said.strip():
        return Letter(said or " ")
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    boxed = pdfium.FPDFText_GetCharBox(text, position, byref(left), byref(right), byref(bottom), byref(top))
    if not boxed or _is_unseen(text, position):
        return Letter(said, -1, -1, -1, -1)
    (x1, y1), (x2, y2) = place(left.value, top.value), place(right.value, bottom.value)
    return Letter(said, min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _is_unseen(text: Any, position: int) -> bool:
    """Whether a letter is invisible, clear or too small by what the file says of it."""
    drawn_by = pdfium.FPDFText_GetTextObject(text, position)
    if drawn_by and pdfium.FPDFTextObj_GetTextRenderMode(drawn_by) in UNSEEN_MODES:
        return True
    red, green, blue, opaque = c_uint(), c_uint(), c_uint(), c_uint(255)
    coloured = pdfium.FPDFText_GetFillColor(text, position, byref(red), byref(green), byref(blue), byref(opaque))
    return bool(coloured and not opaque.value) or _size(text, position) < SMALLEST_TYPE


def _size(text: Any, position: int) -> float:
    """How high a letter's line stands on the page, in points: the size of type after all scaling."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, position, byref(box)):
        return SMALLEST_TYPE
    return float(max(abs(box.top - box.bottom), abs(box.right - box.left)))


def _places_of(page: Any, width: int, height: int) -> Placing:
    """From points of the page to points of its picture, however the page is cut and turned."""

    def fine(x: float, y: float) -> tuple[float, float]:
        across, down = c_int(), c_int()
        size = (width * FINE, height * FINE)
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, byref(across), byref(down))
        return across.value / FINE, down.value / FINE

    (left, top), (east, south), (west, north) = fine(0, 0), fine(APART, 0), fine(0, APART)
    a, b, c, d = ((v / APART) for v in (east - left, west - left, south - top, north - top))
    return lambda x, y: (left + a * x + b * y, top + c * x + d * y)


def _places(letter: Letter) -> list[tuple[int, int]]:
    return [
        (x, y)
        for x in range(int(letter.left) // STEP, int(letter.right) // STEP + 1)
        for y in range(int(letter.top) // STEP, int(letter.bottom) // STEP + 1)
    ]


def _share(one: Letter, other: Letter) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= 0 or down <= 0:
        return 0
    smaller = min((x.right - x.left) * (x.bottom - x.top) for x in (one, other))
    return across * down / smaller if smaller > 0 else 0
