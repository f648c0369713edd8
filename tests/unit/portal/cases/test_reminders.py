"""Who works on a case is told in time, once, and without a word of it."""

import datetime as dt

import pytest

from commonweal.portal.audit.clock import today
from commonweal.portal.cases import reminders
from commonweal.portal.cases.models import Case
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Membership
from portal_world import World
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def told(words: str) -> list[str]:
    """Who was told this."""
    return sorted(Notice.objects.filter(words=words).values_list("person__name", flat=True))


def test_its_lead_is_told_of_a_review_before_the_day_and_after_once_each(world: World) -> None:
    case = opened(world, "Canaryword")
    seated(world, case, "fire")
    for on in (today() + 30 * DAY, today() + 2 * DAY, today() + 2 * DAY, today() - DAY, today() - DAY):
        Case.objects.filter(pk=case.pk).update(next_review_on=on)
        reminders.remind()
    assert (told(reminders.SOON), told(reminders.LATE)) == (["Officer Example"], ["Officer Example"])
    assert not [row for row in Notice.objects.all() if "Canaryword" in row.words or case.reference in row.words]


def test_those_who_work_on_a_case_are_told_that_nobody_leads_it_any_more(world: World) -> None:
    case, other = opened(world), opened(world, "Its own", by="fire")
    seated(world, case, "fire")
    reminders.remind()
    assert told(reminders.NOBODY_LEADS) == []
    Membership.objects.filter(person=world.people["officer"]).update(until=today() - DAY)
    reminders.remind()
    reminders.remind()
    assert told(reminders.NOBODY_LEADS) == ["Fire Example"]
    assert Notice.objects.get(words=reminders.NOBODY_LEADS).about == case.pk != other.pk


def test_a_closed_case_reminds_nobody(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    Case.objects.filter(pk=case.pk).update(closed_on=today(), outcome="ended", next_review_on=None)
    Membership.objects.filter(person=world.people["officer"]).update(until=today() - DAY)
    reminders.remind()
    assert told(reminders.NOBODY_LEADS) == []
