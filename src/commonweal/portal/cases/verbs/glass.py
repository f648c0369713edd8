"""Breaking the glass: reason first, then what is sought; four hours, read-only; lead and governance told at once.

A try that finds nothing is kept and reviewed like one that does. Its answer is the same whether there is no such case,
or one that is sealed from whoever tried.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Audience, Seat
from commonweal.portal.access.reach import holders
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases import glass_rules, lead_rules, passages, references, rules
from commonweal.portal.cases.models import LEAD, VERDICTS, Glass, Need
from commonweal.portal.cases.refusals import NotInCase
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Agency, Person
from commonweal.portal.people.indexing import birth_key

BROKEN = "Somebody broke the glass of a case that you lead."
TO_REVIEW = "Somebody broke the glass of a case, or tried to. It waits for your review."
ANSWERED = "Information governance answered what you asked: to lead a case that nobody leads."
SHORTEST = 15  # letters: a reason that a reviewer can judge


@dataclass(frozen=True, slots=True, repr=False)
class Sought:
    """What is sought: an exact reference, or a whole name with a date of birth."""

    reference: str = ""
    given: str = ""
    family: str = ""
    born: dt.date | None = None

    def __repr__(self) -> str:
        return "Sought(...)"  # it stands in no log

    @property
    def way(self) -> str:
        """By which of the two."""
        return passages.REFERENCE if self.reference else passages.PERSON

    @property
    def key(self) -> str:
        """As the database is asked for it; "" where too little is said."""
        if self.reference:
            return references.said(self.reference)
        named = self.given.strip() or self.family.strip()  # somebody may have a single name
        return birth_key(self.given, self.family, self.born.isoformat()) if named and self.born else ""


@dataclass(frozen=True, slots=True)
class Broken:
    """What came of it: the cases that are open now, and until when."""

    cases: tuple[UUID, ...]
    until: dt.datetime | None


@recorded
def break_glass(sought: Sought, *, reason: str, agency: Agency, by: Reader) -> Broken:
    """Open what is sought for four hours, to read and nothing else. Answers alike for absent, hidden and sealed."""
    glass_rules.check_reader_can_try(by, agency=agency.pk)
    if len(reason.strip()) < SHORTEST:
        raise SomethingMissing("Say why you must read this now.", "Whoever reviews it will judge it by these words.")
    if not sought.key and not sought.reference:
        raise SomethingMissing("Too little is said.", "Give an exact reference, or a whole name and date of birth.")
    glass = things.make(
        Glass, home=None, audience=audiences.partners(), by=by, code=references.new(), person_id=by.person,
        agency=agency, reason=reason.strip(), way=sought.way, tried_at=now(), found=False,
    )  # fmt: skip
    found = passages.glass_finds(sought.way, sought.key, tried=glass.pk, person=glass.person_id)
    opened = [_opened(case, group, glass, by) for case, group in found]
    if opened:
        changed(glass, "break glass", by, found=True, until=max(seat.until for seat in opened if seat.until))
    else:
        note("break glass in vain", by=by.account, thing=glass.pk)
    for person in Person.objects.filter(pk__in=holders("governance")).order_by("pk"):
        _tell(person, TO_REVIEW, glass_rules.address_of(glass.pk), glass.pk, f"glass:{glass.pk}")
    return Broken(tuple(case for case, _ in found), glass.until)


@recorded
def review(glass: Glass, *, verdict: str, words: str, by: Reader) -> Glass:
    """Say afterwards whether it was justified. Whoever broke it does not review it."""
    glass = held(glass)  # of two who answer at once, the later one finds it answered
    glass_rules.check_reader_can_review(by, glass)
    if verdict not in VERDICTS:
        raise NotInCase("Say whether it was justified.", "Choose one of the answers.")
    if not words.strip():
        raise SomethingMissing("Say why.", "A sentence is enough.")
    holds = {"until": now() + lead_rules.ASKED_FOR} if glass.way == LEAD else {}  # the answer, from its own day
    found = changed(
        glass, "review broken glass", by, verdict=verdict, verdict_words=words.strip(), reviewed_at=now(),
        reviewed_by_id=by.person, **holds,
    )  # fmt: skip
    if found.way == LEAD:  # they wait for it
        _tell(found.person, ANSWERED, glass_rules.address_of(found.pk), found.pk, f"glass answered:{found.pk}")
    return found


def _opened(case: UUID, group: UUID, glass: Glass, by: Reader) -> Seat:
    held = Audience.objects.get(pk=group)
    seat = seats.break_glass(case, held, agency=glass.agency, reason=glass.reason, by=by)
    Need.objects.create(seat=seat, words=glass.reason, given_by=glass.person, glass_code=glass.code)
    leads = Seat.objects.filter(seats.living(), audience=held, lead=True)  # read only now that there is a seat
    for person in Person.objects.filter(pk__in=leads.values("person")).order_by("pk"):
        _tell(person, BROKEN, rules.address_of(case), case, f"case glass:{seat.pk}")
    return seat


def _tell(person: Person, words: str, address: str, about: UUID, once: str) -> None:
    notices.tell(person, kind="glass", words=words, address=address, about=about, once=once)
