"""A random partnership, and beside it a model of who reads what that shares nothing with the product but ACCESS.md.

Users with memberships of every date, agencies, groups with seats, broken glass and seals, things in homes and tied to
second ends. The model is the few functions of `Model`: plain sets and dates, no query. `COMMONWEAL_RANDOM_READERS=20`
tries so many partnerships.
"""

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from commonweal.portal.access.models import Audience, Kept, Seat, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.audit import clock
from commonweal.portal.audit.recording import note, recording
from commonweal.portal.intelligence.models import Report
from commonweal.portal.library.models import Paper
from commonweal.portal.partnership.models import ROLES, Account, Agency, Membership, Person
from commonweal.portal.people.models import Link, Record

UNIT = "intelligence unit"
READS: dict[
    Any, tuple[tuple[str, ...], tuple[str, ...]]
] = {  # the rows that are tried, as ACCESS.md's table has them: who reads; who reads their own alone
    Record: (("partner officer",), ()),
    Link: (("partner officer",), ()),
    Report: ((), ("partner officer",)),
    Paper: (("member", "partner officer", "chair", "clerk", "analyst", "governance"), ()),
}
KINDS, WEIGHTS = ("public", "partners", "agencies", "people", "group", "members"), (8, 3, 2, 2, 5, 2)


@dataclass(frozen=True)
class Size:
    """How many of each."""

    users: int
    agencies: int
    groups: int
    things: int


WORLDS = int(os.environ.get("COMMONWEAL_RANDOM_READERS", "3"))  # partnerships that are tried
SIZE = Size(users=220, agencies=20, groups=12, things=90)


@dataclass
class User:
    """Somebody who signs in, or could."""

    person: Person
    account: Account
    held: list[Membership] = field(default_factory=list)


@dataclass
class Node:
    """A thing as the model knows it."""

    row: Kept
    audience: Audience
    above: tuple["Node", ...]
    made_by: UUID | None

    def chain(self) -> set[UUID]:
        """The audiences of it and of all that it sits in or is tied to."""
        return {self.audience.pk}.union(*(node.chain() for node in self.above))


@dataclass
class Model:
    """Who reads what: the law, written a second time."""

    users: list[User] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    audiences: dict[UUID, tuple[str, frozenset[UUID]]] = field(default_factory=dict)  # kind, ids of its members
    groups: dict[UUID, UUID] = field(default_factory=dict)  # members' audience -> its group
    seats_of: dict[tuple[UUID, UUID], list[Seat]] = field(default_factory=lambda: defaultdict(list))  # group, person
    sealed: set[tuple[UUID, UUID]] = field(default_factory=set)  # group, person

    def living(self, user: User) -> list[Membership]:
        """Memberships of today."""
        day = clock.today()
        return [
            m for m in user.held if user.account.is_active and m.since <= day and (m.until is None or m.until >= day)
        ]

    def serves(self, user: User, roles: Iterable[str] = ROLES) -> set[UUID]:
        """Agencies that they are of today in one of these roles, as anything but an administrator."""
        held = {*roles} - {"administrator"}
        return {m.agency_id for m in self.living(user) if m.agency_id and m.role in held}

    def partner(self, user: User) -> bool:
        """Whether they hold any place but an administrator's."""
        return any(m.role != "administrator" for m in self.living(user))

    def sits(self, user: User, group: UUID) -> set[bool]:
        """Their living seats in a group: by broken glass or not."""
        if (group, user.person.pk) in self.sealed:
            return set()
        every = self.seats_of.get((group, user.person.pk), [])
        own = [seat for seat in every if seat.until is None or seat.until > clock.now()]
        return {seat.glass for seat in own if seat.agency_id in self.serves(user, ["partner officer"])}

    def is_of(self, user: User, audience: UUID, roles: Iterable[str] = ROLES) -> bool:
        """Whether they are of an audience; of an agency's in one of these roles."""
        kind, ids = self.audiences[audience]
        if kind == "public":
            return True
        if kind == "agencies":
            return bool(ids & self.serves(user, roles))
        if not self.partner(user):
            return False
        if kind == "people":
            return user.person.pk in ids
        if kind == "group":
            return bool(self.sits(user, audience))
        if kind == "members":
            return False in self.sits(user, self.groups[audience])
        return True

    def opens(self, user: User, node: Node, roles: Iterable[str] = ROLES) -> bool:
        """Whether they open a thing's lock; what is for an agency in one of these roles there."""
        return all(self.is_of(user, audience, roles) for audience in node.chain())

    def reads(self, user: User, node: Node) -> bool:
        """Whether they read it: the table, and the lock."""
        everyone, own = READS[type(node.row)]
        roles = {m.role for m in self.living(user)}
        if type(node.row) is Paper and all(self.audiences[audience][0] == "public" for audience in node.chain()):
            return True  # what residents read
        if roles & set(everyone):
            return self.opens(user, node, everyone)
        forces = {agency.pk for agency in self.agencies if agency.force}
        unit = any(m.duty == UNIT and m.agency_id in forces for m in self.living(user))
        return bool(roles & set(own)) and (unit or node.made_by == user.account.pk) and self.opens(user, node, own)

    def only_by_glass(self, user: User, node: Node) -> bool:
        """Whether some group of a thing is opened by broken glass alone: then it is read and nothing else."""
        return any(
            self.audiences[audience][0] == "group" and self.sits(user, audience) == {True} for audience in node.chain()
        )


