"""Oddities of the items: numbers, duplicates, pasted bodies, titles, markings."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rapidfuzz import fuzz

from commonweal.minutes.items.kinds import parted
from commonweal.minutes.items.restricted import restriction
from commonweal.minutes.model import Anomaly, Item, MeetingRecord
from commonweal.minutes.profile import Profile

NEARLY_THE_SAME = 90  # of 100: word for word is 100; a few words changed or moved leaves above 90
LONG_ENOUGH = 100  # characters: shorter texts are formulas that many items share
COMPARED = 300  # items: beyond that only texts that are the same word for word are told
_SIMILAR_TITLES = 75
_NEW_YEAR = 5  # the municipal year begins in May
_EXCLUDED = re.compile(
    r"\b(?:press and )?public\b[^.]{0,40}\bexcluded?\b|\bexclusion of (?:the )?(?:press|public)\b", re.IGNORECASE
)
_SMALL = frozenset(
    "of the and for in on to with at by update report restricted strategy item presentation summary".split()
)


def check_items(record: MeetingRecord, profile: Profile) -> Iterator[Anomaly]:
    """All of them."""
    items = record.items
    if not items:
        yield Anomaly("no_items", "No items were found; a profile can say how they are numbered.")
    yield from _numbers(items, record.meeting.date.day if record.meeting.date else None)
    yield from _titles(items)
    yield from _duplicates(items)
    yield from _pasted(items)
    yield from _put_off_and_taken(items)
    for item in items:
        yield from _marking(item, profile)


def _numbers(items: Sequence[Item], held: date | None) -> Iterator[Anomaly]:
    seen: dict[str, int] = {}
    last: int | None = None
    shapes = [re.sub(r"\d+", "0", i.number_as_printed or "") for i in items]
    usual = max(set(shapes), key=shapes.count, default="")
    for item, shape in zip(items, shapes, strict=True):
        number = item.number_as_printed
        if number is None:
            continue
        if shape != usual:
            yield Anomaly("number_shape", f"Item number {number} is not printed as the others are.", item.seq, number)
        if number in seen:
            yield Anomaly("number_repeated", f"Item number {number} is printed twice.", item.seq, number)
        digits = [int(d) for d in re.findall(r"\d+", number)]
        running = digits[0] if digits else None
        if running is not None and last is not None and number not in seen:
            yield from _gap(item, running, last)
        seen[number] = item.seq
        last = running if running is not None else last
        if held and "/" in number and len(digits) > 1 and not _year_fits(digits[-1], held):
            yield Anomaly(
                "number_year", f"The year in item number {number} is not that of the meeting.", item.seq, number
            )


def _gap(item: Item, running: int, last: int) -> Iterator[Anomaly]:
    number = item.number_as_printed
    if running > last + 1:
        missing = f"{last + 1}" if running == last + 2 else f"{last + 1} to {running - 1}"
        yield Anomaly("number_missing", f"There is no item {missing} before {number}.", item.seq, number)
    elif running <= last:
        yield Anomaly("number_out_of_order", f"Item number {number} goes back.", item.seq, number)


def _year_fits(printed: int, held: date) -> bool:
    """A number may carry the calendar year or the municipal one (May to May), in two digits or four."""
    municipal = held.year if held.month >= _NEW_YEAR else held.year - 1
    return printed in {y for year in (held.year, municipal) for y in (year, year % 100)}


def _titles(items: Sequence[Item]) -> Iterator[Anomaly]:
    for item in items:
        if not item.title:
            yield Anomaly("no_title_of_item", "The item has no title.", item.seq)
        elif item.kind == "next_meeting" and parted(item.title_as_printed)[1]:
            yield Anomaly(
                "title_holds_matter",
                "The item's line holds its matter in place of a title.",
                item.seq,
                item.title_as_printed,
            )


def _duplicates(items: Sequence[Item]) -> Iterator[Anomaly]:
    for item in items:
        if item.duplicate_of:
            other = item.duplicate_of.number_as_printed or item.duplicate_of.item_seq
            yield Anomaly(
                "duplicate_item",
                f"The minutes say that this item repeats item {other}.",
                item.seq,
                item.title_as_printed,
            )


def _pasted(items: Sequence[Item]) -> Iterator[Anomaly]:
    texts = [" ".join(p.text for p in i.body if p.kind != "decision") for i in items]
    first: dict[str, Item] = {}
    long = [(i, t) for i, t in zip(items, texts, strict=True) if len(t) >= LONG_ENOUGH]
    for n, (item, text) in enumerate(long):
        other = first.get(text)
        if other is None and len(items) <= COMPARED:
            other = next((i for i, t in long[:n] if _nearly(t, text)), None)
        if other is not None:
            yield _pasted_from(item, text, other)
        first.setdefault(text, item)


def _nearly(one: str, other: str) -> bool:
    if not 0.7 < len(one) / len(other) < 1.4:
        return False
    return fuzz.token_sort_ratio(one, other, score_cutoff=NEARLY_THE_SAME) > 0


def _pasted_from(item: Item, text: str, other: Item) -> Anomaly:
    words = [w for w in re.findall(r"[a-z]{4,}", item.title.lower()) if w not in _SMALL]
    own = any(w in text.lower() for w in words)
    more = "" if own or not words else " Nothing in it speaks of the item's own title."
    number = other.number_as_printed or other.seq
    kind = "pasted_body" if own or not words else "title_contradicts_body"
    return Anomaly(kind, f"The text is that of item {number}, or nearly so.{more}", item.seq, item.title_as_printed)


def _put_off_and_taken(items: Sequence[Item]) -> Iterator[Anomaly]:
    for item in (i for i in items if i.deferral):
        for other in items:
            alike = fuzz.token_set_ratio(item.title.lower(), other.title.lower()) >= _SIMILAR_TITLES
            if alike and other.deferral is None and other.duplicate_of is None and other.seq != item.seq:
                number = other.number_as_printed or other.seq
                yield Anomaly(
                    "deferred_yet_taken",
                    f"The item is deferred, and item {number} with nearly its title was taken.",
                    item.seq,
                    item.title_as_printed,
                )


def _marking(item: Item, profile: Profile) -> Iterator[Anomaly]:
    if item.restricted_marker == ("body",):
        yield Anomaly(
            "restricted_in_text_only",
            "The text says that the item is restricted; its title does not.",
            item.seq,
            item.title_as_printed,
        )
    if item.restricted_marker == ("title",):
        yield Anomaly(
            "restricted_in_title_only",
            "The title says that the item is restricted; its text does not.",
            item.seq,
            item.title_as_printed,
        )
    elsewhere = restriction(item.title_as_printed, item.body, profile).elsewhere
    if elsewhere and not item.restricted:
        yield Anomaly(
            "restricted_elsewhere",
            "A restricted document is mentioned that is another report's; the item itself is not restricted.",
            item.seq,
            elsewhere,
        )
    said = next((p.text for p in item.body if _EXCLUDED.search(p.text)), None)
    if said or _EXCLUDED.search(item.title):
        yield Anomaly(
            "public_excluded",
            "The public was excluded: items from here on may be closed though they do not say so.",
            item.seq,
            said,
        )
