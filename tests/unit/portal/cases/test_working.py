"""A case goes on: tasks, risk, reviews, changes, what stands sealed."""

import datetime as dt
import json

import pytest
from django.db import connection

from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.refusals import ChangedMeanwhile, SomethingMissing
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.models import Entry
from commonweal.portal.cases.refusals import NotInCase
from commonweal.portal.cases.verbs import risks, subjects, tasks, working
from commonweal.portal.notices.models import Notice
from commonweal.portal.tasks import reminders
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.refusals import SaidElsewhere
from commonweal.portal.tasks.verbs import actions
from portal_world import World
from worked_cases import opened, seated, set_task, written

pytestmark = pytest.mark.django_db
QUESTIONS = ("often", "aimed", "protected", "effect", "alone", "health", "children")


def test_a_task_says_what_it_is_in_the_case_alone(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    task = set_task(world, case, "Speak to Ada Byrne.", owner="fire")
    action = Action.objects.get()
    assert "Byrne" not in action.text
    action.due_on = today() - dt.timedelta(days=1)
    action.save()
    reminders.remind()
    for notice in Notice.objects.all():
        assert "Byrne" not in notice.words
    page = world.client("fire").get("/actions/").content.decode()
    assert case.reference in page
    assert "Byrne" not in page
    tasks.finish(task, words="She is well.", by=world.reader("fire"))
    assert Entry.objects.get(kind="task").text == "Done: Speak to Ada Byrne.\n\nShe is well."
    assert "well" not in Action.objects.get().evidence


def test_nothing_is_typed_to_a_task_of_a_case_outside_the_case(world: World) -> None:
    set_task(world, opened(world))
    action, me = Action.objects.get(), world.reader("officer")
    for act in (
        lambda: actions.say(action, words="She is ill.", by=me),
        lambda: actions.close(action, evidence="She is ill.", by=me),
        lambda: actions.redate(action, reason="She is ill.", due_on=today(), by=me),
    ):
        with pytest.raises(SaidElsewhere):
            act()
    page = world.client("officer").get(f"/actions/{action.pk}/").content.decode()
    assert "Close with evidence" not in page
    assert "/cases/" in page


def test_a_seat_of_another_case_owns_nothing_in_this_one(world: World) -> None:
    case, other = opened(world, "One"), opened(world, "Another")
    seat = seated(world, other, "fire")
    with pytest.raises(NotInCase):
        tasks.set_task(case, words="Go.", owner=seat, due_on=today(), by=world.reader("officer"))


def test_another_agency_does_not_close_a_task_but_the_lead_does(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    task = set_task(world, case, owner="officer")
    with pytest.raises(NotInCase):
        tasks.finish(task, words="Done.", by=world.reader("fire"))
    theirs = set_task(world, case, owner="fire")
    tasks.finish(theirs, words="Not needed.", dropped=True, by=world.reader("officer"))
    with pytest.raises(NotInCase):
        tasks.finish(theirs, words="Again.", by=world.reader("officer"))


def test_a_higher_risk_brings_the_review_forward_and_a_lower_one_does_not_put_it_off(world: World) -> None:
    case = opened(world)
    risks.assess(case, dict.fromkeys(QUESTIONS, 0) | {"effect": 3, "aimed": 2, "often": 3}, by=world.reader("officer"))
    case.refresh_from_db()
    assert (case.risk, case.next_review_on) == ("high", today() + dt.timedelta(days=14))
    risks.assess(case, dict.fromkeys(QUESTIONS, 0), by=world.reader("officer"))
    case.refresh_from_db()
    assert (case.risk, case.next_review_on) == ("low", today() + dt.timedelta(days=14))
    with pytest.raises(SomethingMissing):
        risks.assess(case, {"often": 1}, by=world.reader("officer"))
    with pytest.raises(SomethingMissing):
        risks.assess(case, dict.fromkeys(QUESTIONS, 9), by=world.reader("officer"))


def test_a_review_is_after_today_and_within_a_year(world: World) -> None:
    case = opened(world)
    for day in (today(), today() + dt.timedelta(days=367)):
        with pytest.raises(SomethingMissing):
            working.review(case, words="Looked at.", next_on=day, by=world.reader("officer"))
    case = working.review(case, words="Looked at.", next_on=None, by=world.reader("officer"))
    assert case.next_review_on == today() + dt.timedelta(days=28)


def test_a_stage_follows_as_the_file_says(world: World) -> None:
    case = opened(world)
    with pytest.raises(NotInCase):
        working.move(case, stage="enforcement", why="At once.", by=world.reader("officer"))
    assert working.move(case, stage="working", why="Taken on.", by=world.reader("officer")).stage == "working"


def test_a_change_does_not_write_over_one_that_came_meanwhile(world: World) -> None:
    case = opened(world)
    seen = mark_of(case, working.SAID)
    said = {"about": "", "fields": {}, "by": world.reader("officer")}
    working.change(case, title="First", seen=seen, **said)
    with pytest.raises(ChangedMeanwhile):
        working.change(case, title="Second", seen=seen, **said)


def test_nothing_that_was_typed_stands_open_in_the_database(world: World) -> None:
    case = opened(world, "Quillfeather", about="Quillfeather", fields={"tried": "Quillfeather"})
    written(world, case, "Quillfeather")
    subjects.add(case, {"given": "Quillfeather", "family": "Byrne"}, role="victim", by=world.reader("officer"))
    set_task(world, case, "Quillfeather")
    risks.assess(case, dict.fromkeys(QUESTIONS, 0), by=world.reader("officer"), note="Quillfeather")
    working.review(case, words="Quillfeather", next_on=None, by=world.reader("officer"))
    assert "Quillfeather" in world.client("officer").get(f"/cases/{case.pk}/").content.decode()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the database's own names
            assert "quillfeather" not in json.dumps(cursor.fetchall(), default=str).lower(), table
