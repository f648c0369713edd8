"""Two people's words put together: a three-way merge by paragraph, and by word where both changed one paragraph.

Paragraphs are first paired by likeness (`aligning`), so that what is added beside a changed paragraph is no conflict.

Nothing that either typed is lost. What both changed at the same place stands twice, each in double square brackets,
for a person to choose. Known merge libraries were passed over: one is under the GPL, the other places patches by
likeness and drops those that do not fit.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from commonweal.portal.meetings.aligning import Aligned, align
from commonweal.portal.meetings.paragraphs import tidy

_TOKEN = re.compile(r"\n+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Merged:
    """The words put together, and at how many places a person must choose."""

    text: str
    conflicts: int


@dataclass(frozen=True, slots=True)
class _Chunk:
    base: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]


def merge(began_from: str, first: str, second: str) -> Merged:
    """`first` was saved before `second`; both began from the same words. Where both add, `first` stands first."""
    texts = [tidy(text) for text in (began_from, first, second)]
    if texts[1] == texts[2] or texts[2] == texts[0]:
        return Merged(texts[1], 0)
    if texts[1] == texts[0]:
        return Merged(texts[2], 0)
    base, one, other = (text.split("\n\n") if text else [] for text in texts)
    sides = (align(base, one), align(base, other))
    kept = _added(sides, 0)
    conflicts = 0
    for place, paragraph in enumerate(base):
        stands = _paragraph(paragraph, sides[0].kept.get(place), sides[1].kept.get(place))
        kept += [stands.text] if stands.text else []
        kept += _added(sides, place + 1)
        conflicts += stands.conflicts
    return Merged(tidy("\n\n".join(kept)), conflicts)


def _added(sides: Iterable[Aligned], place: int) -> list[str]:
    """Paragraphs that were added before this place of the base; what both added alike stands once."""
    first, second = (side.added.get(place, []) for side in sides)
    return first if first == second else [*first, *second]


def _paragraph(base: str, first: str | None, second: str | None) -> Merged:
    """One paragraph of the base: changed by one, by both (word by word), or taken out."""
    if first == second or second == base:
        return Merged(first or "", 0)
    if first == base:
        return Merged(second or "", 0)
    if first is None or second is None:  # one took out what the other changed
        return Merged(f"[[{first or second}]]", 1)
    return _by_word(base, first, second)


def _by_word(base: str, first: str, second: str) -> Merged:
    kept: list[str] = []
    conflicts = 0
    for chunk in _chunks(*(tuple(_TOKEN.findall(side)) for side in (base, first, second))):
        settled = _settled(chunk)
        if settled is None:
            conflicts += 1
            settled = (*_bracketed(chunk.first), *_bracketed(chunk.second))
        kept.extend(settled)
    return Merged(_joined(kept), conflicts)


def _settled(chunk: _Chunk) -> tuple[str, ...] | None:
    """What the chunk becomes where only one side changed it, or both alike; None where a person must look."""
    if chunk.first == chunk.second or chunk.second == chunk.base:
        return chunk.first
    return chunk.second if chunk.first == chunk.base else None


def _bracketed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words in double brackets; a break of paragraphs stays outside them, so that marks hold at a line's start."""
    text = _joined(words).strip("\n")
    return (f"[[{text}]]",) if text else ()


def _joined(tokens: Sequence[str]) -> str:
    line = ""
    for token in tokens:
        line += token if not line or token.startswith("\n") or line.endswith("\n") else f" {token}"
    return line


def _chunks(base: tuple[str, ...], first: tuple[str, ...], second: tuple[str, ...]) -> Iterator[_Chunk]:
    """Cut three sequences where all agree: agreed stretches and what lies between, in order."""
    at = at_first = at_second = 0
    for start, in_first, in_second, length in _agreed(base, first, second):
        yield _Chunk(base[at:start], first[at_first:in_first], second[at_second:in_second])
        same = base[start : start + length]
        yield _Chunk(same, same, same)
        at, at_first, at_second = start + length, in_first + length, in_second + length
    yield _Chunk(base[at:], first[at_first:], second[at_second:])


def _agreed(
    base: tuple[str, ...], first: tuple[str, ...], second: tuple[str, ...]
) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of the base that both sides kept: where each begins in the three, and how long it is."""
    kept_first = SequenceMatcher(None, base, first, autojunk=False).get_matching_blocks()
    kept_second = SequenceMatcher(None, base, second, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(kept_first) and j < len(kept_second):
        one, other = kept_first[i], kept_second[j]
        start, end = max(one.a, other.a), min(one.a + one.size, other.a + other.size)
        if start < end:
            yield start, one.b + start - one.a, other.b + start - other.a, end - start
        if one.a + one.size < other.a + other.size:
            i += 1
        else:
            j += 1
