"""Who read what of a case, and when: for its lead."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.trail.queries import GONE, NOBODY, names_of
from commonweal.portal.audit.recording import note
from commonweal.portal.cases import passages, rules
from commonweal.portal.cases.models import Case

SIZE = 100
NO_END = 2**62
WORDS = {
    "cases.case": "the case", "cases.entry": "an entry of its chronology", "cases.subject": "somebody in it",
    "people.record": "a record of somebody", "tasks.action": "a task", "cases.task": "a task",
    "cases.risk": "its risk", "cases.former": "words that were corrected", "access.document": "a file",
}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """One entry of the audit."""

    at: dt.datetime
    who: str
    act: str
    what: str
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class Readings:
    """One page of them; `older`: where the next begins, None on the last."""

    lines: tuple[Reading, ...]
    older: int | None


def readings(reader: Reader, case: Case, *, until: int = NO_END) -> Readings:
    """The newest first. Looking is itself entered."""
    rules.check_reader_can_see_readings(reader, case)
    note("read who read", by=reader.account, thing=case.pk)
    rows = passages.readings(case, until=until, most=SIZE + 1, locks=reader.locks)
    shown = rows[:SIZE]
    names = names_of([UUID(row.doer) for row in shown if row.doer])
    kinds = dict(
        Thing.objects.filter(pk__in={row.thing for row in shown}, lock__in=sorted(reader.locks)).values_list(
            "pk", "kind"
        )
    )
    lines = tuple(
        Reading(
            row.at, names.get(row.doer, GONE) if row.doer else NOBODY, row.act,
            WORDS.get(kinds.get(UUID(row.thing), ""), "something in it"), row.words,
        )
        for row in shown
    )  # fmt: skip
    return Readings(lines, shown[-1].sequence if len(rows) > SIZE else None)
