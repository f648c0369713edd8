"""Where items begin. Each shape of number is tried over the whole document; the one that fits best is used.

Numbers are never a key: real ones repeat, skip and are mistyped. A coded number (`SSP/4/23`) speaks for itself. A bare
or dotted one is taken for an item only where it goes on from the item before (same, next, or a few later) and a title
follows: short, no full stop, a capital first. So a numbered list inside an item stays in it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from commonweal.minutes.items.kinds import kind_of, parted
from commonweal.minutes.layout.blocks import Block, Start
from commonweal.minutes.profile import Profile

TITLE_LIMIT = 170  # characters
_SKIPPED = 3  # numbers that may be missing between two items
_TRIED = 6  # first numbers from which a row of items is tried
_SLASH = r"\s?/\s?"
_CODED = re.compile(
    rf"^(?P<number>(?P<prefix>[A-Za-z]{{2,8}})(?:{_SLASH}"
    rf"|[ -]?)\d{{1,4}}(?:{_SLASH}\d{{2,4}})?)[.:)]?(?:\s+(?P<title>\S.*))?$"
)
_LABELLED = re.compile(
    r"^(?P<number>(?:agenda\s+)?(?:item|minute|min)\.?(?:\s+(?:no"
    r"|number)\.?)?\s*(?P<n>\d{1,4})(?:/\d{2,4})?)\s*[-–:.)]?(?:\s+(?P<title>\S.*))?$",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"^(?P<number>(?P<n>\d{1,3})/\d{2,4})[.:)]?(?:\s+(?P<title>\S.*))?$")
_DOTTED = re.compile(
    r"^(?P<number>(?P<n>\d{1,3})(?:\.0)?)[.)](?!\d)(?:\s*(?P<title>\S.*))?$"
    r"|^(?P<number0>(?P<n0>\d{1,3})\.0)\s+(?P<title0>\S.*)$"
)
_BARE = re.compile(r"^(?P<number>(?P<n>\d{1,3}))(?:\s+(?P<title>\S.*))?$")
_NOT_TITLE = re.compile(r"^(?:that|to|and|or|the following)\b|^(?:agreed|resolved|action)\b", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"^[\d./ ]+$")


@dataclass(frozen=True, slots=True)
class Found:
    """An item's beginning: the block of its number, and the first block of its body."""

    at: int
    body_at: int
    start: Start
    n: int = 0


def find_items(blocks: Sequence[Block], profile: Profile) -> tuple[str | None, tuple[Found, ...]]:
    """The shape of numbering used and the items' beginnings, in order."""
    tries: dict[str, tuple[Found, ...]] = {}
    for name in profile.numbering:
        tries[name] = _TRIES[name](blocks, profile)
    for name in profile.numbering:
        if name in ("coded", "labelled", "slashed", "table") and len(tries[name]) > 1:
            return name, tries[name]
    best = max((n for n in profile.numbering if n != "heading"), key=lambda n: len(tries[n]), default=None)
    if best and len(tries[best]) > 1:
        return best, tries[best]
    if len(tries.get("heading", ())) > 1:
        return "heading", tries["heading"]
    return (best, tries[best]) if best and tries[best] else (None, ())


def title_like(text: str) -> bool:
    """Whether a line can be a title."""
    first = next((c for c in text if c.isalnum()), "")
    return (
        bool(first)
        and len(text) <= TITLE_LIMIT
        and (first.isupper() or first.isdigit())
        and not text.endswith((".", ",", ";"))
        and not _NOT_TITLE.match(text)
        and not _NUMBER_ALONE.match(text)
    )


def _candidates(blocks: Sequence[Block], pattern: re.Pattern[str]) -> Iterator[Found]:
    for at, block in enumerate(blocks):
        found = pattern.match(block.text) if not block.start else None
        if not found:
            continue
        part = found.groupdict()
        number, title = part["number"] or part.get("number0") or "", part.get("title") or part.get("title0")
        n = int(part.get("n") or part.get("n0") or re.findall(r"\d+", number)[0])
        if title:
            title = title.lstrip("-–—: ")
            start = _with_rest(number, title)
            if start:
                yield Found(at, at + 1, start, n)
        elif at + 1 < len(blocks) and title_like(blocks[at + 1].text):
            yield Found(at, at + 2, Start(number, blocks[at + 1].text), n)


