"""A record as JSON (docs/explanation/old-minutes.md): every key always there, None where nothing is said."""

from dataclasses import asdict
from typing import Any

from commonweal.minutes.model import Item, MeetingRecord, NextMeeting, Person, StatedDate


def as_json(record: MeetingRecord) -> dict[str, Any]:
    """One meeting's object; dates in ISO form."""
    return {
        "meeting": _meeting(record),
        "attendance": _attendance(record),
        **_sections(record),
        "items": [_item(i) for i in record.items],
        "actions": [{**asdict(a), "due_date": a.due_date.isoformat() if a.due_date else None} for a in record.actions],
        "statistics": [asdict(s) for s in record.statistics],
        "anomalies": [asdict(a) for a in record.anomalies],
    }


def _date(stated: StatedDate | None) -> dict[str, Any]:
    return {
        "date": stated.day.isoformat() if stated else None,
        "date_as_printed": stated.as_printed if stated else None,
        "weekday_as_printed": stated.weekday_as_printed if stated else None,
        "weekday_agrees_with_date": stated.weekday_agrees if stated else None,
    }


def _meeting(record: MeetingRecord) -> dict[str, Any]:
    meeting = record.meeting
    said = asdict(meeting)
    del said["date"]
    return {"body": said.pop("body"), "body_as_printed": said.pop("body_as_printed"), **_date(meeting.date), **said}


def _attendance(record: MeetingRecord) -> dict[str, Any]:
    there = record.attendance
    return {
        "present": [_person(p) for p in there.present],
        "officers": [_person(p) for p in there.officers],
        "apologies": [_person(p) for p in there.apologies],
        "also_in_attendance": {
            "stated_none": there.none_also_attending,
            "people": [_person(p) for p in there.also_attending],
        },
    }


def _person(person: Person) -> dict[str, Any]:
    said = asdict(person)
    guesses = said.pop("guesses")
    said["organisation_candidates"] = list(dict.fromkeys(g["organisation"] for g in guesses))
    said["organisation_candidate_reasons"] = guesses
    return said


def _sections(record: MeetingRecord) -> dict[str, Any]:
    before = record.previous_minutes
    matters, plan = record.matters_arising, record.forward_plan
    return {
        "declarations_of_interest": _listed(record.declarations),
        "previous_minutes": {"item_seq": before.item_seq, **_date(before.date), "approved": before.approved}
        if before
        else None,
        "matters_arising": None if matters is None else [_listed(m) for m in matters],
        "forward_plan": None if plan is None else list(plan),
        "reports_back": _listed(record.reports_back),
        "next_meeting": _next(record.next_meeting),
    }


def _listed(section: Any) -> dict[str, Any] | None:
    if section is None:
        return None
    return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(section).items()}


def _next(section: NextMeeting | None) -> dict[str, Any] | None:
    if section is None:
        return None
    said = {"item_seq": section.item_seq, **_date(section.date)}
    return {**said, "start_time": section.start_time, "venue": section.venue}


def _item(item: Item) -> dict[str, Any]:
    put_off, twice = item.deferral, item.duplicate_of
    to_date = put_off.to_date.isoformat() if put_off and put_off.to_date else None
    return {
        "seq": item.seq,
        "number_as_printed": item.number_as_printed,
        "title": item.title,
        "title_as_printed": item.title_as_printed,
        "kind": item.kind,
        "subheadings": list(item.subheadings),
        "body": [p.text for p in item.body],
        "source_lines": list(item.source_lines),
        "outcome": item.outcome,
        "decisions": [asdict(d) for d in item.decisions],
        "restricted": item.restricted,
        "restricted_marker": list(item.restricted_marker) if item.restricted_marker else None,
        "restricted_basis_as_printed": item.restricted_basis_as_printed,
        "deferral": {**asdict(put_off), "to_date": to_date} if put_off else None,
        "duplicate_of": asdict(twice) if twice else None,
    }
