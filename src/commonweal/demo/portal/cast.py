"""The fictional partnership's agencies, people and accounts: one account for each role, with a made-up password."""

import datetime as dt
import secrets
from dataclasses import dataclass, field

from commonweal.demo.portal.fill import NAME
from commonweal.demo.portal.script import told
from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.audit.recording import note, recording
from commonweal.portal.partnership.models import Account, Agency, AgencyName, Body, Membership, Person

SHORT = "STP"
WORDS = "amber barley cobble damson elder fennel garnet hazel ivory juniper kestrel larch madder nettle osprey plover"


@dataclass
class Cast:
    """Who is who, by the keys of `people.toml`."""

    body: Body
    agencies: dict[str, Agency] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)  # by name
    accounts: dict[str, Account] = field(default_factory=dict)  # by username
    users: list[dict[str, str]] = field(default_factory=list)  # as demo-users.json has them

    def reader(self, username: str) -> Reader:
        """The reader that a username is now."""
        return reader_of(self.accounts[username])


def enter(since: dt.date) -> Cast:
    """Write everyone down, as members since a day."""
    with recording():
        cast = Cast(Body.objects.create(name=NAME, short_name=SHORT, since=since))
        for said in told().agencies:
            agency = Agency.objects.create(name=said["name"], short_name=said["short"], kind=said["kind"], since=since)
            AgencyName.objects.bulk_create(AgencyName(agency=agency, printed=printed) for printed in said["printed"])
            cast.agencies[said["key"]] = agency
        for said in told().people:
            _person(cast, said, since)
        note("begin the demonstration", by=None)
    return cast


def _person(cast: Cast, said: dict[str, str], since: dt.date) -> None:
    agency = cast.agencies[said["agency"]]
    person = Person.objects.create(
        name=said["name"], prefix=said.get("prefix", ""), suffix=said.get("suffix", ""), agency=agency
    )
    cast.people[person.name] = person
    role = said["role"]
    Membership.objects.create(
        person=person,
        agency=agency,
        body=None if role in ("administrator", "governance", "analyst") else cast.body,
        role=role,
        seat=said.get("seat", ""),
        duty=said.get("duty", ""),
        since=since,
        recertified_on=dt.date.today() - dt.timedelta(days=20),
    )
    if username := said.get("username"):
        password = "-".join(secrets.choice(WORDS.split()) for _ in range(4))
        account = Account(username=username, email=f"{username}@tallow.example", person=person, is_demo=True)
        account.set_password(password)
        account.save()
        cast.accounts[username] = account
        cast.users.append({"username": username, "password": password, "role": role, "agency": agency.short_name})
