"""Shares as officers of the agencies that gave and got read them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access import places
from commonweal.portal.access.kinds import model_of
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.queries.reading import readable_things
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures import rules, standing
from commonweal.portal.disclosures.models import (
    DECISIONS,
    REFUSED,
    About,
    Disclosure,
    Entry,
    LegalPart,
    Matter,
    Reviewed,
)
from commonweal.portal.disclosures.powers import powers
from commonweal.portal.disclosures.queries.additions import wholes
from commonweal.portal.disclosures.whole import Whole
from commonweal.portal.partnership.models import Agency, Person

PAGE = 50


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One share in a list."""

    id: UUID
    at: dt.datetime
    from_agency: str
    to: str
    decision: str
    shared: bool
    power: str
    agreement: str
    emergency: bool
    without_agreement: bool  # none that was live covered it
    review_by: dt.date | None  # where governance looks at it afterwards, and of an entry: did not yet
    missing: tuple[str, ...] = ()  # what an emergency left out and nobody added yet, in words

    @property
    def words(self) -> str:
        """`Police told Council`."""
        return f"{self.from_agency} {'told' if self.shared else 'did not tell'} {self.to}"

    @property
    def review_late(self) -> bool:
        """Whether that day is over."""
        return self.review_by is not None and self.review_by < today()


@dataclass(frozen=True, slots=True)
class Legal:
    """The legal part in full."""

    line: ShareLine
    recorded_at: dt.datetime
    way: str
    purpose: str
    necessity: str
    reason: str
    basis: str
    special: str
    criminal: str
    law_enforcement: bool
    agreement: UUID | None
    no_agreement: str
    decided_by: str
    asked_by: str
    says_what: bool
    added: dict[str, str]  # of a part that was not said at first: when and by whom it was


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a review afterwards found."""

    justified: bool
    words: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Tied:
    """Something that it was of, for whoever may read both."""

    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class SharePage:
    """A share's page."""

    legal: Legal
    matter: str  # "": not for this reader, or nothing was said
    about: tuple[Tied, ...]
    outcome: Outcome | None
    mine: bool  # whether the reader's agency shared it: what a review finds is for it alone
    may_complete: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Names of agencies and officers, read once for many rows."""

    agencies: dict[str, str]
    people: dict[str, str]

    @classmethod
    def of(cls, rows: Iterable[LegalPart]) -> "Names":
        """Those that these rows speak of."""
        rows = list(rows)
        agencies = {str(row.from_agency_id) for row in rows} | {id for row in rows for id in row.to_agencies}
        people = {id for row in rows for id in row.to_people} | {str(r.decided_by_id) for r in rows if r.decided_by_id}
        named = Agency.objects.filter(pk__in=sorted(agencies)).values_list("pk", "short_name")
        persons = Person.objects.filter(pk__in=sorted(people)).values_list("pk", "name")
        return cls({str(pk): name for pk, name in named}, {str(pk): name for pk, name in persons})

    def to(self, row: LegalPart) -> str:
        """To whom, in words."""
        agencies = sorted(self.agencies[id] for id in row.to_agencies if id in self.agencies)
        people = sorted(self.people[id] for id in row.to_people if id in self.people)
        return "; ".join([*agencies, *people, *([row.outside] if row.outside else [])])


def lines(reader: Reader, *, page: int = 1) -> tuple[tuple[ShareLine, ...], bool]:
    """Shares that this reader's agencies gave or got, the newest first; whether there are more."""
    start = (max(page, 1) - 1) * PAGE
    rows = list(
        readable(reader, Disclosure).select_related("agreement").order_by("-shared_at", "pk")[start : start + PAGE + 1]
    )
    seen(reader, *rows[:PAGE])
    return told(reader, rows[:PAGE]), len(rows) > PAGE


def to_complete(reader: Reader) -> tuple[ShareLine, ...]:
    """Emergencies of this officer's own agencies that left something out, the oldest first."""
    rows = readable(reader, Disclosure).filter(emergency=True, from_agency__in=sorted(reader.serves))
    found = list(rows.exclude(decision=REFUSED).select_related("agreement").order_by("shared_at", "pk"))
    incomplete = tuple(one for one in told(reader, found) if one.missing)
    seen(reader, *(row for row in found if row.pk in {one.id for one in incomplete}))
    return incomplete


