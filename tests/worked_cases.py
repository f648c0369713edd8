"""Cases of the made-up partnership, for tests of their room and of those beside it."""

import datetime as dt
from typing import Any

from commonweal.portal.access.models import Seat
from commonweal.portal.access.walls.acting import acting_as
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.models import Case, Entry, Task
from commonweal.portal.cases.verbs import entries, glass, opening, risks, subjects, tasks, team, working
from commonweal.portal.cases.verbs.entries import Said
from commonweal.portal.cases.verbs.glass import Sought
from commonweal.portal.cases.verbs.opening import Opening
from portal_world import World

OPENED = dt.date(2026, 3, 2)
ASB = "anti-social-behaviour"
FIELDS = {"behaviour": "Noise", "vulnerable": "no"}
QUESTIONS = ("often", "aimed", "protected", "effect", "alone", "health", "children")
PERSON = {"given": "Ada", "family": "Byrne", "born_day": "3", "born_month": "5", "born_year": "1987"}


def opened(world: World, title: str = "Noise at night", *, by: str = "officer", kind: str = ASB, **said: Any) -> Case:
    """A case that an officer opened for their agency, and leads."""
    agency = world.people[by].agency
    assert agency is not None
    fields = said.pop("fields", FIELDS)
    return opening.open_case(Opening(kind, title, fields=fields, **said), agency=agency, by=world.reader(by))


def written(world: World, case: Case, text: str = "A visit.", *, by: str = "officer", **said: Any) -> Entry:
    """Something in its chronology."""
    return entries.write(case, Said(text, **said), by=world.reader(by))


def seated(world: World, case: Case, who: str, *, by: str = "officer", need: str = "They visit the house.") -> Seat:
    """A member of a case, for their own agency."""
    agency = world.people[who].agency
    assert agency is not None
    with acting_as(world.reader(by)):
        return team.add(case, person=world.people[who], agency=agency, need=need, by=world.reader(by))


def set_task(
    world: World, case: Case, words: str = "Fit an alarm.", *, owner: str = "officer", by: str = "officer"
) -> Task:
    """Something that a member is to do."""
    seat = Seat.objects.get(audience=case.group, person=world.people[owner], until=None)
    return tasks.set_task(case, words=words, owner=seat, due_on=today() + dt.timedelta(days=3), by=world.reader(by))


def grow(world: World, nth: int) -> None:
    """One case more, and one more of everything in the first one: a list of each grows by one."""
    case, me = opened(world, f"Noise {nth}"), world.reader("officer")
    for one in {case.pk: case, **{row.pk: row for row in Case.objects.filter(group__seats__person=me.person)}}.values():
        fill(world, one)
    glass.break_glass(
        Sought(reference="222-2222"), reason="A child is in danger.", agency=world.agencies["Fire brigade"],
        by=world.reader("fire"),
    )  # fmt: skip


def fill(world: World, case: Case) -> None:
    """One of everything in a case."""
    me = world.reader("officer")
    entry = written(world, case, "At 4.")
    entries.correct(entry, text="At 5.", why="Misheard.", by=me)
    written(world, case, "For me alone.", fewer=[world.people["officer"].pk])
    subjects.add(case, PERSON, role="victim", by=me)
    set_task(world, case)
    risks.assess(case, dict.fromkeys(QUESTIONS, 1), by=me)


def busy(world: World) -> Case:
    """A case in the midst of its work, and one that was closed; a broken glass that waits for its review."""
    case, me = opened(world, "Noise and threats", about="Every night."), world.reader("officer")
    fill(world, case)
    seat = seated(world, case, "fire")
    set_task(world, case, "Fit a letterbox guard.", owner="fire")
    entries.strike(written(world, case, "Of another case."), why="A mistake.", by=me)
    Case.objects.filter(pk=case.pk).update(next_review_on=today() - dt.timedelta(days=3))
    assert seat.until is None
    team.seal(case, person=world.people["clerk"], why="Related.", by=me)
    working.close(opened(world, "Over"), outcome="ended", why="It ended.", by=me)
    other = opened(world, "Another", by="fire")
    agency = world.agencies["Police"]
    glass.break_glass(Sought(reference=other.reference), reason="A child is in danger.", agency=agency, by=me)
    return case
