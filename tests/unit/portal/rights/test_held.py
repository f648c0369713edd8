"""What the rooms are looked through for, and how long it stays: files, letters, minutes, reviews, vehicles, places."""

import datetime as dt
import json
from uuid import UUID

import pytest
from django.urls import reverse

from asked_rights import again, handed_in, looked_for, prepared, the_ask
from beside_cases import application, applied, brought, called, filed, wrote
from commonweal.portal.access.refusals import NotNow
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.locks import relock
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.kinds import kind_of
from commonweal.portal.cases.meetings_about import verbs as meetings
from commonweal.portal.cases.reviews.models import CLOSED, Review
from commonweal.portal.cases.verbs import entries, risks, subjects
from commonweal.portal.intelligence.models import Report, Sanitised
from commonweal.portal.intelligence.verbs import drafts, sending
from commonweal.portal.people.models import Record
from commonweal.portal.people.verbs import besides
from commonweal.portal.rights import extracts
from commonweal.portal.rights.models import Ask, Disposal, UnitAsk
from commonweal.portal.rights.verbs import disposals, removal
from known_people import ADA, entered
from portal_world import World
from told_intelligence import complete, desk, sent, unit
from worked_cases import opened, seated, written

pytestmark = pytest.mark.django_db


def said(ask: Ask) -> str:
    return json.dumps([[one.label, one.text] for one in extracts.lines_of(ask)], ensure_ascii=False)


def shown(world: World, ask: Ask | UnitAsk) -> str:
    return world.client("officer").get(reverse("rights:ask", args=[ask.pk])).content.decode()


def test_the_extract_of_a_case_holds_its_files_letters_and_minutes(world: World) -> None:
    case, me = opened(world), world.reader("officer")
    subjects.add(case, ADA, role="victim", by=me)
    filed(world, case, "Ada stood at the harbour gate.", about="From the warden.")
    wrote(world, case, "Dear Ada,\n\nwe heard you.")
    meeting = called(world)
    row = brought(world, meeting, case, why="What next for Ada?")
    meetings.minute(row, words="Ada was heard.", decided="A lock is fitted.", by=me)
    extract = said(the_ask(looked_for(world), "cases.case"))
    for words in ("harbour gate", "From the warden.", "we heard you", "What next for Ada?", "Ada was heard.", "A lock"):
        assert words in extract


def test_the_extract_of_a_case_holds_what_was_corrected_and_struck_and_how_risk_was_answered(world: World) -> None:
    case, me = opened(world), world.reader("officer")
    subjects.add(case, ADA, role="victim", by=me)
    entries.correct(written(world, case, "She rang at four."), text="She rang at five.", why="Misheard.", by=me)
    entries.strike(written(world, case, "She shouted."), why="It was her neighbour.", by=me)
    tool = kind_of(case.kind).checklist
    risks.assess(case, {question.key: 0 for question in tool.questions}, note="Calmer now.", by=me)
    extract = said(the_ask(looked_for(world), "cases.case"))
    answer = tool.questions[0].answers[0].words
    for words in ("rang at five", "rang at four", "She shouted.", "It was her neighbour.", "Calmer now.", answer):
        assert words in extract


def test_an_entry_tied_to_what_not_every_member_reads_is_asked_about_by_itself(world: World) -> None:
    case, me = opened(world), world.reader("officer")
    subjects.add(case, ADA, role="victim", by=me)
    entry = written(world, case, "Ada, as the unit wrote it.")
    with recording():
        text = things.make(
            Record, home=None, audience=audiences.people([world.people["officer"].pk]), by=None, said={},
            agency=world.agencies["Police"], entered_at=entry.entered_at,
        )  # fmt: skip
    entry.thing.other_end = text.thing
    entry.thing.save()
    relock(entry.thing)
    request = looked_for(world)
    assert "as the unit wrote it" not in said(the_ask(request, "cases.case"))
    ask = the_ask(request, "cases.entry")
    assert "as the unit wrote it" in said(ask)
    assert "ask the unit before you hand it in" in shown(world, ask)


