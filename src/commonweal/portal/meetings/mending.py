"""What a person makes of a reading: each line as it was read, and as it was mended. Nothing is altered in silence.

A line has a path into the record: `meeting/date`, `people/present/3`, `items/5`, `decisions/5/0`, `actions/2`. `offer`
lists them; `mend` puts what was mended into the record and leaves out what was left out.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from commonweal.minutes.model import Action, Attendance, Item, MeetingRecord, Paragraph, Person, StatedDate

PARTS = ("present", "officers", "also_attending", "apologies")
LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Offered:
    """One line: its path, the words to show, and the fields that may be mended."""

    path: str
    words: str
    fields: dict[str, Any]


def offer(record: MeetingRecord) -> tuple[Offered, ...]:
    """Every line of a record that a person accepts, mends or leaves out, in the order of the document."""
    return (*_head(record), *_people(record.attendance), *_items(record.items), *_actions(record.actions))


def _head(record: MeetingRecord) -> Iterable[Offered]:
    head = record.meeting
    date = head.date
    yield Offered(
        "meeting/date", date.as_printed if date else "No date was found",
        {"date": date.day.isoformat() if date else ""},
    )  # fmt: skip
    yield Offered(
        "meeting/place", head.venue or "No place was found",
        {"venue": head.venue or "", "start_time": head.start_time or "", "end_time": head.end_time or ""},
    )  # fmt: skip


def _people(attendance: Attendance) -> Iterable[Offered]:
    for part in PARTS:
        for person in getattr(attendance, part):
            yield Offered(f"people/{part}/{person.seq}", person.as_printed, _person(person))


def _person(person: Person) -> dict[str, Any]:
    return {"name": person.name, "role": person.role or "", "agency": "", "guesses": [_said(g) for g in person.guesses]}


def _said(guess: Any) -> str:
    unit = f", {guess.organisation_unit}" if guess.organisation_unit else ""
    return f"{guess.organisation}{unit}: {guess.reason}"


def _items(items: Iterable[Item]) -> Iterable[Offered]:
    for item in items:
        yield Offered(
            f"items/{item.seq}", f"{item.number_as_printed or ''} {item.title_as_printed}".strip(),
            {
                "number": item.number_as_printed or "", "title": item.title_as_printed, "outcome": item.outcome,
                "restricted": item.restricted,
            },
        )  # fmt: skip
        for n, decision in enumerate(item.decisions):
            yield Offered(
                f"decisions/{item.seq}/{n}", decision.text_as_printed,
                {"lead_in": decision.lead_in, "operative_text": decision.operative_text},
            )  # fmt: skip


def _actions(actions: Iterable[Action]) -> Iterable[Offered]:
    for n, action in enumerate(actions):
        yield Offered(
            f"actions/{n}", action.text_as_printed,
            {
                "text": action.text_as_printed, "tier": action.tier, "owner": action.owner_as_printed or "",
                "agency": "", "due": action.due_as_printed or "",
                "due_date": action.due_date.isoformat() if action.due_date else "",
            },
        )  # fmt: skip


def mend(record: MeetingRecord, mended: Mapping[str, dict[str, Any]], left_out: frozenset[str]) -> MeetingRecord:
    """The record with what a person mended in it, and without what they left out."""
    return replace(
        record,
        meeting=_mended_head(record, mended),
        attendance=_mended_roll(record.attendance, mended, left_out),
        items=tuple(_mended_item(i, mended, left_out) for i in record.items if f"items/{i.seq}" not in left_out),
        actions=tuple(
            _mended_action(a, mended.get(f"actions/{n}"))
            for n, a in enumerate(record.actions)
            if f"actions/{n}" not in left_out and f"items/{a.item_seq}" not in left_out
        ),
    )


def _mended_head(record: MeetingRecord, mended: Mapping[str, dict[str, Any]]) -> Any:
    head = record.meeting
    if date := mended.get("meeting/date"):
        day = dt.date.fromisoformat(date["date"])
        head = replace(head, date=StatedDate(day, head.date.as_printed if head.date else ""))
    if place := mended.get("meeting/place"):
        head = replace(
            head, venue=place["venue"] or None, start_time=place["start_time"] or None,
            end_time=place["end_time"] or None,
        )  # fmt: skip
    return head


def _mended_roll(attendance: Attendance, mended: Mapping[str, dict[str, Any]], left_out: frozenset[str]) -> Attendance:
    parts: dict[str, Any] = {
        part: tuple(
            _mended_person(person, mended.get(path))
            for person in getattr(attendance, part)
            if (path := f"people/{part}/{person.seq}") not in left_out
        )
        for part in PARTS
    }
    return replace(attendance, **parts)


def _mended_person(person: Person, said: dict[str, Any] | None) -> Person:
    return replace(person, name=said["name"], role=said["role"] or None) if said else person


def _mended_item(item: Item, mended: Mapping[str, dict[str, Any]], left_out: frozenset[str]) -> Item:
    if said := mended.get(f"items/{item.seq}"):
        item = replace(
            item, number_as_printed=said["number"] or None, title_as_printed=said["title"], outcome=said["outcome"],
            restricted=said["restricted"],
        )  # fmt: skip
    kept, gone = [], set()
    for n, decision in enumerate(item.decisions):
        path = f"decisions/{item.seq}/{n}"
        if path in left_out:
            gone.add(decision.text_as_printed)
        elif said := mended.get(path):
            kept.append(replace(decision, lead_in=said["lead_in"], operative_text=said["operative_text"]))
        else:
            kept.append(decision)
    # A line that turns out to be no decision stays in the minute as words.
    body = tuple(Paragraph(p.text, "text", p.line) if p.text in gone else p for p in item.body)
    return replace(item, decisions=tuple(kept), body=body)


def _mended_action(action: Action, said: dict[str, Any] | None) -> Action:
    if not said:
        return action
    return replace(
        action, text_as_printed=said["text"], tier=said["tier"], owner_as_printed=said["owner"] or None,
        due_as_printed=said["due"] or None,
        due_date=dt.date.fromisoformat(said["due_date"]) if said["due_date"] else None,
    )  # fmt: skip
