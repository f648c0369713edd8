"""A request's way: the clock, who is asked, what governance may see, the reply and what is not in it."""

import datetime as dt
import json
import re

import pypdfium2
import pytest
from django.urls import reverse

from asked_rights import again, handed_in, looked_for, prepared, requested, the_ask
from commonweal.portal.access.refusals import NotNow, SomethingMissing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.verbs import subjects
from commonweal.portal.disclosures.models import Disclosure
from commonweal.portal.disclosures.verbs import disclosures
from commonweal.portal.notices.models import Notice
from commonweal.portal.people.models import Link, Record
from commonweal.portal.people.verbs import records
from commonweal.portal.rights import recipients, replying
from commonweal.portal.rights.models import Ask, Part, Reply, Request, UnitAsk
from commonweal.portal.rights.queries import keeping
from commonweal.portal.rights.refusals import NotGovernance, NotTheirAsk, RequestNotInState, SecondPersonNeeded
from commonweal.portal.rights.verbs import answers, requests
from commonweal.store import Store
from known_people import ADA, entered
from portal_sharing import GROUNDS, share_of
from portal_world import World
from told_intelligence import desk, sent, unit
from worked_cases import opened, seated, written

pytestmark = pytest.mark.django_db
THIRD = "Wrenna Tallowmere"  # somebody else, in Ada's record


def composed(world: World, request: Request) -> Reply:
    requests.compose(request, by=world.reader("governance"))
    again(request)
    return Reply.objects.get(request=request)


def test_the_clock_starts_on_receipt_stands_still_for_identity_and_is_made_longer_once(world: World) -> None:
    request, reader = requested(world, received_on=today() - dt.timedelta(days=5)), world.reader("governance")
    assert request.due_on is not None
    request = requests.ask_identity(request, on=today() - dt.timedelta(days=4), by=reader)
    assert request.stopped and request.due_on is None
    request = requests.settle_identity(request, how="A letter to the address.", on=today(), by=reader)
    assert request.starts_on == today() and not request.stopped
    first = request.due_on
    request = requests.extend(request, why="Four agencies hold something.", by=reader)
    assert request.due_on is not None and first is not None and request.due_on > first
    with pytest.raises(RequestNotInState):
        requests.extend(request, why="Once more.", by=reader)


def test_an_officer_enters_what_reached_them_reads_it_and_works_on_nothing(world: World) -> None:
    request = requested(world, by="officer")
    client = world.client("officer")
    page = client.get(reverse("rights:request", args=[request.pk]))
    assert page.status_code == 200 and "Candlewick" in page.content.decode()
    assert world.client("second").get(reverse("rights:request", args=[request.pk])).status_code == 404
    with pytest.raises(NotGovernance):
        requests.settle_identity(request, how="x", on=today(), by=world.reader("officer"))
    assert client.get(reverse("rights:settle", args=[request.pk])).status_code == 404


def test_nobody_is_looked_for_before_they_are_known(world: World) -> None:
    entered(world)
    assert again(requested(world)).state == "identity" and not Ask.objects.exists()


def test_the_holder_is_asked_and_governance_learns_nothing_of_it(world: World) -> None:
    record = entered(world)
    request = looked_for(world)
    ask = the_ask(request)
    assert ask.thing.home_id == record.pk and request.state == "looking"
    assert world.client("officer").get(reverse("rights:ask", args=[ask.pk])).status_code == 200
    for stranger in ("governance", "fire", "clerk", "administrator", None):
        assert world.client(stranger).get(reverse("rights:ask", args=[ask.pk])).status_code in (302, 404)
    page = world.client("governance").get(reverse("rights:request", args=[request.pk])).content.decode()
    assert "A record of a person" not in page and "Police" not in page


def test_a_neighbour_of_the_same_postcode_is_not_brought_in(world: World) -> None:
    entered(world, given="Bram", family="Otherwise", aliases=[], phones=[])
    looked_for(world)
    assert not Ask.objects.exists()


def test_a_name_alone_is_asked_about_as_not_sure_and_another_birth_is_not(world: World) -> None:
    entered(world, born_day="", born_month="", born_year="", addresses=[], phones=[], aliases=[])
    entered(world, "fire", born_year="1961", addresses=[], phones=[], aliases=[])
    looked_for(world)
    assert [ask.sure for ask in Ask.objects.all()] == [False]


