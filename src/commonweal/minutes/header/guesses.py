"""Organisations that may be meant where none is printed. They are offered with their reason, never assigned.

Minutes often print the agency once, after the last of its people, so a bracket further on in the same list may cover
the names before it; councillors sit for the council, so it is not offered for them. What is printed for the same name
elsewhere, in this document or in another given with it, is the stronger guess and comes first.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from commonweal.minutes.header.name_words import COUNCILLOR
from commonweal.minutes.model import Attendance, Guess, MeetingRecord, Person

_SHARED = "the bracket after a later name in the same list may cover this name too"
_HERE = "printed after this name elsewhere in this document"
_ELSEWHERE = "printed for this name in other minutes given with these"
_NAMED = re.compile(r"\b(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,3}) ?\((?P<bracket>[^()]{2,60})\)")
_LISTS = ("present", "officers", "apologies", "also_attending")

Known = Mapping[str, Sequence[tuple[str, str | None]]]


def with_guesses(attendance: Attendance, texts: Iterable[str]) -> Attendance:
    """The attendance with what its own document offers."""
    known = _known([attendance])
    for text in texts:
        for found in _NAMED.finditer(text):
            known.setdefault(found["name"].lower(), []).append((found["bracket"], None))
    return _each(attendance, partial(_offered, known))


def with_other_minutes(records: Sequence[MeetingRecord]) -> tuple[MeetingRecord, ...]:
    """Each record with what the others print for the same names, before its own guesses."""
    known = [_known([r.attendance]) for r in records]
    found = []
    for n, record in enumerate(records):
        others = [k for m, k in enumerate(known) if m != n]
        found.append(replace(record, attendance=_each(record.attendance, partial(_all_from, others))))
    return tuple(found)


def shared_brackets(people: Sequence[Person]) -> list[tuple[Person, ...]]:
    """Runs of people without an organisation before one whose bracket prints one, that one last."""
    runs, waiting = [], []
    for one in people:
        if _is_open(one):
            waiting.append(one)
        elif one.organisation and one.organisation in (one.bracket_as_printed or "") and waiting:
            runs.append((*waiting, one))
            waiting = []
        elif one.organisation:
            waiting = []
    return runs


def _is_open(one: Person) -> bool:
    return one.organisation is None and one.role is None and not COUNCILLOR.match(one.honorific_prefix or "")


def _each(attendance: Attendance, change: Callable[[tuple[Person, ...]], tuple[Person, ...]]) -> Attendance:
    return replace(
        attendance,
        present=change(attendance.present),
        officers=change(attendance.officers),
        apologies=change(attendance.apologies),
        also_attending=change(attendance.also_attending),
    )


def _known(attendances: Iterable[Attendance]) -> dict[str, list[tuple[str, str | None]]]:
    known: dict[str, list[tuple[str, str | None]]] = {}
    for attendance in attendances:
        for one in (p for name in _LISTS for p in getattr(attendance, name) if p.organisation):
            known.setdefault(one.name.lower(), []).append((one.organisation, one.organisation_unit))
    return known


def _offered(known: Known, people: tuple[Person, ...]) -> tuple[Person, ...]:
    covering = {p.seq: run[-1] for run in shared_brackets(people) for p in run[:-1]}
    return tuple(_with_own(p, known, covering.get(p.seq)) for p in people)


def _with_own(one: Person, known: Known, covering: Person | None) -> Person:
    if one.organisation is not None:
        return one
    guesses = [Guess(o, u, _HERE) for o, u in known.get(one.name.lower(), ())]
    if covering:
        guesses.append(Guess(covering.organisation or "", covering.organisation_unit, _SHARED))
    return replace(one, guesses=_once(guesses))


def _all_from(others: Sequence[Known], people: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple(_from(p, others) for p in people)


def _from(one: Person, others: Sequence[Known]) -> Person:
    if one.organisation is not None:
        return one
    found = [Guess(o, u, _ELSEWHERE) for known in others for o, u in known.get(one.name.lower(), ())]
    return replace(one, guesses=_once([*found, *one.guesses]))


def _once(guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    kept: dict[tuple[str, str | None], Guess] = {}
    for guess in guesses:
        kept.setdefault((guess.organisation, guess.organisation_unit), guess)
    return tuple(kept.values())
