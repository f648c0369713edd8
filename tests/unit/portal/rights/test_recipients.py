"""Whoever was given something is told that it was corrected, restricted or erased; what was made of it says so."""

import datetime as dt

import pytest
from django.conf import settings
from django.urls import reverse

from asked_rights import again, handed_in, looked_for, the_ask
from beside_cases import VICTIM, in_case
from commonweal.ingest import erasure_list
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import gathering
from commonweal.portal.disclosures.verbs import disclosures as shares
from commonweal.portal.intelligence.models import Item, Report
from commonweal.portal.intelligence.verbs import grades, sending
from commonweal.portal.notices.models import Notice
from commonweal.portal.people.models import Record
from commonweal.portal.people.verbs import records
from commonweal.portal.rights import recipients
from commonweal.portal.rights.models import Ask, Disposal, Remark, Request, UnitAsk
from commonweal.portal.rights.queries import asks
from commonweal.portal.rights.queries import requests as queries
from commonweal.portal.rights.refusals import RequestNotInState
from commonweal.portal.rights.verbs import answers, disposals, requests
from commonweal.portal.rights.verbs import gathering as looking
from graded_reports import FREE, released
from known_people import ADA, entered
from portal_sharing import GROUNDS, share_of
from portal_world import World
from told_intelligence import desk, of_unit, sent, unit
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db
HOSTEL = "A hostel outside"
WREN = {"given": "Wren", "family": "Tallis", "addresses": []}


@pytest.fixture
def record(world: World) -> Record:
    """Of Ada; the fire brigade and a hostel were given it."""
    made = entered(world)
    told = share_of(world, about=[made.thing], agencies=[world.agencies["Fire brigade"]], outside=HOSTEL)
    shares.record(told, GROUNDS, by=world.reader("officer"))
    return made


def told_of(what: str) -> list[str]:
    """Who was told, by name."""
    return sorted(Notice.objects.filter(words=recipients.WORDS[what]).values_list("person__name", flat=True))


def governance_reads(world: World, request: Request) -> queries.RequestPage:
    with gathering():
        return queries.page(world.reader("governance"), request.pk)


def officer_reads(world: World, ask: Ask | UnitAsk) -> asks.AskPage:
    with gathering():
        return asks.page(world.reader("officer"), ask.pk)


def agreed_to_erase(world: World) -> Request:
    """Its holder agreed; governance did not yet."""
    request = looked_for(world, "erasure", words="Delete it.")
    handed_in(world, the_ask(request, "disclosures.disclosure"), decision="keep", words="It says what was shared.")
    handed_in(world, the_ask(request), decision="erase", words="It is erased.")
    disposals.dispose()
    return again(request)


def test_a_restriction_stands_on_the_page_and_whoever_was_given_it_is_told_once(world: World, record: Record) -> None:
    request = looked_for(world, "objection", words="Stop using this.")
    page = reverse("people:person", args=[record.pk])
    assert "Do not use this" not in world.client("officer").get(page).content.decode()
    handed_in(world, the_ask(request), decision="upheld", words="We use it no more.")
    again(request)
    again(request)
    assert "Do not use this" in world.client("officer").get(page).content.decode()
    assert told_of("upheld") == ["Fire Example"]


def test_a_restriction_ends_where_an_objection_is_weighed_anew(world: World, record: Record) -> None:
    handed_in(world, the_ask(looked_for(world, "objection")), decision="upheld", words="We use it no more.")
    later = looked_for(world, "objection", words="And another thing.")
    handed_in(world, the_ask(later), decision="noted", words="The court wants it used.")
    page = world.client("officer").get(reverse("people:person", args=[record.pk])).content.decode()
    assert "Do not use this" not in page and "And another thing." in page


def test_a_restriction_stands_where_somebody_else_s_objection_to_the_same_case_is_weighed(world: World) -> None:
    case = opened(world)
    seated(world, case, "second")
    in_case(world, case, ADA)
    in_case(world, case, VICTIM, role="witness")
    page = reverse("cases:case", args=[case.pk])
    of_ada = the_ask(looked_for(world, "objection"), "cases.case")
    handed_in(world, of_ada, decision="upheld", words="We use it no more.")
    another = the_ask(looked_for(world, "objection", aliases=[], **VICTIM), "cases.case")
    handed_in(world, another, decision="noted", words="The court wants it used.")
    assert "Do not use this" in world.client("officer").get(page).content.decode()
    once_more = Ask.objects.select_related("thing__lock").get(
        request=looked_for(world, "objection", words="And another thing.").pk, source="cases.case"
    )
    handed_in(world, once_more, decision="noted", words="The court wants it used.")
    assert "Do not use this" not in world.client("officer").get(page).content.decode()


