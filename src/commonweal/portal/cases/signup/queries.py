"""Which agency uses the portal, since when and how much. Counts of people, never who."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reach import living
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import now, today
from commonweal.portal.cases.signup import rules
from commonweal.portal.cases.signup.models import SignUp
from commonweal.portal.cases.signup.start import Start
from commonweal.portal.partnership.models import Account, Agency, Membership


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency. `month` and `quarter`: of its officers with an account, how many signed in within 30 and 90 days."""

    id: UUID
    name: str
    officers: int
    accounts: int
    month: int
    quarter: int
    first: dt.date | None  # when its first account was made
    start: Start | None
    may_change: bool

    @property
    def since(self) -> dt.date | None:
        """Since when it uses the portal: as somebody said, or else since its first account."""
        return self.start.since if self.start and self.start.since else self.first

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to come, in words."""
        start = self.start
        found = [
            (not (start and start.signed_on), "sign the agreement"), (not self.accounts, "have accounts made"),
            (not (start and start.trained_on), "be trained"), (bool(self.accounts) and not self.month, "use it"),
        ]  # fmt: skip
        return tuple(words for wanted, words in found if wanted)


def agencies(reader: Reader) -> tuple[AgencyLine, ...]:
    """Every agency with a living membership, by name."""
    held = list(Membership.objects.filter(living(), agency__isnull=False).values_list("agency", "person").distinct())
    accounts = {row.person_id: row for row in Account.objects.filter(is_active=True)}
    said = {row.agency_id: row for row in readable(reader, SignUp)}
    people: dict[UUID, set[UUID]] = {}
    for agency, person in held:
        if agency is not None:
            people.setdefault(agency, set()).add(person)
    rows = Agency.objects.filter(pk__in=set(people) | set(said)).order_by("name", "pk")
    return tuple(_line(reader, row, people.get(row.pk, set()), accounts, said.get(row.pk)) for row in rows)


def agency(reader: Reader, id: UUID) -> tuple[Agency, Start | None] | None:
    """One agency and what is said of it; None where there is none."""
    found = Agency.objects.filter(pk=id).first()
    said = readable(reader, SignUp).filter(agency=id).first()
    return (found, start_of(said) if said else None) if found else None


def start_of(row: SignUp) -> Start:
    """A row as a value."""
    return Start(row.asked_on, row.signed_on, row.trained_on, row.trained, row.since, row.note)


def _line(
    reader: Reader, row: Agency, people: set[UUID], accounts: dict[UUID, Account], start: SignUp | None
) -> AgencyLine:
    own = [accounts[person] for person in people if person in accounts]
    days: Counter[int] = Counter()
    for account in own:
        for span in (30, 90):
            days[span] += account.last_login is not None and account.last_login >= now() - dt.timedelta(days=span)
    first = min((account.created_at.date() for account in own), default=None)
    return AgencyLine(
        row.pk, row.name, len(people), len(own), days[30], days[90], first if first and first <= today() else None,
        start_of(start) if start else None,
        rules.reader_can_change(reader, row.pk),
    )  # fmt: skip
