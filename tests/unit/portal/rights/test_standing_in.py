"""A meeting about cases that nobody is left to answer for: two of governance decide, until somebody is there again."""

import datetime as dt

import pytest
from django.conf import settings
from django.urls import reverse

from beside_cases import brought, called
from commonweal.ingest import erasure_list
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.meetings_about import verbs as meetings
from commonweal.portal.cases.meetings_about.models import CaseMeeting, Discussion
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Account, Membership
from commonweal.portal.rights.models import Ask, Disposal
from commonweal.portal.rights.queries import keeping
from commonweal.portal.rights.refusals import RequestNotInState, SecondPersonNeeded
from commonweal.portal.rights.telling import UNHELD
from commonweal.portal.rights.verbs import answers, disposals
from portal_world import World
from told_intelligence import colleague
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db
LONG_AGO, DAY = dt.timedelta(days=366 * 7), dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _two_of_governance(world: World) -> object:
    colleague(world, "governance2", "Council")
    world.people["governance2"].memberships.update(role="governance")
    yield
    erasure_list.erasures_path(settings.WORKSPACE).unlink(missing_ok=True)


@pytest.fixture
def disposal(world: World) -> Disposal:
    """Of a meeting of the police about two cases, which the fire brigade was asked to; its time is over."""
    meeting = called(world)
    for title in ("One", "Two"):
        case = opened(world, title)
        seated(world, case, "fire")
        meetings.minute(brought(world, meeting, case), words="Heard.", decided="", by=world.reader("officer"))
    CaseMeeting.objects.update(on=today() - LONG_AGO, held_on=today() - LONG_AGO)
    disposals.propose()
    disposals.dispose()
    return Disposal.objects.get()


def gone(world: World, *who: str) -> None:
    """They left their agencies."""
    people = [world.people[one] for one in who]
    Membership.objects.filter(person__in=people).update(until=today() - DAY)


def governed(world: World, disposal: Disposal, by: str) -> Disposal:
    return disposals.agree(Disposal.objects.get(pk=disposal.pk), by=world.reader(by))


def test_while_its_convener_is_there_governance_is_one_of_two(world: World, disposal: Disposal) -> None:
    governed(world, disposal, "governance")
    with pytest.raises(RequestNotInState):
        governed(world, disposal, "governance2")
    disposals.dispose()
    assert CaseMeeting.objects.exists() and not Disposal.objects.get().unheld


def test_where_all_who_could_answer_have_left_two_of_governance_let_it_go(world: World, disposal: Disposal) -> None:
    gone(world, "officer", "second")
    disposals.dispose()
    assert Disposal.objects.get().unheld, "whoever was asked to it of another agency does not answer for it"
    told = Notice.objects.filter(words=UNHELD)
    assert {row.person for row in told} == {world.people[one] for one in ("governance", "governance2")}
    page = world.client("governance").get(reverse("rights:disposal")).content.decode()
    assert "Nobody who answers for it is left" in page
    governed(world, disposal, "governance")
    with pytest.raises(SecondPersonNeeded):
        governed(world, disposal, "governance")
    disposals.dispose()
    assert CaseMeeting.objects.exists(), "one alone lets nothing go"
    assert [line.may_agree for line in keeping.disposals(world.reader("governance"))] == [False]
    assert [line.may_agree for line in keeping.disposals(world.reader("governance2"))] == [True]
    governed(world, disposal, "governance2")
    disposals.dispose()
    assert not CaseMeeting.objects.exists() and Disposal.objects.get().state == "gone"
    assert {row.minute for row in Discussion.objects.all()} == {"Heard."}, "each minute stays in its case"


def test_an_account_that_is_shut_answers_for_nothing(world: World, disposal: Disposal) -> None:
    Account.objects.filter(username__in=["officer", "second"]).update(is_active=False)
    disposals.dispose()
    assert Disposal.objects.get().unheld


def test_once_somebody_is_there_again_it_is_theirs_to_say(world: World, disposal: Disposal) -> None:
    gone(world, "officer", "second")
    disposals.dispose()
    governed(world, disposal, "governance")
    Membership.objects.filter(person=world.people["officer"]).update(until=None)
    disposals.dispose()
    row = Disposal.objects.get()
    assert not row.unheld and row.holder is None, "what one of governance said in their place counts no more"
    answers.decide_disposal(
        Ask.objects.select_related("thing__lock").get(), decision="erase", by=world.reader("officer")
    )
    governed(world, disposal, "governance2")
    disposals.dispose()
    assert not CaseMeeting.objects.exists()