@pytest.mark.parametrize("decision", ["corrected", "erase", "upheld"])
def test_the_person_is_told_something_of_what_was_done(world: World, record: Record, decision: str) -> None:
    kind = {"corrected": "rectification", "erase": "erasure", "upheld": "objection"}[decision]
    ask = the_ask(looked_for(world, kind))
    records.correct(record, {**ADA, "given": "Ida"}, why="She showed a passport.", by=world.reader("officer"))
    with pytest.raises(SomethingMissing):
        answers.prepare(ask, decision=decision, by=world.reader("officer"))


def test_whom_the_portal_cannot_tell_is_named_to_whoever_answers_and_may_read_it(world: World, record: Record) -> None:
    ask = the_ask(looked_for(world, "rectification"))
    page = officer_reads(world, ask)
    assert page.passed_on and page.outside == (HOSTEL,)
    copy = officer_reads(world, the_ask(looked_for(world, "access")))
    assert not copy.passed_on and copy.outside == ()


def test_a_copy_that_is_asked_for_by_name_finds_the_share_by_a_case_too(world: World) -> None:
    case = opened(world)
    subject = in_case(world, case, ADA)
    shares.record(
        share_of(world, about=[case.thing], agencies=[world.agencies["Fire brigade"]]), GROUNDS,
        by=world.reader("officer"),
    )  # fmt: skip
    assert recipients.shares_of(subject.record_id).count() == 1


def test_a_body_outside_that_was_given_the_case_is_named_to_whoever_answers_and_works_on_it(world: World) -> None:
    """What the portal tells agencies of, whoever answers tells the others of."""
    case = opened(world)
    in_case(world, case, ADA)
    told = share_of(world, about=[case.thing], agencies=[], outside=HOSTEL)
    shares.record(told, GROUNDS, by=world.reader("officer"))
    ask = the_ask(looked_for(world, "rectification"))
    assert officer_reads(world, ask).outside == (HOSTEL,)


def test_what_is_erased_is_told_of_as_it_goes_and_not_before(world: World, record: Record) -> None:
    agreed_to_erase(world)
    assert told_of("erase") == []
    disposals.agree(Disposal.objects.get(), by=world.reader("governance"))
    disposals.dispose()
    assert not Record.objects.filter(pk=record.pk).exists()
    assert told_of("erase") == ["Fire Example"]
    address = Notice.objects.get(words=recipients.WORDS["erase"]).address
    assert world.client("fire").get(address).status_code == 200, "that it was shared stays"
    erasure_list.erasures_path(settings.WORKSPACE).unlink(missing_ok=True)


def test_nobody_is_told_that_it_was_erased_before_it_is(world: World, record: Record) -> None:
    request = agreed_to_erase(world)
    assert Notice.objects.filter(person=world.people["governance"], address=reverse("rights:disposal")).exists()
    page = governance_reads(world, request)
    assert (page.erasures.waiting, page.erasures.gone) == (1, 0)
    with pytest.raises(RequestNotInState, match="not erased yet"):
        requests.close(request, outcome="replied", words="By letter.", by=world.reader("governance"))
    disposals.agree(Disposal.objects.get(), by=world.reader("governance"))
    disposals.dispose()
    page = governance_reads(world, request)
    assert (page.erasures.waiting, page.erasures.gone) == (0, 1)
    requests.close(again(request), outcome="replied", words="By letter.", by=world.reader("governance"))
    erasure_list.erasures_path(settings.WORKSPACE).unlink(missing_ok=True)


