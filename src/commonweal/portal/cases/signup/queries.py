"""Which agency uses the portal, since when and how much. Counts of people, never who."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reach import living
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import now, today
from commonweal.portal.cases.signup import rules
from commonweal.portal.cases.signup.models import SignUp
from commonweal.portal.cases.signup.start import Start
from commonweal.portal.disclosures.models import Agreement, Party
from commonweal.portal.partnership.models import Account, Agency, Membership

OFFICER = "partner officer"  # the role that works on cases: a clerk or a councillor of the agency is no use of it


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency. `month` and `quarter`: of its officers with an account, how many signed in within 30 and 90 days."""

    id: UUID
    name: str
    officers: int
    accounts: int
    month: int
    quarter: int
    first: dt.date | None  # when its first officer had an account
    start: Start | None
    registered: dt.date | None  # when it first signed an agreement of the sharing register that has not ended
    may_change: bool

    @property
    def signed_on(self) -> dt.date | None:
        """When it signed: as the register of agreements says, or else as somebody said."""
        return self.registered or (self.start.signed_on if self.start else None)

    @property
    def since(self) -> dt.date | None:
        """Since when it uses the portal: as somebody said, or else since its first account."""
        return self.start.since if self.start and self.start.since else self.first

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to come, in words."""
        start = self.start
        found = [
            (not self.signed_on, "sign the agreement"), (not self.accounts, "have accounts made"),
            (not (start and start.trained_on), "be trained"), (bool(self.accounts) and not self.month, "use it"),
        ]  # fmt: skip
        return tuple(words for wanted, words in found if wanted)


def agencies(reader: Reader) -> tuple[AgencyLine, ...]:
    """Every agency with a living membership, by name."""
    held = set(Membership.objects.filter(living(), agency__isnull=False).values_list("agency", flat=True))
    places = list(Membership.objects.filter(role=OFFICER, agency__isnull=False, since__lte=today()))
    accounts = {row.person_id: row for row in Account.objects.all()}
    said = {row.agency_id: row for row in readable(reader, SignUp)}
    rows = Agency.objects.filter(pk__in=held | set(said)).order_by("name", "pk")
    registered = _registered(reader)
    return tuple(
        _line(
            reader, row, [place for place in places if place.agency_id == row.pk], accounts, said.get(row.pk),
            registered.get(row.pk),
        )
        for row in rows
    )  # fmt: skip


def agency(reader: Reader, id: UUID) -> tuple[Agency, Start | None] | None:
    """One agency and what is said of it; None where there is none."""
    found = Agency.objects.filter(pk=id).first()
    said = readable(reader, SignUp).filter(agency=id).first()
    return (found, start_of(said) if said else None) if found else None


def start_of(row: SignUp) -> Start:
    """A row as a value."""
    return Start(row.asked_on, row.signed_on, row.trained_on, row.trained, row.since, row.note)


def _registered(reader: Reader) -> dict[UUID, dt.date]:
    """When each agency first signed an agreement that this reader may read and that has not ended."""
    standing = readable(reader, Agreement).filter(Q(until=None) | Q(until__gte=today()))
    signed = Party.objects.filter(agreement__in=standing.values("pk"), signed_on__lte=today())
    found: dict[UUID, dt.date] = {}
    for agency, on in signed.order_by("signed_on", "pk").values_list("agency", "signed_on"):
        if on is not None:
            found.setdefault(agency, on)
    return found


def _line(
    reader: Reader, row: Agency, places: list[Membership], accounts: dict[UUID, Account], start: SignUp | None,
    registered: dt.date | None,
) -> AgencyLine:  # fmt: skip
    here = {place.person_id for place in places if place.until is None or place.until >= today()}
    own = [accounts[person] for person in here if person in accounts and accounts[person].is_active]
    days: Counter[int] = Counter()
    for account in own:
        for span in (30, 90):
            days[span] += account.last_login is not None and account.last_login >= now() - dt.timedelta(days=span)
    return AgencyLine(
        row.pk, row.name, len(here), len(own), days[30], days[90], _first(places, accounts),
        start_of(start) if start else None, registered,
        rules.reader_can_change(reader, row.pk),
    )  # fmt: skip


def _first(places: list[Membership], accounts: dict[UUID, Account]) -> dt.date | None:
    """The first day on which an officer of the agency, who may have left it since, had an account while there."""
    found = [(place, accounts[place.person_id].created_at) for place in places if place.person_id in accounts]
    days = [(max(place.since, timezone.localdate(made)), place.until) for place, made in found]
    return min((day for day, until in days if day <= (until or today())), default=None)