def made(random: Random, size: Size) -> Model:
    """A partnership in the database, and the model of it."""
    model = Model()
    model.agencies = [
        Agency.objects.create(name=f"Agency {n}", short_name=f"A{n}", force=n < 2) for n in range(size.agencies)
    ]
    _people(model, random, size)
    _audiences(model, random, size)
    for _ in range(size.things):
        _thing(model, random)
    _break_glass(model, random)
    return model


def _people(model: Model, random: Random, size: Size) -> None:
    people = [Person(name=f"Person {n}") for n in range(size.users)]
    accounts = [
        Account(username=f"user{n}", person=person, is_demo=True, is_active=random.random() > 0.05)
        for n, person in enumerate(people)
    ]
    Person.objects.bulk_create(people)
    Account.objects.bulk_create(accounts)
    model.users = [User(person, account) for person, account in zip(people, accounts, strict=True)]
    weights = [14 if role == "partner officer" else 1 for role in ROLES]
    for user in model.users:
        for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
            since, until = _dates(random)
            role = random.choices(ROLES, weights)[0]
            agency = random.choice(model.agencies) if random.random() > 0.1 else None
            duty = random.choice((UNIT, "agency lead", "", "", "", ""))
            user.held.append(
                Membership(person=user.person, agency=agency, role=role, duty=duty, since=since, until=until)
            )
    Membership.objects.bulk_create([held for user in model.users for held in user.held])


def _dates(random: Random) -> tuple[dt.date, dt.date | None]:
    """Long past, just ended, of today alone, open, still to come."""
    today = clock.today()
    since = today - dt.timedelta(days=random.choice((700, 30, 1, 0, -1)))
    until = random.choice((None, None, None, today - dt.timedelta(days=1), today, today + dt.timedelta(days=9)))
    return since, until if until is None or until >= since else None


def _audiences(model: Model, random: Random, size: Size) -> None:
    people = [user.person.pk for user in model.users]
    made = [audiences.public(), audiences.partners()]
    made += [audiences.agencies(_some(random, [a.pk for a in model.agencies])) for _ in range(10)]
    made += [audiences.people(random.sample(people, 12)) for _ in range(10)]
    for audience in made:
        kind, *ids = audience.key.split(":")
        model.audiences[audience.pk] = (kind, frozenset(UUID(one) for one in ids))
    for _ in range(size.groups):
        group = audiences.group()
        members = audiences.members_of(group)
        model.audiences[group.pk], model.audiences[members.pk] = ("group", frozenset()), ("members", frozenset())
        model.groups[members.pk] = group.pk
        _seats(model, random, group)