def _with_rest(number: str, text: str) -> Start | None:
    """A title on the number's line, and body text where that follows it on the same line."""
    usual, rest = parted(text)
    if rest and (len(rest) > 60 or rest.endswith(".")) and "meeting" not in usual.lower():
        return Start(number, usual, rest)
    if title_like(text):
        return Start(number, text)
    short = re.match(r"^(?P<title>[A-Z][^.:;]{2,60}?)(?:[.:]\s+|\s[-–—]\s+)(?P<rest>[A-Z].*)$", text)
    if short and len(short["title"].split()) <= 9 and not _NOT_TITLE.match(text):
        return Start(number, short["title"], short["rest"])
    return Start(number, text.rstrip(".")) if kind_of(text) != "business" and len(text) < 80 else None


def _coded(blocks: Sequence[Block], _profile: Profile) -> tuple[Found, ...]:
    found = list(_candidates(blocks, _CODED))
    sure = [f for f in found if re.search(r"/\s?\d+\s?/", f.start.number or "")]
    if len(sure) > 1:
        return tuple(sure)
    by_prefix: dict[str, list[Found]] = {}
    for one in found:
        prefix = re.split(r"[\s/\d-]", one.start.number or "")[0]
        if prefix.isupper():
            by_prefix.setdefault(prefix, []).append(one)
    return _row(max(by_prefix.values(), key=len, default=[]))


def _labelled(blocks: Sequence[Block], _profile: Profile) -> tuple[Found, ...]:
    return _row([f for f in _candidates(blocks, _LABELLED) if f.start.title])


def _slashed(blocks: Sequence[Block], _profile: Profile) -> tuple[Found, ...]:
    return _row(list(_candidates(blocks, _SLASHED)))


def _dotted(blocks: Sequence[Block], _profile: Profile) -> tuple[Found, ...]:
    return _row(list(_candidates(blocks, _DOTTED)))


def _bare(blocks: Sequence[Block], _profile: Profile) -> tuple[Found, ...]:
    return _row([f for f in _candidates(blocks, _BARE) if f.body_at > f.at + 1 or blocks[f.at].gap_before])


def _table(blocks: Sequence[Block], _profile: Profile) -> tuple[Found, ...]:
    return tuple(Found(at, at + 1, b.start) for at, b in enumerate(blocks) if b.start)


def _row(found: Sequence[Found]) -> tuple[Found, ...]:
    """The longest row of numbers that goes on from one to the next, begun at one of the first few."""
    rows = [_row_from(found, n) for n in range(min(_TRIED, len(found)))]
    return max(rows, key=len, default=())


def _row_from(found: Sequence[Found], begin: int) -> tuple[Found, ...]:
    row = [found[begin]]
    ahead = {f.n: n for n, f in enumerate(found)}  # the last place of each number
    for place, one in enumerate(found[begin + 1 :], begin + 1):
        step = one.n - row[-1].n
        repeat = step == 0 and ahead.get(one.n + 1, -1) > place
        skip = 1 < step <= _SKIPPED + 1 and all(ahead.get(k, -1) < place for k in range(row[-1].n + 1, one.n))
        if step == 1 or repeat or skip:
            row.append(one)
    return tuple(row)


def _heading(blocks: Sequence[Block], profile: Profile) -> tuple[Found, ...]:
    """Titles without numbers, after the head: in capitals where those are used, and the usual ones in any case."""
    labels = {w for words in profile.labels.values() for w in words}
    begin = max((n + 1 for n, b in enumerate(blocks[:60]) if _opens_head(b.text, labels)), default=1)
    alone = [n for n in range(begin, len(blocks)) if _stands_alone(blocks, n)]
    capitals = [n for n in alone if blocks[n].text.isupper() and len(blocks[n].text) > 3]
    usual = [n for n in alone if kind_of(blocks[n].text) != "business"]
    chosen = (
        {*capitals, *usual} if len(capitals) > 1 else {*usual, *(n for n in alone if _in_title_case(blocks[n].text))}
    )
    return tuple(
        Found(n, n + 1, Start(None, blocks[n].text.rstrip(":"))) for n in sorted(chosen) if len(usual) > 0 or capitals
    )


def _opens_head(text: str, labels: set[str]) -> bool:
    label, mark, rest = text.partition(":")
    return bool(mark) and label.lower().strip() in labels and bool(rest.strip())


def _stands_alone(blocks: Sequence[Block], n: int) -> bool:
    block = blocks[n]
    return (
        block.gap_before and not block.marked and title_like(block.text.rstrip(":")) and len(block.text.split()) <= 14
    )


def _in_title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[A-Za-z'’]+", text) if len(w) > 3]
    return bool(words) and len(text.split()) <= 10 and all(w[0].isupper() for w in words)


_TRIES: dict[str, Callable[[Sequence[Block], Profile], tuple[Found, ...]]] = {
    "coded": _coded,
    "labelled": _labelled,
    "slashed": _slashed,
    "dotted": _dotted,
    "bare": _bare,
    "table": _table,
    "heading": _heading,
}
