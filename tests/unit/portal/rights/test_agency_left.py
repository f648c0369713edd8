"""What an agency holds of which nobody is left: two of governance decide, until somebody is there again."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import reverse

from asked_rights import again, handed_in, looked_for, the_ask
from commonweal.ingest import erasure_list
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import gathering
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Membership
from commonweal.portal.people.models import Record, Vehicle
from commonweal.portal.people.verbs import besides
from commonweal.portal.rights.models import Ask, Disposal, Request
from commonweal.portal.rights.queries import requests as queries
from commonweal.portal.rights.telling import ASKED, UNHELD
from commonweal.portal.rights.verbs import disposals, requests
from commonweal.portal.rights.verbs import gathering as gathering_in
from known_people import entered
from portal_world import World
from told_intelligence import colleague
from worked_cases import opened

pytestmark = pytest.mark.django_db
LONG_AGO, DAY = dt.timedelta(days=366 * 7), dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _two_of_governance(world: World) -> Iterator[None]:
    colleague(world, "governance2", "Council")
    world.people["governance2"].memberships.update(role="governance")
    yield
    erasure_list.erasures_path(settings.WORKSPACE).unlink(missing_ok=True)


def nobody_left(world: World) -> None:
    Membership.objects.filter(agency=world.agencies["Police"]).update(until=today() - DAY)


def back(world: World) -> None:
    Membership.objects.filter(agency=world.agencies["Police"]).update(until=None)


def both_agree(world: World) -> None:
    for who in ("governance", "governance2"):
        disposals.agree(Disposal.objects.get(), by=world.reader(who))
    disposals.dispose()


def asked(world: World) -> Request:
    """Ada asks for it to be erased, and there is nobody to ask."""
    nobody_left(world)
    request = looked_for(world, "erasure", words="Delete it.")
    disposals.dispose()
    return again(request)


def test_what_is_over_is_let_go_by_two_of_governance(world: World) -> None:
    by, police = world.reader("officer"), world.agencies["Police"]
    entered(world)
    besides.enter_vehicle(registration="QX70 ABC", agency=police, by=by)
    for model in (Record, Vehicle):
        model.objects.update(entered_at=now() - LONG_AGO)
    nobody_left(world)
    disposals.propose()
    disposals.dispose()
    assert [row.unheld for row in Disposal.objects.all()] == [True, True]
    for row in Disposal.objects.all():
        for who in ("governance", "governance2"):
            disposals.agree(row, by=world.reader(who))
    disposals.dispose()
    assert not Record.objects.exists() and not Vehicle.objects.exists()


def test_what_is_asked_to_be_erased_goes_by_two_of_governance_and_the_request_goes_on(world: World) -> None:
    entered(world)
    request = asked(world)
    assert request.state == "looking" and Disposal.objects.get().unheld
    assert Notice.objects.filter(words=UNHELD).count() == 2
    page = world.client("governance").get(reverse("rights:disposal")).content.decode()
    assert "Nobody who answers for it is left" in page and "its holder agrees" not in page
    disposals.agree(Disposal.objects.get(), by=world.reader("governance"))
    disposals.dispose()
    assert Record.objects.exists(), "one alone lets nothing go"
    disposals.agree(Disposal.objects.get(), by=world.reader("governance2"))
    disposals.dispose()
    assert not Record.objects.exists() and again(request).state == "gathered"


def test_where_governance_keeps_it_nobody_is_waited_for(world: World) -> None:
    entered(world)
    request = asked(world)
    until = today() + dt.timedelta(days=200)
    disposals.keep(Disposal.objects.get(), until=until, why="A claim is likely.", by=world.reader("governance"))
    for _ in range(2):
        request = again(request)
        disposals.dispose()
    assert request.state == "gathered" and Disposal.objects.count() == 1 and Record.objects.exists()
    with gathering():
        assert queries.page(world.reader("governance"), request.pk).erasures.kept == 1
    requests.close(request, outcome="replied", words="That it stays.", by=world.reader("governance"))


@pytest.mark.parametrize("decision", ["erase", "keep"])
def test_somebody_who_comes_back_is_asked(world: World, decision: str) -> None:
    entered(world)
    request = asked(world)
    disposals.agree(Disposal.objects.get(), by=world.reader("governance"))
    back(world)
    disposals.dispose()
    row = Disposal.objects.get()
    assert not row.unheld and row.holder is None, "what one of governance said in their place counts no more"
    handed_in(world, the_ask(request), decision=decision, words="As we see it.")
    disposals.dispose()
    row = Disposal.objects.get()
    if decision == "keep":
        assert row.state == "kept"
        return
    disposals.agree(row, by=world.reader("governance"))
    disposals.dispose()
    assert not Record.objects.exists() and again(request).state == "gathered"


def test_nothing_is_proposed_for_somebody_who_withdrew(world: World) -> None:
    entered(world)
    nobody_left(world)
    request = looked_for(world, "erasure", words="Delete it.")
    requests.close(request, outcome="withdrawn", words="By letter.", by=world.reader("governance"))
    assert Ask.objects.filter(state="open").exists(), "there is what could be proposed"
    disposals.dispose()
    assert not Disposal.objects.exists()


def test_what_may_be_of_somebody_else_is_not_let_go_unseen(world: World) -> None:
    entered(world, born_day="", born_month="", born_year="", phones=[], addresses=[])
    request = asked(world)
    assert not the_ask(request).sure, "the name alone fits"
    assert not Disposal.objects.exists()


def test_what_is_in_a_case_waits_for_somebody_who_leads_it(world: World) -> None:
    case = opened(world)
    entered(world, home=case.thing)
    request = asked(world)
    assert the_ask(request).sure and not Disposal.objects.exists()


@pytest.mark.parametrize("kind", ["access", "erasure", "disposal"])
def test_somebody_who_comes_back_or_is_new_is_told_once(world: World, kind: str) -> None:
    entered(world)
    Record.objects.update(entered_at=now() - LONG_AGO)
    nobody_left(world)
    if kind == "disposal":
        disposals.propose()
    else:
        looked_for(world, kind)
    asked_of = Notice.objects.filter(words=ASKED)
    assert Ask.objects.filter(state="open", purpose=kind).exists() and not asked_of.exists()
    back(world)
    for _ in range(2):
        gathering_in.run()
    told = list(asked_of.values_list("person", flat=True))
    assert len(told) == len(set(told)) and world.people["officer"].pk in told
    nobody_left(world)
    colleague(world, "newcomer", "Police")
    for _ in range(2):
        gathering_in.run()
    assert asked_of.exclude(person__in=told).get().person == world.people["newcomer"]
    assert asked_of.count() == len(told) + 1


@pytest.mark.parametrize("decision", ["nothing", "keep"])
@pytest.mark.parametrize("nth", [0, 1], ids=["the first", "the second"])
def test_what_stays_for_one_may_still_go_for_another_who_asked(world: World, nth: int, decision: str) -> None:
    entered(world)
    nobody_left(world)
    for words in ("Delete it.", "My client asks."):
        looked_for(world, "erasure", words=words)
    disposals.dispose()
    in_order = [Request.objects.get(pk=one) for one in Disposal.objects.get().asked]
    one, other = in_order[nth], in_order[1 - nth]
    back(world)
    handed_in(world, the_ask(one), decision=decision, words="As we see it.")
    disposals.dispose()
    assert Disposal.objects.get().asked == [str(other.pk)]
    requests.close(again(one), outcome="replied", words="That it stays.", by=world.reader("governance"))
    handed_in(world, the_ask(other), decision="erase", words="It may go.")
    disposals.dispose()
    disposals.agree(Disposal.objects.get(), by=world.reader("governance"))
    disposals.dispose()
    assert not Record.objects.exists()


def test_what_stays_for_whoever_asked_is_decided_by_its_time_alone(world: World) -> None:
    entered(world)
    Record.objects.update(entered_at=now() - LONG_AGO)
    nobody_left(world)
    disposals.propose()
    request = asked(world)
    assert Disposal.objects.get().request == request.pk
    back(world)
    handed_in(world, the_ask(request), decision="keep", words="As we see it.")
    disposals.dispose()
    row = Disposal.objects.get()
    assert (row.state, row.request) == ("proposed", None)
    requests.close(again(request), outcome="replied", words="That it stays.", by=world.reader("governance"))