def page(reader: Reader, id: UUID) -> SharePage:
    """All of one that this reader may read; the same 404 for hidden, absent and forbidden."""
    found = one(reader, Disclosure, id)
    seen(reader, found)
    row = Disclosure.objects.select_related("agreement", "thing__lock").get(pk=found.pk)
    matter = readable(reader, Matter).filter(disclosure=row.pk)
    words = next((part.words for part in matter if part.words), "")
    outcome = readable(reader, Reviewed).filter(disclosure=row.pk).order_by("-reviewed_at").first()
    stands = wholes(reader, [row])[row.pk]
    return SharePage(
        legal(row, Names.of([row]), stands),
        words,
        tied(reader, row.pk),
        Outcome(outcome.justified, outcome.words, outcome.reviewed_at) if outcome else None,
        row.from_agency_id in reader.agencies,
        bool(stands.missing) and rules.reader_can_complete(reader, row),
    )


def row_of(reader: Reader, id: UUID) -> Disclosure:
    """The row behind a share's page, its reading entered; 404 where it may not be read."""
    found = one(reader, Disclosure, id)
    seen(reader, found)
    return Disclosure.objects.select_related("from_agency", "thing__lock").get(pk=found.pk)


def tied(reader: Reader, disclosure: UUID) -> tuple[Tied, ...]:
    """What a share was of, as far as the reader may read both ends."""
    ids = list(readable(reader, About).filter(disclosure=disclosure).values_list("of", flat=True))
    things = readable_things(reader).filter(pk__in=ids).order_by("made_at", "pk")
    return tuple(
        Tied(str(model_of(thing.kind)._meta.verbose_name), places.place_of(thing.kind, thing.pk)) for thing in things
    )


def of_thing(reader: Reader, thing: UUID) -> tuple[ShareLine, ...]:
    """Shares of one thing, for its own page: those that the reader may read both ends of, the newest first."""
    ids = readable(reader, About).filter(of=thing).values("disclosure")
    rows = list(
        readable(reader, Disclosure).filter(pk__in=ids).select_related("agreement").order_by("-shared_at", "pk")
    )
    seen(reader, *rows)
    return told(reader, rows)


def told(reader: Reader, rows: Sequence[Disclosure | Entry]) -> tuple[ShareLine, ...]:
    """Rows as a list shows them."""
    names, stand = Names.of(rows), wholes(reader, rows)
    return tuple(line(row, names, stand[row.pk]) for row in rows)


def line(row: Disclosure | Entry, names: Names, stands: Whole) -> ShareLine:
    """A row as a list shows it, with what was added to it."""
    agreement = stands.said["agreement"]
    return ShareLine(
        id=row.pk,
        at=row.shared_at,
        from_agency=names.agencies[str(row.from_agency_id)],
        to=names.to(row),
        decision=DECISIONS[row.decision],
        shared=row.decision != "refused",
        power=stands.said["power_words"],
        agreement=agreement.title if agreement else "",
        emergency=row.emergency,
        without_agreement=row.uncovered and not stands.covered_since(),
        review_by=standing.review_by(row.recorded_at) if _reviewed_later(row) else None,
        missing=stands.words_missing(),
    )


def _reviewed_later(row: Disclosure | Entry) -> bool:
    """Of an entry: whether it waits. Of a disclosure: whether it is of the kind that does; its page knows the rest."""
    if isinstance(row, Entry):
        return row.to_review and row.reviewed_at is None
    return row.decision != REFUSED and (row.emergency or row.uncovered)


def legal(row: Disclosure | Entry, names: Names, stands: Whole) -> Legal:
    """A row's legal part, with what was added to it."""
    said = stands.said
    return Legal(
        line=line(row, names, stands),
        recorded_at=row.recorded_at,
        way=powers().words("way", row.way),
        purpose=said["purpose"],
        necessity=said["necessity"],
        reason=row.reason,
        basis=said["basis_words"],
        special=said["special_words"],
        criminal=said["criminal_words"],
        law_enforcement=said["law_enforcement"],
        agreement=said["agreement"].pk if said["agreement"] else None,
        no_agreement=said["no_agreement"],
        decided_by=names.people.get(str(row.decided_by_id), ""),
        asked_by=row.asked_by,
        says_what=said["says_what"],
        added=stands.notes(),
    )
