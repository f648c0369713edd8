"""What stands beside cases of the made-up partnership: people, files, letters, meetings, case reviews, counts."""

import datetime as dt
from typing import Any

from commonweal.portal.audit.clock import today
from commonweal.portal.cases.counts import taking
from commonweal.portal.cases.counts import verbs as counts
from commonweal.portal.cases.counts.models import CASES, REVIEWS, Tally
from commonweal.portal.cases.documents import verbs as files
from commonweal.portal.cases.documents.models import CaseFile
from commonweal.portal.cases.letters import verbs as letters
from commonweal.portal.cases.letters.models import Letter
from commonweal.portal.cases.letters.templates_file import template_of
from commonweal.portal.cases.meetings_about import verbs as meetings
from commonweal.portal.cases.meetings_about.models import CaseMeeting, Discussion
from commonweal.portal.cases.models import Case, Subject
from commonweal.portal.cases.reviews import rules as review_rules
from commonweal.portal.cases.reviews import verbs as reviews
from commonweal.portal.cases.reviews.applying import Applied
from commonweal.portal.cases.reviews.models import Review
from commonweal.portal.cases.reviews.threshold import Complaint
from commonweal.portal.cases.signup import verbs as signup
from commonweal.portal.cases.signup.start import Start
from commonweal.portal.cases.verbs import subjects
from commonweal.portal.partnership.models import Agency, Membership
from portal_world import World
from worked_cases import opened

DAY = dt.timedelta(days=1)
VICTIM = {
    "given": "Perdita", "family": "Quillfeather", "phones": ["01632 960 011"],
    "addresses": [{"kind": "home", "lines": "14 Candle Row, Tallow", "postcode": "QX1 1AB"}],
}  # fmt: skip
ALLEGED = {
    "given": "Barnaby", "family": "O'Thistle", "aliases": ["Baz"], "phones": ["01632 960 022"],
    "addresses": [{"kind": "home", "lines": "16 Candle Row, Tallow", "postcode": "QX1 1AB"}],
}  # fmt: skip


def in_case(
    world: World, case: Case, said: dict[str, Any] | None = None, *, role: str = "victim", by: str = "officer"
) -> Subject:
    """Somebody of a case."""
    return subjects.add(case, said or VICTIM, role=role, by=world.reader(by))


def added(
    world: World, case: Case, words: str = "A photograph of the fence.", *, by: str = "officer", **said: Any
) -> CaseFile:
    """A file that waits for whoever added it."""
    sent = files.Sent("note.txt", words.encode(), said.pop("title", "The fence"), **said)
    return files.add(case, sent, by=world.reader(by))


def filed(
    world: World, case: Case, words: str = "A photograph of the fence.", *, by: str = "officer", **said: Any
) -> CaseFile:
    """A file that the case's members see."""
    return files.confirm(added(world, case, words, by=by, **said), by=world.reader(by))


def wrote(world: World, case: Case, text: str = "Dear neighbour,\n\nplease stop.", *, by: str = "officer") -> Letter:
    """A letter of a case."""
    said = letters.Words("Perdita Quillfeather\n14 Candle Row", text, today())
    agency = world.people[by].agency
    assert agency is not None
    return letters.make(case, template_of("case", "first-warning"), said, agency=agency, by=world.reader(by))


def place(world: World, who: str) -> Membership:
    """Somebody's place in their agency."""
    return Membership.objects.select_related("person", "agency").get(person=world.people[who])


def agency(world: World, who: str) -> Agency:
    """Their agency."""
    found = world.people[who].agency
    assert found is not None
    return found


def called(
    world: World, *, by: str = "officer", asked: tuple[str, ...] = ("fire",), on: dt.date | None = None
) -> CaseMeeting:
    """A meeting that these were asked to."""
    made = meetings.call(
        kind="problem solving", on=on or today(), agency=agency(world, by), where="Room 2", by=world.reader(by)
    )
    for who in asked:
        meetings.ask(made, place(world, who), by=world.reader(by))
    return made