def test_what_is_left_out_is_in_the_source_and_nowhere_in_the_reply(world: World) -> None:
    record = with_note(world)
    request = looked_for(world)
    ask = the_ask(request)
    assert THIRD in Record.objects.get(pk=record.pk).note, "there is something to leak"
    handed_in(world, ask, phrases=[THIRD], exemptions=["third-party"])
    request = again(request)
    assert request.state == "gathered"
    reply = composed(world, request)
    as_json, as_pdf = replying.as_json(reply.content), replying.as_pdf(reply.content)
    read = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(as_pdf))
    told = "".join(str(value) for value in pypdfium2.PdfDocument(as_pdf).get_metadata_dict().values())
    for part in (*THIRD.split(), THIRD):
        for held in (as_json, as_pdf, read.encode(), told.encode(), replying.as_html(reply.content).encode()):
            assert part.encode() not in held
    assert "came with [left out]" in read and "Candlewick" in read
    assert f"You asked on {today():%-d %B %Y}" in read and "words were taken out" in read
    for told_besides in ("How long we keep it", "Who has had it", "No decision about you is made by a computer alone"):
        assert told_besides in " ".join(read.split())
    assert json.loads(as_json)["parts"][0]["left_out_because"][0]["law"]
    client = world.client("governance")
    for name in ("reply-json", "reply-pdf"):
        answer = client.get(reverse(f"rights:{name}", args=[request.pk]))
        assert answer.status_code == 200 and THIRD.encode() not in answer.content
        assert answer["Cache-Control"] == "no-store"
        assert world.client("officer").get(reverse(f"rights:{name}", args=[request.pk])).status_code == 404


def with_note(world: World) -> Record:
    return records.enter(
        ADA,
        agency=world.agencies["Police"],
        by=world.reader("officer"),
        note=f"She came with {THIRD.upper().title()}.",
    )


def test_a_second_person_reads_it_and_handing_in_is_a_disclosure(world: World) -> None:
    entered(world)
    ask = prepared(world, the_ask(looked_for(world)))
    with pytest.raises(SecondPersonNeeded):
        answers.approve(ask, by=world.reader("officer"), seen="")
    with pytest.raises(NotNow):
        answers.approve(ask, by=world.reader("second"), seen="another mark")
    assert not Part.objects.exists()
    ask = answers.send_back(ask, why="Her address of today is missing.", by=world.reader("second"))
    handed_in(world, ask)
    assert Part.objects.count() == 1
    shared = Disclosure.objects.get()
    assert shared.power == "subject-access" and "Candlewick" not in f"{shared.outside}{shared.purpose}"


def test_something_left_out_names_its_ground(world: World) -> None:
    entered(world)
    ask = the_ask(looked_for(world))
    with pytest.raises(SomethingMissing):
        prepared(world, ask, phrases=["Rope Street"])
    with pytest.raises(SomethingMissing):
        prepared(world, ask, decision="withheld")
    with pytest.raises(SomethingMissing):
        prepared(world, ask, phrases=["Rope"], exemptions=["neither-confirm-nor-deny"])


def test_a_link_that_is_undone_takes_out_of_the_reply_what_it_brought(world: World) -> None:
    mine = entered(world, shared=True)
    other = entered(world, "fire", given="Edda", family="Wrongly", aliases=[], phones=[], shared=True)
    with recording():
        link = things.make(
            Link, home=mine.thing, other_end=other.thing, audience=audiences.public(), by=None, one=mine, other=other,
            state="confirmed", suggested_at=now(), decided_at=now(),
        )  # fmt: skip
    request = looked_for(world)
    assert Ask.objects.filter(request=request.pk).count() == 2
    for ask in Ask.objects.filter(request=request.pk):
        theirs = ask.thing.home_id == other.pk
        handed_in(world, ask, by="fire" if theirs else "officer")
    reply = composed(world, again(request))
    assert "Wrongly" in json.dumps(reply.content), "there is something that the link brought"
    Link.objects.filter(pk=link.pk).update(state="undone")
    request = again(request)
    assert request.state == "gathered" and not Reply.objects.exists()
    assert "Wrongly" not in json.dumps(composed(world, request).content)
    assert Part.objects.count() == 1


def test_a_case_is_answered_by_its_lead_and_proposes_its_other_people(world: World) -> None:
    case = opened(world)
    subjects.add(case, ADA, role="victim", by=world.reader("officer"))
    other = {**ADA, "given": "Bram", "family": "Tollgate", "aliases": [], "phones": [], "born_year": "1990"}
    subjects.add(case, other, role="alleged", by=world.reader("officer"))
    written(world, case, "Bram Tollgate shouted at Ada.")
    seated(world, case, "fire")
    request = looked_for(world)
    ask = the_ask(request, "cases.case")
    with pytest.raises(NotTheirAsk):
        prepared(world, ask, by="fire")
    page = world.client("officer").get(reverse("rights:prepare", args=[ask.pk])).content.decode()
    assert re.search(r'value="Bram Tollgate"[^>]*checked', page) and 'value="Ada Candlewick"' not in page
    handed_in(world, ask, second="fire", phrases=["Bram Tollgate", "Bram", "Tollgate"], exemptions=["third-party"])
    content = json.dumps(Part.objects.get(ask=ask.pk).content)
    assert "shouted at Ada" in content and "Tollgate" not in content and "Bram" not in content


def test_intelligence_of_which_nothing_is_told_looks_like_nothing_held(world: World) -> None:
    desk(world)
    unit(world)
    unit(world, "unit2")
    pages = []
    for born in ("1987", "1950"):  # of the first a report is held, of the second none
        if born == "1987":
            report = sent(world)
            assert report.pk
        request = looked_for(world, given="Wren", family="Tallis", aliases=[], phones=[], addresses=[], born_year=born)
        for ask in UnitAsk.objects.filter(request=request.pk):
            handed_in(
                world, ask, by="unit", second="unit2", decision="nothing", exemptions=["neither-confirm-nor-deny"]
            )
        request = again(request)
        assert request.state == "gathered" and not Part.objects.filter(request=request).exists()
        content = composed(world, request).content
        pages.append({**content, "reference": ""})
    assert UnitAsk.objects.filter(source="intelligence.report").count() == 1, "one of them had something"
    assert pages[0] == pages[1]