def _some(random: Random, ids: list[UUID]) -> list[UUID]:
    return random.sample(ids, random.choice((1, 1, 2, 3)))


def _seats(model: Model, random: Random, group: Audience) -> None:
    """Most for an agency that they are of today; some for another; some that have ended; some sealed."""
    for n, user in enumerate(random.sample(model.users, min(len(model.users), 30))):
        served = sorted(model.serves(user))
        agency = random.choice(served) if served and random.random() > 0.2 else random.choice(model.agencies).pk
        gone = random.choice((None, None, None, clock.now() - dt.timedelta(minutes=1)))
        seat = Seat(audience=group, person=user.person, agency_id=agency, lead=n == 0, since=_ago(60), until=gone)
        seat.save()
        model.seats_of[seat.audience_id, seat.person_id].append(seat)
        if random.random() < 0.15:
            _seal(model, group, user, random.choice(model.users))


def _seal(model: Model, group: Audience, user: User, by: User) -> None:
    reader = Reader(by.account.pk, by.person.pk, "")
    with recording():
        seats.seal_from(by.person.pk, group, person=user.person, by=reader)
    model.sealed.add((group.pk, user.person.pk))


def _ago(minutes: int) -> dt.datetime:
    return clock.now() - dt.timedelta(minutes=minutes)


def _break_glass(model: Model, random: Random) -> None:
    """Beside seats or without any; still open or over; each entered, as the wall demands."""
    for node in model.nodes:
        kind, _ = model.audiences[node.audience.pk]
        if kind != "group" or random.random() < 0.3:
            continue
        for user in random.sample(model.users, 20):
            if (node.audience.pk, user.person.pk) in model.sealed:
                continue
            agency = random.choice([*model.serves(user, ["partner officer"]), model.agencies[0].pk])
            until = random.choice((clock.now() + dt.timedelta(hours=4), _ago(1)))
            seat = Seat(
                audience=node.audience, person=user.person, agency_id=agency, glass=True, since=_ago(60), until=until
            )
            with recording():
                seat.save()
                note("break glass", by=user.account.pk, thing=node.row.pk)
            model.seats_of[seat.audience_id, seat.person_id].append(seat)


def _thing(model: Model, random: Random) -> None:
    """A record, a paper or a report in a home, or in none; or a link of two records."""
    records = [node for node in model.nodes if isinstance(node.row, Record)]
    wanted = random.choices(KINDS, WEIGHTS)[0]
    of_kind = [id for id, (kind, _) in model.audiences.items() if kind == wanted]
    audience = Audience.objects.get(pk=random.choice(of_kind))
    by = random.choice(model.users).account.pk
    if len(records) > 5 and random.random() < 0.25:
        one, other = random.sample(records, 2)
        row: Kept = things.make(
            Link, home=one.row.thing, other_end=other.row.thing, audience=audience, by=None, one=one.row,
            other=other.row, suggested_at=clock.now(),
        )  # fmt: skip
        above: tuple[Node, ...] = (one, other)
    else:
        home = random.choice(model.nodes) if model.nodes and random.random() < 0.6 else None
        kind, said = random.choice(_made_up(model))
        row = things.make(kind, home=home.row.thing if home else None, audience=audience, by=None, **said)
        above = (home,) if home else ()
    Thing.objects.filter(pk=row.pk).update(made_by=by)
    model.nodes.append(Node(row, audience, above, by))


def _made_up(model: Model) -> list[tuple[type[Kept], dict[str, Any]]]:
    agency, at = model.agencies[0], clock.now()
    return [
        (Record, {"agency": agency, "said": {}, "entered_at": at}),
        (Record, {"agency": agency, "said": {}, "entered_at": at}),
        (Paper, {"title": "x", "made_at": at}),
        (Report, {"reference": "R", "agency": agency, "force": agency, "begun_at": at, "saved_at": at}),
    ]


def expected(model: Model, user: User, kind: type[Kept]) -> set[UUID]:
    """The things of a kind that the model says somebody reads."""
    return {node.row.pk for node in model.nodes if type(node.row) is kind and model.reads(user, node)}
