"""What is said of a share: what went to whom, and the grounds on which it did."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from commonweal.portal.access.models import Thing
from commonweal.portal.disclosures.models import SHARED, Agreement
from commonweal.portal.partnership.models import Agency, Person


@dataclass(frozen=True, slots=True)
class Share:
    """What was shared, or asked for and refused.

    `what`: in words, kept sealed, for those who may read all of `about` (the cases, records or reports that it is of).
    `agencies`, `people` (officers by name) and `outside` (a body outside the partnership): to whom.
    """

    what: str
    from_agency: Agency
    agencies: Sequence[Agency] = ()
    people: Sequence[Person] = ()
    outside: str = ""
    about: Sequence[Thing] = ()
    decision: str = SHARED
    reason: str = ""  # why not, or why only in part
    at: dt.datetime | None = None  # None: now
    way: str = "portal"
    asked_by: str = ""
    decided_by: Person | None = None  # None: whoever records it
    emergency: bool = False

    def given_to(self) -> list[Agency]:
        """Every agency that got it: those named, and those of the officers named."""
        named = {agency.pk: agency for agency in self.agencies}
        of_people = {person.agency.pk: person.agency for person in self.people if person.agency is not None}
        return [agency for _, agency in sorted((named | of_people).items())]


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why it was lawful. Keys are those of the powers' file. `no_agreement`: why without a live agreement."""

    purpose: str = ""
    power: str = ""
    basis: str = ""
    necessity: str = ""
    special: str = ""
    criminal: str = ""
    law_enforcement: bool = False
    agreement: Agreement | None = None
    no_agreement: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """What somebody who is about to share is told. `needs`: the field that must be filled for it; "" for none."""

    words: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an agreement stands on a day."""

    state: str  # draft, live, due for review, ended
    words: str
    missing: tuple[str, ...] = field(default_factory=tuple)  # agencies that have not signed

    @property
    def live(self) -> bool:
        """Whether a share may rest on it; one that is due for review still holds."""
        return self.state in ("live", "due for review")
