"""A made-up partnership in the portal's database, small enough to see at a glance, for tests of every room."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cache

from django.contrib.auth.hashers import make_password
from django.test import Client

from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.partnership.models import Account, Agency, Body, Membership, Person

# One account for each role of ACCESS.md: username, role, agency.
ROLES = {
    "member": ("member", "Voluntary action"),
    "officer": ("partner officer", "Police"),
    "fire": ("partner officer", "Fire brigade"),
    "chair": ("chair", "Council"),
    "clerk": ("clerk", "Council"),
    "analyst": ("analyst", "Council"),
    "governance": ("governance", "Council"),
    "administrator": ("administrator", "Council"),
}
PASSWORD = "correct horse battery staple"  # noqa: S105 - made-up accounts


@cache
def _hashed() -> str:
    """Argon2 is slow by design: once a run is enough."""
    return make_password(PASSWORD)


@dataclass
class World:
    """The partnership, its people by username, and sign-in as any of them."""

    body: Body
    agencies: dict[str, Agency] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def reader(self, username: str | None) -> Reader:
        """The reader that a username is now; None: a resident."""
        return reader_of(self.accounts[username] if username else None)

    def client(self, username: str | None) -> Client:
        """A browser signed in as a username; None: a resident."""
        client = Client()
        if username:
            client.force_login(self.accounts[username], backend="django.contrib.auth.backends.ModelBackend")
        return client


def make_world(today: dt.date = dt.date(2026, 3, 2)) -> World:
    """Write the partnership's agencies, people and memberships."""
    world = World(Body.objects.create(name="Safer Tallow Partnership", short_name="STP"))
    for name in ("Council", "Police", "Fire brigade", "Voluntary action"):
        world.agencies[name] = Agency.objects.create(
            name=name, short_name=name, kind=name.lower(), force=name == "Police"
        )
    for username, (role, agency) in ROLES.items():
        person = Person.objects.create(name=f"{username.title()} Example", agency=world.agencies[agency])
        account = Account(username=username, email=f"{username}@example.org", person=person, is_demo=True)
        account.password = _hashed()
        account.save()
        Membership.objects.create(
            person=person,
            agency=world.agencies[agency],
            body=None if role in ("administrator", "governance", "analyst") else world.body,
            role=role,
            since=today - dt.timedelta(days=700),
            recertified_on=today - dt.timedelta(days=7),
        )
        world.people[username], world.accounts[username] = person, account
    return world
