"""Who is reading: a person plus the memberships that live today, and the locks that these open."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from commonweal.portal.access.locks import locks_of
from commonweal.portal.access.table import Act, allows
from commonweal.portal.audit.clock import today
from commonweal.portal.partnership.models import Account, Membership

UNIT = "intelligence unit"  # the duty that the table's "unit" asks for
OFFICER = "partner officer"  # the role whose seats open something


@dataclass(frozen=True, slots=True)
class Held:
    """One living membership. `body` None: it holds for every body."""

    role: str
    agency: UUID | None
    body: UUID | None
    duty: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """A person as the rules see them. `locks` are those that open to them; the public lock is always among them."""

    account: UUID | None
    person: UUID | None
    name: str
    held: tuple[Held, ...] = ()
    locks: frozenset[UUID] = field(default=frozenset(), repr=False)
    public_locks: frozenset[UUID] = field(default=frozenset(), repr=False)
    draft_locks: frozenset[UUID] = field(default=frozenset(), repr=False)  # of what is public once it is out
    glass_locks: frozenset[UUID] = field(default=frozenset(), repr=False)  # opened by broken glass alone: read-only
    narrower: dict[frozenset[UUID], frozenset[UUID]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def signed_in(self) -> bool:
        """Whether this is anyone but a resident."""
        return self.account is not None

    def keeps_from_residents(self, lock: UUID) -> bool:
        """Whether what stands under a lock is restricted: not for residents, even once it is out."""
        return lock not in self.public_locks and lock not in self.draft_locks

    @property
    def agencies(self) -> frozenset[UUID]:
        """Agencies that this reader belongs to today, as anything but an administrator."""
        return frozenset(h.agency for h in self.held if h.agency and h.role != "administrator")

    @property
    def serves(self) -> frozenset[UUID]:
        """Agencies that this reader is a partner officer of today: their own records, and seats taken for them."""
        return frozenset(h.agency for h in self.held if h.agency and h.role == OFFICER)

    def locks_for(self, row: str) -> frozenset[UUID]:
        """The locks that open for a row of the table.

        What is for an agency opens through a place there whose role reads the row: an officer of another agency who
        also sits on a board for this one reads none of its records.
        """
        of = frozenset(h.agency for h in self.held if h.agency and allows(row, h.role, "R") is not None)
        if of == self.agencies or not self.reads_beyond_residents(row):
            return self.locks
        if of not in self.narrower:
            self.narrower[of] = locks_of(self.person, of, partner=True, serves=self.serves).opened
        return self.narrower[of]

    def roles(self, body: UUID | None = None) -> frozenset[str]:
        """Roles held today: for one body, or anywhere."""
        return frozenset(h.role for h in self.held if body is None or h.body in (None, body))

    def may(self, act: Act, row: str, *, body: UUID | None = None, own: bool = False, lead: bool = False) -> bool:
        """Whether a role of this reader allows an act on a row of the table. The lock is asked separately."""
        conditions = {"": True, "own": own, "lead": lead, "unit": any(h.duty == UNIT for h in self.held)}
        roles = self.roles(body) | {"resident"}
        found = (allows(row, role, act) for role in roles)
        return any(conditions[one] for c in found if c is not None for one in c.split("/"))

    def reads_beyond_residents(self, row: str) -> bool:
        """Whether a role (not residence alone) reads this row: only then do closed locks count."""
        return any(allows(row, role, "R") is not None for role in self.roles())


def reader_of(account: Account | None) -> Reader:
    """The reader that an account is today; no account, or an ended one, is a resident."""
    if account is None or not account.is_active:
        return with_locks(None, None, "", ())
    day = today()
    living = Membership.objects.filter(Q(until=None) | Q(until__gte=day), person=account.person_id, since__lte=day)
    columns = ("person__name", "role", "agency", "body", "duty", "agency__force")
    rows = list(living.order_by("role", "id").values_list(*columns))
    name = rows[0][0] if rows else account.person.name
    return with_locks(account.id, account.person_id, name, tuple(_held(*row[1:]) for row in rows))


def _held(role: str, agency: UUID | None, body: UUID | None, duty: str, force: bool | None) -> Held:
    """A place; the duty of the intelligence unit counts at the force alone, whoever gave it elsewhere."""
    return Held(role, agency, body, "" if duty == UNIT and not force else duty)


def with_locks(account: UUID | None, person: UUID | None, name: str, held: tuple[Held, ...]) -> Reader:
    """A reader with the locks that open to them now."""
    partner = [h for h in held if h.role != "administrator"]
    serves = {h.agency for h in held if h.agency and h.role == OFFICER}
    locks = locks_of(person, {h.agency for h in partner if h.agency}, partner=bool(partner), serves=serves)
    return Reader(account, person, name, held, locks.opened, locks.public, locks.drafts, locks.glass)