@pytest.mark.parametrize("at_once", [True, False], ids=["before it is proposed", "while it waits"])
def test_nothing_is_erased_for_somebody_who_withdrew(world: World, record: Record, at_once: bool) -> None:
    request = looked_for(world, "erasure", words="Delete it.")
    handed_in(world, the_ask(request, "disclosures.disclosure"), decision="keep", words="It says what was shared.")
    handed_in(world, the_ask(request), decision="erase", words="It is erased.")
    if not at_once:
        disposals.dispose()
        assert Disposal.objects.get().state == "proposed", "there is something"
    requests.close(again(request), outcome="withdrawn", words="By telephone.", by=world.reader("governance"))
    disposals.dispose()
    assert not Disposal.objects.filter(state="proposed").exists()
    assert Record.objects.filter(pk=record.pk).exists()


def test_what_waits_to_go_as_its_time_is_over_is_waited_for_by_whoever_asked_too(world: World, record: Record) -> None:
    """Its holder had agreed to that before anybody asked."""
    Record.objects.filter(pk=record.pk).update(entered_at=now() - dt.timedelta(days=366 * 7))
    disposals.propose()
    proposal = Ask.objects.select_related("thing__lock").get(purpose="disposal")
    answers.decide_disposal(proposal, decision="erase", by=world.reader("officer"))
    disposals.dispose()
    request = agreed_to_erase(world)
    assert governance_reads(world, request).erasures.waiting == 1
    with pytest.raises(RequestNotInState, match="not erased yet"):
        requests.close(request, outcome="replied", words="By letter.", by=world.reader("governance"))
    disposals.agree(Disposal.objects.get(), by=world.reader("governance"))
    disposals.dispose()
    assert governance_reads(world, request).erasures.gone == 1
    assert told_of("erase") == ["Fire Example"]
    erasure_list.erasures_path(settings.WORKSPACE).unlink(missing_ok=True)


def test_who_asks_once_more_after_governance_kept_it_is_weighed_once_more(world: World, record: Record) -> None:
    request = agreed_to_erase(world)
    until = today() + dt.timedelta(days=200)
    disposals.keep(Disposal.objects.get(), until=until, why="A claim is likely.", by=world.reader("governance"))
    disposals.dispose()
    assert governance_reads(world, request).erasures.kept == 1
    requests.close(again(request), outcome="replied", words="That it stays.", by=world.reader("governance"))
    agreed_to_erase(world)
    assert sorted(Disposal.objects.values_list("state", flat=True)) == ["kept", "proposed"]


def test_a_text_that_was_made_of_a_report_says_that_the_report_was_corrected(world: World) -> None:
    """Its readers read no report, and the unit wrote what is right beside what was wrong."""
    desk(world)
    unit(world)
    of_unit(world, "second")
    report = sent(world)
    grades.grade(Item.objects.get(report=report), FREE, by=world.reader("unit"))
    text = released(world, Report.objects.get(pk=report.pk), agencies=[world.agencies["Fire brigade"].pk])
    page = reverse("intelligence:released", args=[text.released])
    assert "was corrected" not in world.client("fire").get(page).content.decode()
    ask = the_ask(looked_for(world, "rectification", **WREN), "intelligence.report")
    sending.add(Report.objects.get(pk=report.pk), "It was another van.", by=world.reader("fire"))
    handed_in(world, ask, by="unit", decision="corrected", words="It was put right.")
    looking.run()
    looking.run()
    assert Remark.objects.filter(kind="corrected").count() == 1
    assert "What this was made of was corrected" in world.client("fire").get(page).content.decode()
    assert "Fire Example" in told_of("corrected")


def test_a_text_says_no_more_that_its_report_is_restricted_once_that_ended(world: World) -> None:
    desk(world)
    unit(world)
    of_unit(world, "second")
    report = sent(world)
    grades.grade(Item.objects.get(report=report), FREE, by=world.reader("unit"))
    text = released(world, Report.objects.get(pk=report.pk), agencies=[world.agencies["Fire brigade"].pk])
    page = reverse("intelligence:released", args=[text.released])
    for decision, words in (("upheld", "We use it no more."), ("noted", "The court wants it used.")):
        request = looked_for(world, "objection", words=f"Not {decision}.", **WREN)
        handed_in(world, the_ask(request, "intelligence.report"), by="unit", decision=decision, words=words)
        looking.run()
        looking.run()
        shown = "Do not use this" in world.client("fire").get(page).content.decode()
        assert shown == (decision == "upheld")
    assert Remark.objects.filter(kind="ended").count() == 1
