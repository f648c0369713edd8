"""Which audience is wider: the question behind "only narrowing is direct"."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from commonweal.portal.access.models import Audience, Seat
from commonweal.portal.audit.clock import now, today
from commonweal.portal.partnership.models import Membership

Seats = frozenset[tuple[UUID, UUID | None]]  # person, agency
IN_WORDS = {
    "public": "everyone", "partners": "the partnership", "agencies": "some agencies", "people": "some people by name",
    "group": "those who work on it", "members": "those who work on it",
}  # fmt: skip
GROUPS = ("group", "members")  # whose readers are seats
ALL_PARTNERS = ("partners", "drafts")  # kinds of audience that every partner is of


@dataclass(frozen=True, slots=True)
class Reach:
    """An audience as a value: its kind and the ids of its agencies or people."""

    kind: str
    ids: frozenset[UUID] = frozenset()

    def covers(self, other: "Reach", seats: Seats | None = None) -> bool:
        """Whether everyone of `other` is also of this: then going from this to `other` only narrows.

        `seats`: who sits for which agency, where it was read already.
        """
        if self.kind == "public" or self == other:
            return True
        if self.kind in ALL_PARTNERS:
            return other.kind != "public"
        if self.kind in GROUPS:  # whose seats come and go: nobody else's audience is known to lie within
            return other.kind in GROUPS and self.ids == other.ids and self.kind == "group"
        if other.kind in GROUPS:
            return False
        if self.kind == other.kind:
            return other.ids <= self.ids
        if self.kind != "agencies" or other.kind != "people":
            return False
        held = seats_of(self.ids) if seats is None else seats
        return all(any((person, agency) in held for agency in self.ids) for person in other.ids)


def reach_of(audience: Audience) -> Reach:
    """An audience's reach, read from its key: no query."""
    kind, *ids = audience.key.split(":")
    return Reach(kind, frozenset(UUID(i) for i in ids))


def living() -> Q:
    """Memberships that live today, administrators' apart: theirs open nothing."""
    day = today()
    return (Q(until=None) | Q(until__gte=day)) & Q(since__lte=day) & ~Q(role="administrator")


@dataclass(frozen=True, slots=True)
class Memberships:
    """Who sits where today, read once to answer many questions of reach."""

    pairs: tuple[tuple[UUID, UUID | None], ...]  # person, agency; of people who can sign in

    @classmethod
    def today(cls) -> "Memberships":
        """As they are today."""
        rows = Membership.objects.filter(living(), person__account__is_active=True)
        return cls(tuple(rows.values_list("person_id", "agency_id")))

    def reached(self, reaches: Iterable[Reach]) -> int | None:
        """How many people satisfy every one of these audiences; None: everyone does."""
        closed = [reach for reach in reaches if reach.kind != "public"]
        if not closed:
            return None
        found = {person for person, _ in self.pairs}
        for reach in closed:
            if reach.kind == "agencies":
                found &= {person for person, agency in self.pairs if agency in reach.ids}
            elif reach.kind == "people":
                found &= reach.ids
            elif reach.kind in GROUPS:
                seated = living_seats(reach.ids)
                found &= {person for person, agency in seated if (person, agency) in self.pairs}
        return len(found)


def living_seats(groups: Iterable[UUID], *, glass: bool = False) -> frozenset[tuple[UUID, UUID]]:
    """Who sits in these groups now, each with the agency that they sit for; `glass`: by broken glass, too."""
    seats = Seat.objects.filter(Q(until=None) | Q(until__gt=now()), audience__in=groups)
    rows = seats if glass else seats.filter(glass=False)
    return frozenset(rows.values_list("person_id", "agency_id"))


def holders(role: str) -> frozenset[UUID]:
    """People who hold a role today."""
    return frozenset(Membership.objects.filter(living(), role=role).values_list("person_id", flat=True))


def in_words(audience: Audience) -> str:
    """Whom it is, without naming any of them; "" for those of a draft."""
    return IN_WORDS.get(audience.kind, "")


def seats_of(agencies: Iterable[UUID] | None = None) -> Seats:
    """Who sits for these agencies today; None: for any at all."""
    rows = Membership.objects.filter(living(), agency__isnull=False)
    wanted = rows if agencies is None else rows.filter(agency__in=agencies)
    return frozenset(wanted.values_list("person_id", "agency_id"))