def test_an_officer_of_the_same_agency_reads_no_ask_about_intelligence(world: World) -> None:
    desk(world)
    unit(world)
    sent(world)
    request = looked_for(world, given="Wren", family="Tallis", aliases=[], phones=[], addresses=[])
    ask = the_ask(request, "intelligence.report")
    assert world.client("unit").get(reverse("rights:ask", args=[ask.pk])).status_code == 200
    for stranger in ("officer", "second", "fire", "governance"):
        assert world.client(stranger).get(reverse("rights:ask", args=[ask.pk])).status_code == 404


def test_objection_noted_is_shown_beside_the_record_and_governance_is_told_why(world: World) -> None:
    record = entered(world)
    request = looked_for(world, "rectification", words="I was never there.")
    handed_in(world, the_ask(request), decision="noted", words="Two officers saw her.")
    beside = keeping.beside(world.reader("officer"), [record.pk])[record.pk]
    assert [words for _, words in beside.remarks] == ["I was never there."]
    assert keeping.beside(world.reader("fire"), [record.pk])[record.pk].remarks == ()
    page = world.client("governance").get(reverse("rights:request", args=[request.pk])).content.decode()
    assert "Two officers saw her." in page


def test_a_request_that_is_over_asks_nobody_any_more(world: World) -> None:
    entered(world)
    request = looked_for(world)
    requests.close(request, outcome="withdrawn", words="By telephone.", by=world.reader("governance"))
    again(request)
    assert the_ask(request).state == "fallen"
    with pytest.raises(NotNow):
        prepared(world, the_ask(request))


def test_what_was_wrong_is_corrected_with_its_trace_and_whoever_got_it_is_told(world: World) -> None:
    record = entered(world)
    share = share_of(world, about=[record.thing], agencies=[world.agencies["Fire brigade"]])
    disclosures.record(share, GROUNDS, by=world.reader("officer"))
    request = looked_for(world, "rectification", words="My name is Ida.")
    ask = the_ask(request)
    with pytest.raises(NotNow):
        prepared(world, ask, decision="corrected")
    records.correct(record, {**ADA, "given": "Ida"}, why="She showed a passport.", by=world.reader("officer"))
    handed_in(world, ask, decision="corrected", words="Your name is put right.")
    again(request)
    assert record.corrections.get().was["given"] == "Ada"
    told = Notice.objects.filter(words=recipients.WORDS["corrected"])
    again(request)
    assert [row.person for row in told] == [world.people["fire"]]
    assert not any("Ida" in row.words + row.address for row in told)


def test_the_unit_hands_in_no_empty_answer_of_what_lies_elsewhere(world: World) -> None:
    desk(world)
    unit(world)
    ask = the_ask(looked_for(world), "elsewhere")
    with pytest.raises(SomethingMissing, match="Nothing would be handed in"):
        prepared(world, ask, by="unit")
    assert prepared(world, ask, by="unit", words="Your call of 3 May is in our records.").state == "drafted"


def test_the_unit_is_told_what_to_do_about_what_lies_elsewhere(world: World) -> None:
    desk(world)
    unit(world)
    ask = the_ask(looked_for(world), "elsewhere")
    client = world.client("unit")
    page = client.get(reverse("rights:ask", args=[ask.pk])).content.decode()
    assert "where the portal cannot look" in page
    assert "Hand what you find to whoever answers such requests for the force" in page
    form = client.get(reverse("rights:prepare", args=[ask.pk])).content.decode()
    assert "The force answers them itself" in form
    for words in ("Which lines are left out whole?", "Which other words are left out?"):
        assert words not in form, "there is nothing here to leave out"
    said = {"decision": "given", "words": "The force answers by itself: reference 12 of this month."}
    assert client.post(reverse("rights:prepare", args=[ask.pk]), said).status_code == 302
    ask.refresh_from_db()
    assert ask.state == "drafted"


def test_governance_is_told_that_children_stand_under_pseudonyms_where_returns_are_held(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    request, client = requested(world), world.client("governance")
    address = reverse("rights:request", args=[request.pk])
    assert "erase-child" not in client.get(address).content.decode()
    monkeypatch.setattr(Store, "editions", lambda _, dataset: (dataset,) if dataset == "youth_justice.returns" else ())
    assert "erase-child" in client.get(address).content.decode()


def test_two_things_of_one_kind_are_told_apart_in_the_list(world: World) -> None:
    for _ in range(2):
        entered(world)
    looked_for(world)
    listed = world.client("officer").get(reverse("rights:asks")).content.decode()
    assert "A record of a person, 1 of 2" in listed and "A record of a person, 2 of 2" in listed
    page = world.client("governance").get(reverse("rights:index")).content.decode()
    assert page.count("Received</th>") == page.count("Due</th>") == 1
