"""The items that every agenda has, as sections. None: the document has no such item; a nil return is one."""

import re
from collections.abc import Sequence
from itertools import groupby

from commonweal.minutes import dates
from commonweal.minutes.header import attendance as lists
from commonweal.minutes.header.names import is_personal
from commonweal.minutes.items.kinds import kind_of, parted
from commonweal.minutes.items.outcomes import is_nil
from commonweal.minutes.model import (
    Declarations,
    Item,
    Kind,
    MatterArising,
    NextMeeting,
    Person,
    PreviousMinutes,
    ReportsBack,
)
from commonweal.minutes.sentences import sentences

_CLOSED = re.compile(
    r"\b(?:meeting|chair(?:man|person)?)\b[^.]{0,40}\b(?:closed|concluded|ended|finished|adjourned)\b"
    r"|\bclosed the meeting\b",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"\bmeeting\b[^.]{0,40}\b(?:commenced|started|opened|began)\b|\bopened the meeting\b", re.IGNORECASE
)
_FROM = re.compile(r"\b[Aa]pologies\b[^:.]*?(?:\bfrom|\bon behalf of|\bby|:)\s*(?::\s*)?(?P<names>.+)$")
_VENUE = re.compile(
    r"\b(?:in|at|venue:?)\s+(?:the\s+)?(?P<venue>[A-Z][^.;]*)|,\s*(?P<tail>[A-Z][A-Za-z0-9 ,'’-]+)\s*\.?$"
)
_LAST = 3  # paragraphs of the last item in which the meeting may be closed


def _the(items: Sequence[Item], kind: Kind) -> Item | None:
    return next((i for i in items if i.kind == kind), None)


def _texts(item: Item) -> tuple[str, ...]:
    return tuple(p.text for p in item.body if p.kind != "decision")


def _beside(item: Item) -> str:
    """What the title's own line says after the title."""
    return parted(item.title_as_printed)[1]


def declarations(items: Sequence[Item]) -> Declarations | None:
    """Who declared an interest, a paragraph each, or that nobody did."""
    item = _the(items, "declarations_of_interest")
    if item is None:
        return None
    said = [t for t in (_beside(item), *_texts(item)) if t]
    nil = is_nil(said)
    return Declarations(item.seq, nil, () if nil else tuple(said))


def previous_minutes(items: Sequence[Item]) -> PreviousMinutes | None:
    """The minutes that were before the meeting."""
    item = _the(items, "minutes")
    if item is None:
        return None
    whole = " ".join([item.title_as_printed, *(p.text for p in item.body)])
    return PreviousMinutes(item.seq, dates.first_date(whole), item.outcome == "minutes_approved")


def matters_arising(items: Sequence[Item]) -> tuple[MatterArising, ...] | None:
    """Each matter under its subheading; without subheadings, one. A nil return is an empty tuple."""
    item = _the(items, "matters_arising")
    if item is None:
        return None
    if item.outcome == "nil_return":
        return ()
    groups: list[tuple[str | None, list[str]]] = []
    for is_heading, run in groupby(item.body, key=lambda p: p.kind == "subheading"):
        if is_heading:
            groups += [(p.text.rstrip(":- "), []) for p in run]
        elif groups:
            groups[-1][1].extend(p.text for p in run)
        else:
            groups.append((None, [p.text for p in run]))
    kept = {d.text_as_printed for d in item.decisions if d.verb == "remain"}
    return tuple(MatterArising(item.seq, t, tuple(ps), any(k in p for k in kept for p in ps)) for t, ps in groups)


def forward_plan(items: Sequence[Item]) -> tuple[str, ...] | None:
    """What the item on the forward plan says, a paragraph each."""
    item = _the(items, "forward_plan")
    if item is None:
        return None
    return () if item.outcome == "nil_return" else tuple(t for t in (_beside(item), *_texts(item)) if t)


def reports_back(items: Sequence[Item]) -> ReportsBack | None:
    """The reports from other bodies, or that there were none."""
    item = _the(items, "reports_back")
    if item is None:
        return None
    nil = item.outcome == "nil_return"
    return ReportsBack(item.seq, nil, () if nil else tuple(t for t in (_beside(item), *_texts(item)) if t))


def next_meeting(items: Sequence[Item]) -> NextMeeting | None:
    """When the body meets again: its item, or a line of the last item that is titled so."""
    item = _the(items, "next_meeting")
    if item is not None:
        said = [item.title_as_printed, *_texts(item)]
        return _next(item.seq, next((t for t in said if dates.first_date(t)), " ".join(said)))
    for paragraph in items[-1].body if items else ():
        if kind_of(parted(paragraph.text)[0]) == "next_meeting" and dates.first_date(paragraph.text):
            return _next(items[-1].seq, paragraph.text)
    return None


def _next(seq: int, text: str) -> NextMeeting:
    stated = dates.first_date(text)
    times = dates.find_times(text)
    rest = dates.TIME.sub("\x00", dates.DATE.sub("\x00", text)) if stated else ""
    found = next((m for m in _VENUE.finditer(rest) if "\x00" not in (m["venue"] or m["tail"])[:2]), None)
    venue = (
        re.split(r"\x00|\s+(?:on|at|from)\s+\x00", found["venue"] or found["tail"])[0].strip(" ,.") if found else None
    )
    return NextMeeting(seq, stated, times[0] if times else None, venue or None)


def opened_and_closed(items: Sequence[Item]) -> tuple[str | None, str | None]:
    """The times at which the text says that the meeting began and ended."""
    first = [s for i in items[:2] for p in i.body for s in sentences(p.text) if _OPENED.search(s)]
    last = [s for i in items[-2:] for p in i.body[-_LAST:] for s in sentences(p.text) if _CLOSED.search(s)]
    began, ended = dates.find_times(" ".join(first)), dates.find_times(" ".join(last))
    return (began[0] if began else None), (ended[-1] if ended else None)


def apologies(items: Sequence[Item]) -> tuple[Person, ...]:
    """Names that the item on apologies gives, where the head gives none."""
    item = _the(items, "apologies")
    if item is None:
        return ()
    pieces: list[str] = [_beside(item)] if _beside(item) else []
    for paragraph in item.body:
        for sentence in sentences(paragraph.text):
            found = _FROM.search(sentence)
            pieces += [found["names"]] if found else []
        if paragraph.kind == "list":
            pieces.append(paragraph.text)
    return tuple(p for p in lists.people(pieces) if is_personal(f"{p.honorific_prefix or ''} {p.name}"))
