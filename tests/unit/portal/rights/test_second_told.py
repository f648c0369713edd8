"""Whoever may read an answer through is told that it waits; where there is nobody, governance is."""

import datetime as dt

import pytest
from django.db.models import F

from asked_rights import again, looked_for, prepared, the_ask
from commonweal.portal.audit.clock import today
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Membership
from commonweal.portal.rights import reminders, telling
from commonweal.portal.rights.models import Ask
from commonweal.portal.rights.verbs import answers
from known_people import entered
from portal_world import World
from told_intelligence import colleague, desk, of_unit, sent, unit
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db


def told(world: World, words: str) -> list[str]:
    """Who was told, once for each notice."""
    names = {person.pk: name for name, person in world.people.items()}
    return sorted(names[one] for one in Notice.objects.filter(words=words).values_list("person", flat=True))


def test_whoever_else_may_read_it_is_told_once_for_each_answer(world: World) -> None:
    colleague(world, "analyst2", "Police")
    world.people["analyst2"].memberships.update(role="analyst")
    entered(world)
    request = looked_for(world)
    ask = prepared(world, the_ask(request))
    for _ in range(2):
        again(request)
    assert told(world, telling.SECOND) == ["second"], "not who prepared it, nor who is no officer"
    sent_back = answers.send_back(ask, why="There is more.", by=world.reader("second"))
    prepared(world, sent_back)
    Ask.objects.filter(pk=ask.pk).update(prepared_at=F("prepared_at") + dt.timedelta(days=1))
    again(request)
    assert told(world, telling.SECOND) == ["second", "second"]
    assert not Notice.objects.filter(words=telling.ALONE).exists()


def test_of_a_case_its_members_are_told(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    entered(world, home=case.thing)
    request = looked_for(world)
    prepared(world, the_ask(request))
    again(request)
    assert told(world, telling.SECOND) == ["fire"]


def test_of_a_report_the_unit_is_told(world: World) -> None:
    desk(world)
    unit(world)
    of_unit(world, "second")
    sent(world)
    request = looked_for(world, given="Wren", family="Tallis", aliases=[], phones=[], addresses=[])
    prepared(world, the_ask(request, "intelligence.report"), by="unit")
    again(request)
    assert told(world, telling.SECOND) == ["second"]


def test_where_nobody_else_may_read_it_governance_is_told_and_not_of_what(world: World) -> None:
    Membership.objects.filter(person=world.people["second"]).delete()
    entered(world)
    entered(world)
    request = looked_for(world)
    for ask in Ask.objects.select_related("thing__lock").filter(request=request.pk):
        prepared(world, ask)
        again(request)
    assert Ask.objects.filter(state="drafted").count() == 2, "governance is not told how many"
    assert told(world, telling.SECOND) == [] and told(world, telling.ALONE) == ["governance"]
    notice = Notice.objects.get(words=telling.ALONE)
    assert notice.about == request.pk and str(request.pk) in notice.address


def test_who_prepared_it_is_reminded_no_more_and_who_reads_it_through_is(world: World) -> None:
    entered(world)
    request = looked_for(world)
    ask = prepared(world, the_ask(request))
    Ask.objects.filter(pk=ask.pk).update(due_on=today())
    reminders.remind()
    soon = Notice.objects.filter(about=ask.pk, words__startswith="Soon due")
    assert [row.person for row in soon] == [world.people["second"]] and "read it through" in soon.get().words
