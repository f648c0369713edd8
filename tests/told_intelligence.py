"""Reports to the intelligence unit of the made-up partnership, for tests of their room."""

from typing import Any

from commonweal.portal.intelligence import naming
from commonweal.portal.intelligence.models import PERSON, Mention, Report
from commonweal.portal.intelligence.verbs import drafts, guides, sending
from commonweal.portal.partnership.models import Account, Membership, Person
from portal_world import World

TEXT = "A grey van stops at the lock-ups behind Candle Row on most nights."
SOURCE = {"how": "told", "told_by": "The caretaker of the lock-ups", "risk": "no", "doubt": "no"}
SHARING = {"permission": "yes", "purpose": "crime", "no_agreement": "The agreement is not signed yet."}
SOMEBODY = {"given": "Wren", "family": "Tallis", "born_day": "3", "born_month": "5", "born_year": "1987"}


def desk(world: World, force: str = "Police") -> None:
    """The police are the force."""
    guides.ship()
    guides.set_desk(force=world.agencies[force], agreed_hours=72, draft_days=7, by=world.reader("administrator"))


def unit(world: World, username: str = "unit", agency: str = "Police", *, duty: str = "intelligence unit") -> None:
    """Someone of the force's unit."""
    person = Person.objects.create(name=f"{username.title()} Example", agency=world.agencies[agency])
    account = Account(username=username, email=f"{username}@example.org", person=person, is_demo=True)
    account.set_unusable_password()
    account.save()
    Membership.objects.create(
        person=person, agency=world.agencies[agency], role="partner officer", duty=duty, since="2020-01-01"
    )
    world.people[username], world.accounts[username] = person, account


def of_unit(world: World, username: str) -> None:
    """Give somebody of the police the unit's duty."""
    Membership.objects.filter(person=world.people[username]).update(duty="intelligence unit")


def colleague(world: World, username: str = "colleague", agency: str = "Fire brigade") -> None:
    """Another officer of an agency."""
    unit(world, username, agency, duty="")


def begun(world: World, *, by: str = "fire", text: str = TEXT) -> Report:
    """A draft with its first words."""
    reader = world.reader(by)
    report = drafts.begin(agency=world.people[by].agency, by=reader)
    drafts.say(report, text, {"where": "Behind the chandler's"}, by=reader)
    return Report.objects.get(pk=report.pk)


def complete(world: World, *, by: str = "fire", text: str = TEXT, **sharing: Any) -> Report:
    """A draft that can be sent."""
    report, reader = begun(world, by=by, text=text), world.reader(by)
    named(world, report, by=by)
    drafts.source(report, SOURCE, by=reader)
    drafts.answer(report, "when", {"which": "today"}, by=reader)
    return drafts.answer(report, "sharing", {**SHARING, **sharing}, by=reader)


def sent(world: World, *, by: str = "fire", text: str = TEXT, **sharing: Any) -> Report:
    """A report that was sent."""
    return sending.send(complete(world, by=by, text=text, **sharing), by=world.reader(by))


def named(world: World, report: Report, *, by: str = "fire", **said: Any) -> Mention:
    """Somebody that it names."""
    assert PERSON in naming.KINDS
    return drafts.name(report, PERSON, {**SOMEBODY, **said}, by=world.reader(by))
