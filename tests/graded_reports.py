"""The force's intelligence unit in a made-up partnership: reports sent to it, graded, sanitised, released."""

from collections.abc import Sequence
from typing import Any

from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.intelligence.grading import Grading
from commonweal.portal.intelligence.models import PERSON, Item, Report, Sanitised
from commonweal.portal.intelligence.verbs import drafts, guides, sanitised, sending
from commonweal.portal.intelligence.verbs import grades as verbs
from commonweal.portal.intelligence.verbs.sanitised import Draft
from commonweal.portal.partnership.models import Account, Agency, Membership, Person
from portal_world import World

TOLD = "A blue van stands behind the shops on Mill Lane every Friday night and young people carry boxes to it."
TEXT = "Boxes may be moved by van near shops in the area at weekends."
FREE = Grading("2", "B", "P")
OPEN = Grading("2", "B", "C", frozenset({"A3", "S1"}), "Do not tell the shops")
ASKS = Grading("2", "B", "C", frozenset({"A3", "S2"}), "Ask before use")
COVERT = Grading("1", "A", "C", frozenset({"A1", "S1"}), "Keep to the unit")
GROUNDS = Grounds(
    purpose="To prevent crime", power="cda-1998-s115", basis="public-task", necessity="They patrol there",
    no_agreement="The agreement is being drawn up",
)  # fmt: skip
UNIT = ("unit", "second")


def set_up(world: World) -> None:
    """Name the police as the force; two of its officers are its unit; the fire brigade has one more officer."""
    guides.ship()
    admin = world.reader("administrator")
    guides.set_desk(force=world.agencies["Police"], agreed_hours=72, draft_days=7, by=admin)
    for name in UNIT:
        officer(world, name, "Police", duty="intelligence unit")


def officer(world: World, name: str, agency: str, *, duty: str = "") -> Person:
    """One more officer, who can sign in."""
    since = Membership.objects.order_by("since").values_list("since", flat=True)[0]
    person = Person.objects.create(name=f"{name.title()} Example", agency=world.agencies[agency])
    account = Account(username=name, email=f"{name}@example.org", person=person, is_demo=True)
    account.set_unusable_password()
    account.save()
    world.people[name], world.accounts[name] = person, account
    Membership.objects.create(
        person=person, agency=world.agencies[agency], body=world.body, role="partner officer", since=since, duty=duty
    )
    return person


def report(
    world: World, *told: str, by: str = "fire", source: str = "", permission: str = "yes", person: str = ""
) -> Report:
    """A report that was sent."""
    reader = world.reader(by)
    agency = Agency.objects.get(pk=min(reader.agencies))
    made = drafts.begin(agency=agency, by=reader)
    for text in told or (TOLD,):
        drafts.say(made, text, {}, by=reader)
    drafts.answer(made, "when", {"which": "today", "typed_on": today().isoformat()}, by=reader)
    drafts.answer(made, "sharing", _sharing(permission), by=reader)
    drafts.source(made, {"how": "told", "risk": "no", "doubt": "no", "told_by": source}, by=reader)
    if person:
        given, _, family = person.partition(" ")
        drafts.name(made, PERSON, {"given": given, "family": family}, by=reader)
    return sending.send(Report.objects.get(pk=made.pk), by=reader)


def _sharing(permission: str) -> dict[str, Any]:
    return {"permission": permission, "purpose": "crime", "agreement": "", "no_agreement": "It is being drawn up"}


def items(made: Report) -> list[Item]:
    """Its items, in order."""
    return list(Item.objects.filter(report=made).order_by("number"))


def grade(world: World, made: Report, *gradings: Grading, by: str = "unit") -> None:
    """Grade its items, the last grading for all that are left."""
    for n, item in enumerate(items(made)):
        verbs.grade(item, gradings[min(n, len(gradings) - 1)], by=world.reader(by))


def draft(world: World, made: Report, text: str = TEXT, **said: Any) -> Draft:
    """A text for the council unless something else is said."""
    reach: dict[str, Any] = {} if "people" in said else {"agencies": [world.agencies["Council"].pk]}
    return Draft(text, said.pop("items", None) or items(made), **{"grounds": GROUNDS, **reach, **said})


def written(world: World, made: Report, text: str = TEXT, by: str = "unit", **said: Any) -> Sanitised:
    """A text that is not proposed yet."""
    return sanitised.write(made, draft(world, made, text, **said), by=world.reader(by))


def proposed(world: World, made: Report, text: str = TEXT, *, why: str = "", **said: Any) -> Sanitised:
    """A text that waits for a second person."""
    return sanitised.propose(written(world, made, text, **said), by=world.reader("unit"), why_it_stands=why)


def released(world: World, made: Report, text: str = TEXT, *, by: str = "second", **said: Any) -> Sanitised:
    """A text that is out."""
    waiting = proposed(world, made, text, **said)
    return sanitised.approve(waiting, sha256=waiting.sha256, by=world.reader(by))


def people(world: World, *names: str) -> list[tuple[Any, Any]]:
    """Officers by username, as a draft names them."""
    found: Sequence[Person] = [world.people[name] for name in names]
    return [(person.pk, person.agency_id) for person in found]