def brought(
    world: World, meeting: CaseMeeting, case: Case, *, by: str = "officer", why: str = "What next?"
) -> Discussion:
    """A case on its agenda."""
    return meetings.bring(meeting, case, why=why, by=world.reader(by))


def complaint(days: int = 20, *, after: int = 2, what: str = "Shouting at night") -> Complaint:
    """Something that happened so many days ago, reported a little later."""
    happened = today() - days * DAY
    return Complaint(happened, happened + after * DAY, "Council", what, "REF-1")


def application(number: int = 3, **said: Any) -> Applied:
    """What somebody says who applies for a review."""
    told = {
        "name": "Perdita Quillfeather", "contact": "01632 960 011", "address": "14 Candle Row, Tallow",
        "effect": "No sleep", "wanted": "That it stops",
        "complaints": tuple(complaint(20 + 10 * n) for n in range(number)),
    }  # fmt: skip
    return Applied(**{**told, **said})


def applied(world: World, said: Applied | None = None, *, by: str = "officer", on: dt.date | None = None) -> Review:
    """An application that an officer entered."""
    return reviews.enter(
        said or application(), how="phone", agency=agency(world, by), received_on=on, by=world.reader(by)
    )


def decided(world: World, review: Review, *, by: str = "officer", **said: Any) -> Review:
    """Acknowledged, and the threshold decided."""
    reviews.acknowledge(review, by=world.reader(by))
    return reviews.decide(review, by=world.reader(by), **{"met": True, "why": "Three complaints count.", **said})


def on_duty(world: World, who: str = "fire") -> None:
    """Somebody takes applications in."""
    Membership.objects.filter(person=world.people[who]).update(duty=review_rules.DUTY)


def counted(world: World) -> Tally:
    """The last quarter's cases, counted."""
    return taking.take(CASES, *taking.last_quarter(today()))


def busy(world: World) -> None:
    """One of each in every state: files, a letter, meetings with a case, applications on every step, counts."""
    officer = world.reader("officer")
    mine = {"group__seats__person": world.people["officer"], "group__seats__lead": True}  # not what glass opened
    case = Case.objects.filter(**mine, closed_on=None).order_by("opened_on", "pk").first()
    case = case or opened(world)
    filed(world, case)
    added(world, case, "Something else.")
    files.withdraw(filed(world, case, "Not this."), why="It was another's.", by=officer)
    wrote(world, case)
    brought(world, called(world), case)
    meetings.minute(brought(world, called(world), case), words="Said.", decided="A visit.", by=world.reader("officer"))
    applied(world)
    reviews.acknowledge(applied(world), by=world.reader("officer"))
    in_review = decided(world, applied(world))
    reviews.ask(in_review, place=place(world, "fire"), by=world.reader("officer"))
    done = decided(world, applied(world))
    reviews.finish(done, finding="Nobody wrote.", by=world.reader("officer"))
    reviews.recommend(done, agency=world.agencies["Police"], words="Write to them.", by=world.reader("officer"))
    refused = decided(world, applied(world, application(1)), met=False, why="One counts.")
    reviews.told(refused, by=world.reader("officer"))
    reviews.appeal(refused, said="It is more.", by=world.reader("officer"))
    reviews.seat(refused, place=place(world, "fire"), by=world.reader("officer"), lead=True)  # who decides the appeal
    tally = counted(world)
    counts.approve(tally, sha256=tally.sha256, by=world.reader("clerk"))
    taking.take(REVIEWS, *taking.last_year(today()))
    signup.say(world.agencies["Police"], Start(signed_on=today()), by=world.reader("officer"))


def grow(world: World, nth: int) -> None:
    """One more of what lists show."""
    case = opened(world, f"Beside {nth}")
    brought(world, called(world), case)
    applied(world)
    first, last = taking.last_quarter(today())
    back = dt.timedelta(days=nth + 1)
    tally = taking.take(CASES, first - back, last - back)
    counts.approve(tally, sha256=tally.sha256, by=world.reader("clerk"))
