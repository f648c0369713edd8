"""A meeting's minutes as one reader may see them: whole items, and stubs in place of the others."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from commonweal.minutes.model import Paragraph
from commonweal.portal.access.models import Face, Release, Thing
from commonweal.portal.access.queries import faces, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Decision, Declaration, Item, Meeting, Minute, Minutes, Vote
from commonweal.portal.meetings.paragraphs import paragraphs
from commonweal.portal.meetings.queries.attendance import Attendee, quorum, roll
from commonweal.portal.meetings.queries.shown import shown
from commonweal.portal.meetings.roll import Quorum


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A formal decision as it is printed; `after` so many paragraphs, or at the end."""

    id: UUID
    words: str
    lead_in: str
    operative_text: str
    after: int | None


@dataclass(frozen=True, slots=True)
class ItemMinute:
    """One item of the minutes; `item` is None where only its stub may be read."""

    item: UUID | None
    number: str
    title: str
    kind: str = "business"
    restricted: bool = False
    paragraphs: tuple[Paragraph, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    votes: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    left_room: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApprovedBy:
    """The later meeting that approved the minutes; its page opens only to who may read it."""

    meeting: UUID | None
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class MinutesView:
    """A meeting's minutes, for one reader."""

    id: UUID
    meeting: UUID
    body: str
    body_as_printed: str
    date: dt.date
    date_as_printed: str
    start_time: dt.time | None
    end_time: dt.time | None
    venue: str
    state: str
    released: bool
    release: UUID | None
    quorum: Quorum
    present: tuple[Attendee, ...] = ()
    officers: tuple[Attendee, ...] = ()
    in_attendance: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    items: tuple[ItemMinute, ...] = ()
    approved_by: ApprovedBy | None = None
    as_printed: dict[str, Any] = field(default_factory=dict)


def minutes(reader: Reader, meeting: UUID) -> MinutesView | None:
    """The minutes as this reader may see them now; None where there are none to be seen."""
    row = shown(reader, Minutes).filter(meeting=meeting).select_related("meeting__body", "approved_at").first()
    return None if row is None else _view(reader, row)


def composed(reader: Reader, row: Minutes) -> MinutesView:
    """The minutes for a reader whom they are being composed for, before they are out: a release, a circulation."""
    return _view(reader, row, out=True)


def long_date(day: dt.date) -> str:
    """Thursday 28 March 2024."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _view(reader: Reader, row: Minutes, out: bool = False) -> MinutesView:
    meeting = row.meeting
    people = roll(reader, meeting.pk, out=out)
    release = readable(reader, Release).filter(pk=row.release_id).first() if row.release_id else None
    released = release is not None and release.approver is not None and release.withdrawn_at is None
    parts: dict[str, list[Attendee]] = defaultdict(list)
    for person in people:
        parts[person.part].append(person)
    return MinutesView(
        id=row.pk,
        meeting=meeting.pk,
        body=meeting.body.name,
        body_as_printed=meeting.imported_text.get("body", "") or meeting.body.name,
        date=meeting.date,
        date_as_printed=meeting.imported_text.get("date", "") or long_date(meeting.date),
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        venue=meeting.venue,
        state=row.state,
        released=released,
        release=release.pk if release and released else None,
        quorum=quorum(reader, meeting, people),
        present=tuple(parts["present"]),
        officers=tuple(parts["officers"]),
        in_attendance=tuple(parts["in attendance"]),
        apologies=tuple(parts["apologies"]),
        items=lines(reader, meeting, out=out),
        approved_by=_approved_by(reader, row),
        as_printed=dict(meeting.imported_text),
    )


def _approved_by(reader: Reader, row: Minutes) -> ApprovedBy | None:
    if row.approved_at_id is None:
        return None
    at = readable(reader, Meeting).filter(pk=row.approved_at_id).first()
    return ApprovedBy(at.pk if at else None, row.approved_on)


def lines(reader: Reader, meeting: Meeting, *, out: bool = True) -> tuple[ItemMinute, ...]:
    """Every item as this reader may read it; `out`: whatever its state, for who writes or composes it."""

    def rows(model: Any) -> Any:
        return readable(reader, model) if out else shown(reader, model)

    items = list(
        readable(reader, Item).filter(meeting=meeting.pk).exclude(state="withdrawn").order_by("position", "pk")
    )
    ids = [item.pk for item in items]
    texts = {m.item_id: m for m in rows(Minute).filter(item__in=ids)}
    decisions = _by_item(rows(Decision).filter(item__in=ids).order_by("seq", "pk"))
    votes = _by_item(rows(Vote).filter(item__in=ids).order_by("thing__made_at", "pk"))
    declared = list(
        rows(Declaration).filter(meeting=meeting.pk).select_related("person").order_by("person__name", "pk")
    )
    titles = {item.pk: item for item in items}
    stubs = list(faces(reader, meeting.thing_id))
    parts = _restricted_parts(reader, ids)
    said = rows(Minutes).filter(meeting=meeting.pk).values_list("stubs", flat=True).first() or {}
    found = [
        (item.position, _line(reader, item, texts.get(item.pk), decisions, votes, declared, titles, parts, said))
        for item in items
    ]
    found += [(face.position, _stub(face, said)) for face in stubs]
    seen(reader, *items, *texts.values())
    return tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))


def _line(
    reader: Reader, item: Item, minute: Minute | None, decisions: dict[UUID, list[Any]], votes: dict[UUID, list[Any]],
    declared: list[Declaration], titles: dict[UUID, Item], parts: dict[UUID, Face], said: dict[str, Any],
) -> ItemMinute:  # fmt: skip
    if minute is None and item.pk in parts:
        return _stub(parts[item.pk], said, item.pk, item.kind)
    return ItemMinute(
        item=item.pk,
        number=item.number,
        title=item.title,
        kind=item.kind,
        restricted=reader.keeps_from_residents(item.lock_id) or item.minutes_restricted_part,
        paragraphs=paragraphs(minute.text) if minute else (),
        decisions=tuple(_decision(d) for d in decisions.get(item.pk, ())),
        votes=tuple(_vote(v) for v in votes.get(item.pk, ())),
        declared=tuple(_declared(d, titles) for d in declared) if item.kind == "declarations" else (),
        left_room=tuple(
            f"{d.person.name} left the room for this item." for d in declared if d.left_room and d.item_id == item.pk
        ),
    )


def _stub(face: Face, said: dict[str, Any], item: UUID | None = None, kind: str = "business") -> ItemMinute:
    """What the minutes say of it goes before what the agenda said."""
    words = {"reason": face.reason, "outcome": face.outcome, **said.get(str(face.thing_id), {})}
    outcome = (DecisionLine(face.thing_id, words["outcome"], "", words["outcome"], None),) if words["outcome"] else ()
    return ItemMinute(item, face.number, face.title, kind, True, paragraphs(words["reason"]), outcome)


def _restricted_parts(reader: Reader, items: list[UUID]) -> dict[UUID, Face]:
    """Stubs that stand in readable items in place of their restricted minutes, by item."""
    opened = sorted(reader.locks)
    found = Face.objects.filter(home__in=items, lock__in=opened).exclude(
        thing__in=Thing.objects.filter(lock__in=opened)
    )
    return {face.home_id: face for face in found}


def _by_item(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(row)
    return found


def _decision(row: Decision) -> DecisionLine:
    words = row.text_as_printed or f"{row.lead_in} {row.operative_text}".strip()
    if not words.endswith((".", ":", ";")):
        words += "."
    return DecisionLine(row.pk, words, row.lead_in, row.operative_text, row.after)


def _vote(row: Vote) -> str:
    cast = f", with the Chair's casting vote {row.casting}" if row.casting else ""
    came = "carried" if row.carried else "not carried"
    counted = f"{row.in_favour} for, {row.against} against, {row.abstained} abstained"
    return f"{row.motion.rstrip('.')}: {counted}{cast}; {came}."


def _declared(row: Declaration, titles: dict[UUID, Item]) -> str:
    item = titles.get(row.item_id) if row.item_id else None
    about = f" in item {item.number}, {item.title}".replace("item , ", "") if item else ""
    nature = f": {row.nature.rstrip('.')}" if row.nature else ""
    left = ", and left the room for it" if row.left_room else ""
    article = "an" if row.kind[0] in "aeiou" else "a"
    return f"{row.person.name} declared {article} {row.kind} interest{about}{left}{nature}."