def test_the_extract_of_a_report_holds_its_details_its_texts_and_what_was_answered(world: World) -> None:
    desk(world)
    unit(world)
    report = sent(world)
    Report.objects.filter(pk=report.pk).update(replies=[{"at": "", "words": "Logged, with thanks."}])
    with recording():
        things.make(
            Sanitised, home=report.thing, audience=audiences.public(), by=None, report=report, reference="222-2222",
            text="Somebody was seen.", reach="agencies", author=report.pk, written_at=report.sent_at,
        )  # fmt: skip
    extract = said(the_ask(looked_for(world, given="Wren", family="Tallis", addresses=[]), "intelligence.report"))
    for words in ("Behind the chandler", "Logged, with thanks.", "Somebody was seen."):
        assert words in extract


def test_a_report_is_put_right_by_another_item_and_not_by_saying_so(world: World) -> None:
    desk(world)
    unit(world)
    report = sent(world)
    ask = the_ask(
        looked_for(world, "rectification", given="Wren", family="Tallis", addresses=[]), "intelligence.report"
    )
    with pytest.raises(NotNow):
        prepared(world, ask, by="unit", decision="corrected", words="Put right.")
    sending.add(report, "It was her sister.", by=world.reader("fire"))
    assert prepared(world, ask, by="unit", decision="corrected", words="Put right.").state == "drafted"


def test_a_case_in_which_a_record_of_theirs_stands_without_a_part_is_found(world: World) -> None:
    case = opened(world, "The allotments")
    entered(world, home=case.thing)
    assert "The allotments" in said(the_ask(looked_for(world), "cases.case"))


def test_a_file_of_another_body_is_asked_about_by_itself(world: World) -> None:
    case = opened(world)
    subjects.add(case, ADA, role="victim", by=world.reader("officer"))
    seated(world, case, "fire")
    filed(world, case, "Ada at the lighthouse.", originator=world.agencies["Council"])
    request = looked_for(world)
    assert "lighthouse" not in said(the_ask(request, "cases.case"))
    ask = the_ask(request, "cases.casefile")
    assert "lighthouse" in said(ask) and "ask that body before you hand it in" in shown(world, ask)
    assert "before you hand it in" not in shown(world, the_ask(request, "cases.case"))
    handed_in(world, ask, second="fire")
    assert the_ask(request, "cases.casefile").state == "done"


def test_an_application_is_found_by_who_applied_or_for_whom(world: World) -> None:
    other = application(name="Perdita Quillfeather", for_whom="Ada Candlewick", address="14 Rope Street, QX1 1AB")
    mine = application(name="Ada Candlewick", contact=ADA["phones"][0], effect="No sleep at all")
    stranger = application(name="Bram Otherwise", address="14 Rope Street, QX1 1AB")
    rows = [applied(world, one) for one in (other, mine, stranger)]
    request = looked_for(world)
    asks = {ask.thing.home_id: ask for ask in Ask.objects.filter(request=request.pk, source="cases.review")}
    assert set(asks) == {rows[0].pk, rows[1].pk}
    assert asks[rows[1].pk].sure
    extract = said(asks[rows[1].pk])
    assert "No sleep at all" in extract and "Shouting at night" in extract


def test_a_review_that_ended_long_ago_is_proposed_to_go_and_one_that_runs_is_not(world: World) -> None:
    gone, stays = applied(world), applied(world)
    long_ago = today() - dt.timedelta(days=366 * 7)
    Review.objects.filter(pk=gone.pk).update(state=CLOSED, ended_on=long_ago, received_on=long_ago)
    disposals.propose()
    assert [row.of for row in Disposal.objects.all()] == [gone.pk]
    removal.check_may_go(gone.pk)
    removal.remove(gone.pk)
    assert [row.pk for row in Review.objects.all()] == [stays.pk]


