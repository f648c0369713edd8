"""Leaving words out: they go, and the text is built anew without them. Nothing is ever laid over anything. Pure.

Words are found however they are spelt: case, accents, marks and blanks count for nothing. `O'Neill` finds `o’neill`.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GONE = "[left out]"
LEAST = 2  # letters: a phrase of one would empty the text


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One line of an extract: what it is, and what it says. `stays`: it goes to nobody, and is left out whole."""

    label: str
    text: str
    stays: bool = False


def rebuilt(lines: Sequence[Line], *, phrases: Iterable[str] = (), dropped: Iterable[int] = ()) -> tuple[Line, ...]:
    """The lines without these phrases and without those of these numbers. A line of which nothing is left goes."""
    wanted = sorted({packed for one in phrases if len(packed := _packed(one)) >= LEAST}, key=len, reverse=True)
    gone = set(dropped)
    kept = (Line(one.label, without(one.text, wanted)) for n, one in enumerate(lines) if n not in gone)
    return tuple(line for line in kept if line.text.replace(GONE, "").strip(" ,;.-\n\t"))


def without(text: str, wanted: Sequence[str]) -> str:
    """A text without packed phrases; each run of what went is one mark, of one length."""
    letters, places = _folded(text)
    spans = [span for phrase in wanted for span in _found(letters, places, text, phrase)]
    out, at = [], 0
    for start, end in _joined(spans, text):
        out += [text[at:start], GONE]
        at = end
    return "".join([*out, text[at:]])


def _found(letters: str, places: list[int], text: str, phrase: str) -> Iterable[tuple[int, int]]:
    start = letters.find(phrase)
    while start >= 0:
        last = start + len(phrase) - 1
        first, end = places[start], places[last] + 1
        if not _inside_word(text, first - 1) and not _inside_word(text, end):
            yield first, _with_marks(text, end)
        start = letters.find(phrase, start + 1)


def _inside_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def _with_marks(text: str, end: int) -> int:
    """Accents that stand as letters of their own go with the letter before them."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _joined(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans in order; those that overlap, or have only blanks and marks between them, are one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and not any(letter.isalnum() for letter in text[found[-1][1] : start]):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _folded(text: str) -> tuple[str, list[int]]:
    """Letters and digits alone, each with its place in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKD", letter).casefold():
            if plain.isalnum():
                letters.append(plain)
                places.append(place)
    return "".join(letters), places


def _packed(phrase: str) -> str:
    return _folded(phrase)[0]
