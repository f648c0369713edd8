"""Who read what of a case, and when: for its lead."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.trail.queries import GONE, names_of
from commonweal.portal.audit.recording import note
from commonweal.portal.cases import passages, rules
from commonweal.portal.cases.models import Case

SIZE = 100
NO_END = 2**62
SYSTEM = "the system"  # nobody reads a case without an account
WORDS = {
    "cases.case": "the case", "cases.entry": "an entry of its chronology", "cases.subject": "somebody in it",
    "people.record": "a record of somebody", "tasks.action": "a task", "cases.task": "a task",
    "cases.risk": "its risk", "cases.former": "words that were corrected", "access.document": "a file",
    "people.place": "a place", "people.vehicle": "a vehicle", "people.onlinename": "an online name",
    "disclosures.disclosure": "a share", "cases.file": "a file", "cases.letter": "a letter",
}  # fmt: skip
ACTS = {
    "read": "read",
    "seat": "let somebody work on", "unseat": "took somebody off", "tell": "let somebody know of",
    "assess case": "filled in the checklist of", "move case": "moved on", "change case": "changed",
    "review case": "reviewed", "reopen case": "opened again", "hand over case": "handed over", "take lead": "took on",
    "close case task": "closed", "case task closed": "wrote that a task is closed in",
    "correct entry": "corrected", "strike entry": "struck", "break glass": "broke the glass of",
    "read who read": "looked at who read",
}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """One entry of the audit."""

    at: dt.datetime
    who: str
    act: str
    what: str
    words: str

    @property
    def said(self) -> str:
        """`entered a task`: the act in words; one that has none stands as the audit names it."""
        told = ACTS.get(self.act) or ("entered" if self.act.startswith("make ") else f"{self.act}:")
        return f"{told} {self.what}"


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
            row.at, names.get(row.doer, GONE) if row.doer else SYSTEM, row.act,
            WORDS.get(kinds.get(UUID(row.thing), ""), "something in it"), row.words,
        )
        for row in shown
    )  # fmt: skip
    return Readings(lines, shown[-1].sequence if len(rows) > SIZE else None)