def test_a_vehicle_known_by_itself_is_asked_about_over_a_record_only_of_who_may_read_that(world: World) -> None:
    mine, police, brigade = entered(world), world.agencies["Police"], world.agencies["Fire brigade"]
    me, fire = world.reader("officer"), world.reader("fire")
    besides.enter_vehicle(agency=police, by=me, registration="QX12 ABC", of=mine)
    ours = besides.enter_vehicle(agency=police, by=me, registration="QX12ABC", note="At the pier.")
    theirs = besides.enter_vehicle(agency=brigade, by=fire, registration="qx12abc", note="Left on the quay.")
    besides.enter_vehicle(agency=brigade, by=fire, registration="QX99 ZZZ")
    door = besides.enter_place(agency=brigade, by=fire, lines="14 Rope Street", postcode=_postcode(), note="Two locks.")
    besides.enter_place(agency=brigade, by=fire, lines="98 Rope Street", postcode=_postcode())
    request = looked_for(world)
    found = Ask.objects.filter(request=request.pk, source__in=("people.vehicle", "people.place"))
    assert {ask.thing.home_id: ask.sure for ask in found} == {ours.pk: False, door.pk: False}
    assert "At the pier." in said(the_ask(request, "people.vehicle"))
    again(request)
    assert found.count() == 2
    given = looked_for(world, vehicles=["qx12 ABC"])
    found = Ask.objects.filter(request=given.pk, source="people.vehicle")
    assert {ask.thing.home_id for ask in found} == {ours.pk, theirs.pk}
    assert "Left on the quay." in said(found.get(thing__home=theirs.pk))


def test_a_place_without_a_postcode_is_found_by_house_street_and_town(world: World) -> None:
    brigade, fire = world.agencies["Fire brigade"], world.reader("fire")
    home = {"kind": "home", "lines": "14 Rope Street, Norwell", "postcode": "QX1 1AB"}
    door = besides.enter_place(agency=brigade, by=fire, lines="14 Rope St, Norwell", note="Two locks.")
    for lines, postcode in (("14 Rope St, Suddaby", ""), ("14 Rope St, Norwell", "QX7 1AB"), ("Norwell", "")):
        besides.enter_place(agency=brigade, by=fire, lines=lines, postcode=postcode)
    ask = the_ask(looked_for(world, addresses=[home]), "people.place")
    assert ask.thing.home_id == door.pk and not ask.sure and "Two locks." in said(ask)


def test_a_report_is_found_by_a_vehicle_or_a_name_online_that_was_given(world: World) -> None:
    desk(world)
    unit(world)
    names = {"vehicle": {"registration": "QX12 ABC"}, "online": {"handle": "@ada_wick", "service": "Chirp"}}
    reports = {kind: naming(world, kind, what) for kind, what in names.items()}
    assert not UnitAsk.objects.filter(request=looked_for(world).pk, source="intelligence.report").exists()
    for kind, given in (("vehicle", {"vehicles": ["qx12abc"]}), ("online", {"online": ["Ada_Wick"]})):
        ask = the_ask(looked_for(world, **given), "intelligence.report")
        assert ask.thing.home_id == reports[kind] and not ask.sure


def naming(world: World, kind: str, said_: dict[str, str]) -> UUID:
    """A report that names this and nobody of whom is sought."""
    report = complete(world)
    drafts.name(report, kind, said_, by=world.reader("fire"))
    return sending.send(report, by=world.reader("fire")).pk


def test_a_record_is_found_by_a_vehicle_that_was_given_and_is_not_sure(world: World) -> None:
    somebody = entered(world, given="", family="", aliases=["Lofty"], born_year="", addresses=[], phones=[])
    police, me = world.agencies["Police"], world.reader("officer")
    besides.enter_vehicle(agency=police, by=me, registration="QX12 ABC", of=somebody)
    assert not Ask.objects.filter(request=looked_for(world).pk).exists()
    ask = the_ask(looked_for(world, vehicles=["QX12ABC"]))
    assert ask.thing.home_id == somebody.pk and not ask.sure


def _postcode() -> str:
    return str(ADA["addresses"][0]["postcode"])
