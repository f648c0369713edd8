"""Holds and disposal: what must stay stays; what two people let go is gone, everywhere, and stays gone."""

import datetime as dt
import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from asked_rights import again, handed_in, held, looked_for, remarked, requested, the_ask
from commonweal.ingest import erasure_list
from commonweal.portal.access import shelf
from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.models import Document, Seat, Thing
from commonweal.portal.access.verbs import audiences, documents, things
from commonweal.portal.audit import verification
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.models import Aside
from commonweal.portal.audit.recording import note, recording
from commonweal.portal.cases.models import Case, Entry
from commonweal.portal.cases.verbs import subjects
from commonweal.portal.notices.models import Notice
from commonweal.portal.people.models import Hint, Record, RecordKey
from commonweal.portal.rights import rules
from commonweal.portal.rights.holdings import of_thing
from commonweal.portal.rights.models import Ask, Bite, Disposal, Request
from commonweal.portal.rights.queries import keeping
from commonweal.portal.rights.refusals import NotGovernance, NotTheirAsk, SecondPersonNeeded, StillHeld
from commonweal.portal.rights.verbs import answers, disposals, holds, removal, requests
from known_people import ADA, entered
from portal_world import World
from told_intelligence import colleague
from worked_cases import opened, written

pytestmark = pytest.mark.django_db
LONG_AGO = dt.timedelta(days=366 * 7)


@pytest.fixture(autouse=True)
def _no_list() -> Any:
    yield
    erasure_list.erasures_path(settings.WORKSPACE).unlink(missing_ok=True)


def old(record: Record) -> Record:
    Record.objects.filter(pk=record.pk).update(entered_at=now() - LONG_AGO)
    return record


def proposed(world: World) -> tuple[Record, Disposal, Ask]:
    record = old(entered(world))
    disposals.propose()
    return record, Disposal.objects.get(), Ask.objects.select_related("thing__lock").get()


def agreed(world: World, disposal: Disposal, ask: Ask) -> None:
    answers.decide_disposal(ask, decision="erase", by=world.reader("officer"))
    disposals.agree(disposal, by=world.reader("governance"))
    disposals.dispose()


def _files(digest: str) -> list[Path]:
    places = [shelf.place(digest, sealed=sealed) for sealed in (False, True)]
    return [place for place in places if place.exists()]


def in_database(word: str) -> bool:
    """Whether any table's text holds a word."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the database's own tables
            if any(word in str(value) for row in cursor.fetchall() for value in row):
                return True
    return False


def test_the_schedule_proposes_what_is_over_once_and_nothing_else(world: World) -> None:
    record, disposal, ask = proposed(world)
    entered(world, given="Fresh")
    disposals.propose()
    assert Disposal.objects.count() == 1 and disposal.of == record.pk and disposal.rule == "record"
    assert ask.thing.home_id == record.pk
    page = world.client("governance").get(reverse("rights:disposal")).content.decode()
    assert "Candlewick" not in page and "A record of a person" in page
    assert "A case: Anti-social behaviour" in page, "how long each kind of case is kept stands there too"


def test_one_person_never_lets_anything_go(world: World) -> None:
    record, disposal, ask = proposed(world)
    disposals.agree(disposal, by=world.reader("governance"))
    disposals.dispose()
    with pytest.raises(SecondPersonNeeded):
        disposals.agree(Disposal.objects.get(), by=world.reader("governance"))
    with pytest.raises(NotGovernance):
        disposals.agree(Disposal.objects.get(), by=world.reader("officer"))
    assert Record.objects.filter(pk=record.pk).exists()
    answers.decide_disposal(ask, decision="erase", by=world.reader("officer"))
    disposals.dispose()
    assert not Record.objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize(
    ("rule", "said"),
    [("record", "It is proposed again on that day."), (disposals.ERASURE, "It stays. Say so to whoever asked.")],
)
def test_what_governance_keeps_is_asked_of_its_holder_no_more(world: World, rule: str, said: str) -> None:
    _, disposal, ask = proposed(world)
    Disposal.objects.update(rule=rule)
    disposals.dispose()
    assert Ask.objects.get().state == "open", "it waits"
    kept = {"until": today() + dt.timedelta(days=90), "why": "A claim is likely."}
    page = world.client("governance").post(reverse("rights:keep", args=[disposal.pk]), kept, follow=True)
    assert said in page.content.decode() and Disposal.objects.get().state == "kept"
    disposals.dispose()
    assert Ask.objects.get(pk=ask.pk).state == "fallen"


def test_what_two_people_let_go_is_gone_with_its_index_its_notices_and_the_words_beside_the_audit(
    world: World,
) -> None:
    record, disposal, ask = proposed(world)
    with recording():
        note("search", by=None, thing=record.pk, words="Candlewick, 3 May 1987")
    assert Notice.objects.filter(about=ask.pk).exists() and RecordKey.objects.filter(record=record).exists()
    assert Aside.objects.filter(entry__thing=str(record.pk)).exists(), "there are words to erase"
    agreed(world, disposal, ask)
    disposal.refresh_from_db()
    assert disposal.state == "gone" and disposal.holder and disposal.approver
    assert not Thing.objects.filter(pk__in=[record.pk, ask.pk]).exists() and not RecordKey.objects.exists()
    assert not Aside.objects.filter(entry__thing=str(record.pk)).exists()
    assert not Notice.objects.filter(about=ask.pk).exists()
    assert not in_database("Candlewick")
    assert verification.verify().broken is None
    assert record.pk in erasure_list.things(erasure_list.erasures_path(settings.WORKSPACE))
    assert "Candlewick" not in erasure_list.erasures_path(settings.WORKSPACE).read_text()


def test_what_a_matcher_was_told_of_it_goes_too_and_holds_nothing_up(world: World) -> None:
    record, disposal, ask = proposed(world)
    other = entered(world, "fire")
    with recording():
        stands = things.make(
            Hint, home=None, audience=audiences.people([world.people["fire"].pk]), by=None, one=record, other=other,
            one_agency=record.agency, other_agency=other.agency, agreement=other.thing, weight=1.0, reasons=[],
            made_at=now(),
        )  # fmt: skip
    agreed(world, disposal, ask)
    assert not Record.objects.filter(pk=record.pk).exists()
    assert not Thing.objects.filter(pk=stands.pk).exists()
    assert Record.objects.filter(pk=other.pk).exists()


def test_the_words_of_searches_for_them_go_once_nothing_of_them_is_kept(world: World) -> None:
    """A search names no thing, so its words are found by the name itself; who searched, and when, stays."""
    _, disposal, ask = proposed(world)
    for data in ({"name": "ada candlewick"}, {"name": "Candlewick Ada", "born_0": "3", "born_1": "5", "born_2": "1987"},
                 {"name": "Bram Candlewick"}):  # fmt: skip
        world.client("officer").post(reverse("people:index"), data)
    world.client("officer").post(reverse("cases:search"), {"given": "Ada", "family": "Candlewick"})
    searched = Aside.objects.filter(entry__act__in=removal.SEARCHES, words__icontains="ada")
    assert searched.count() == 3, "there are words to erase"
    agreed(world, disposal, ask)
    assert not searched.exists()
    assert Aside.objects.filter(words__contains="Bram Candlewick").exists(), "of somebody else"
    assert verification.verify().broken is None


def test_so_do_those_for_somebody_with_a_single_name(world: World) -> None:
    old(entered(world, given="Suharto", family="", aliases=[]))
    disposals.propose()
    for data in ({"name": "suharto"}, {"name": "Suharto", "phone": "07700 900111"}, {"name": "Suharto Candlewick"}):
        world.client("officer").post(reverse("people:index"), data)
    world.client("officer").post(reverse("cases:search"), {"given": "Suharto", "born": "1931-05-03"})
    searched = Aside.objects.filter(entry__act__in=removal.SEARCHES, words__icontains="suharto")
    assert searched.count() == 4, "there are words to erase"
    agreed(world, Disposal.objects.get(), Ask.objects.select_related("thing__lock").get())
    assert [row.words for row in searched] == ["name: Suharto Candlewick"], "of somebody else"


def test_they_stay_while_another_agency_knows_somebody_of_that_name(world: World) -> None:
    _, disposal, ask = proposed(world)
    entered(world, "fire")
    world.client("officer").post(reverse("people:index"), {"name": "Ada Candlewick"})
    agreed(world, disposal, ask)
    assert Aside.objects.filter(words__contains="Ada Candlewick").exists()


def test_a_whole_case_goes_with_its_people_chronology_seats_and_files(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    case = opened(world)
    subjects.add(case, ADA, role="victim", by=world.reader("officer"))
    written(world, case, "A visit.")
    with recording():
        kept = documents.keep(
            b"a letter", name="letter.txt", media_type="text/plain", role="original", home=case.thing,
            audience=audiences.public(), by=None,
        )  # fmt: skip
    assert _files(kept.sha256), "there is a file"
    Case.objects.filter(pk=case.pk).update(closed_on=today() - LONG_AGO, outcome="resolved")
    disposals.propose()
    disposal = Disposal.objects.get(of=case.pk)
    with django_capture_on_commit_callbacks(execute=True):
        agreed(world, disposal, Ask.objects.select_related("thing__lock").get(disposal=disposal.pk))
    assert not Case.objects.exists() and not Entry.objects.exists() and not Record.objects.exists()
    assert not Document.objects.exists() and not Seat.objects.filter(audience=case.group_id).exists()
    left = [model for model in kept_models() if model._meta.label != "rights.Disposal" and model.objects.exists()]
    assert not left
    assert not _files(kept.sha256)


def test_a_restored_backup_lets_it_go_again(world: World) -> None:
    record, disposal, ask = proposed(world)
    agreed(world, disposal, ask)
    listed = erasure_list.things(erasure_list.erasures_path(settings.WORKSPACE))
    back = entered(world)  # as it stood in the backup: the same id
    Thing.objects.filter(pk=back.pk)
    assert disposals.erase_again({back.pk, *listed}) == 1
    assert not Record.objects.exists() and record.pk in listed


def test_the_list_of_erased_children_keeps_what_the_portal_let_go() -> None:
    from commonweal.ingest.youth_erasure import write_list

    gone = UUID(int=7)
    erasure_list.add_things(settings.WORKSPACE, [gone])
    write_list(settings.WORKSPACE)
    path = erasure_list.erasures_path(settings.WORKSPACE)
    assert erasure_list.things(path) == {gone} and json.loads(path.read_text())["erased"] == []


def test_a_hold_stops_it_and_says_so_and_not_why(world: World) -> None:
    record, disposal, ask = proposed(world)
    hold = held(world)
    holds.bite()
    assert keeping.beside(world.reader("officer"), [record.pk])[record.pk].held_until == hold.again_on
    assert keeping.beside(world.reader("fire"), [record.pk])[record.pk].held_until is None
    agreed(world, disposal, ask)
    assert Record.objects.filter(pk=record.pk).exists()
    with pytest.raises(StillHeld):
        removal.check_may_go(record.pk)
    for reader in ("officer", "fire", "clerk"):
        assert world.client(reader).get(reverse("rights:holds")).status_code == 404
    holds.lift(hold, why="The court decided.", by=world.reader("governance"))
    disposals.dispose()
    assert not Record.objects.filter(pk=record.pk).exists() and not Bite.objects.exists()


def test_a_hold_on_what_sits_in_it_or_around_it_stops_it_too(world: World) -> None:
    case = opened(world)
    subjects.add(case, ADA, role="victim", by=world.reader("officer"))
    held(world)
    holds.bite()
    with pytest.raises(StillHeld):
        removal.check_may_go(case.pk)


def test_a_holder_places_a_hold_on_what_they_hold_and_nobody_else_does(world: World) -> None:
    record = entered(world)
    address = reverse("rights:hold-thing", args=[record.pk])
    said = {"why": "A claim.", "again_on": (today() + dt.timedelta(days=30)).isoformat()}
    assert world.client("fire").post(address, said).status_code == 404
    assert world.client("governance").post(address, said).status_code == 404
    assert world.client("officer").post(address, said).status_code == 302
    assert Bite.objects.get().thing_id == record.pk


def test_who_is_no_officer_answers_for_nothing_though_its_lock_opens_to_them(world: World) -> None:
    case = opened(world)
    entry = written(world, case, "For a few.", fewer=[world.people["officer"].pk])
    things = [entered(world).thing, case.thing, entry.thing]
    assert [rules.reader_holds(world.reader("officer"), one, of_thing(one)) for one in things] == [True] * 3
    world.people["officer"].memberships.update(role="analyst")
    reader, said = world.reader("officer"), {"why": "A claim.", "again_on": today() + dt.timedelta(days=30)}
    assert things[0].lock_id in reader.locks, "there is what could leak: the agency's own record"
    for thing in things:
        assert world.client("officer").get(reverse("rights:hold-thing", args=[thing.pk])).status_code == 404
        assert keeping.hold_at(reader, thing.pk) == ""
        with pytest.raises(NotTheirAsk):
            holds.place_on(thing, **said, by=reader)


def test_somebody_who_asks_for_it_stops_it(world: World) -> None:
    record, disposal, ask = proposed(world)
    looked_for(world)
    agreed(world, disposal, ask)
    assert Record.objects.filter(pk=record.pk).exists()


def test_what_a_person_asks_to_have_erased_goes_where_holder_second_reader_and_governance_agree(world: World) -> None:
    record = entered(world)
    request = looked_for(world, "erasure")
    handed_in(world, the_ask(request), decision="erase", words="It was of last use.")
    disposals.dispose()
    disposal = Disposal.objects.get()
    assert disposal.rule == "erasure" and disposal.holder and disposal.approver is None
    assert Record.objects.filter(pk=record.pk).exists()
    disposals.agree(disposal, by=world.reader("governance"))
    disposals.dispose()
    assert not Record.objects.exists()
    assert again(request).state == "gathered"


def test_it_may_stay_with_a_word_to_the_person(world: World) -> None:
    entered(world)
    request = looked_for(world, "erasure")
    handed_in(world, the_ask(request), decision="keep", words="An inquiry needs it.")
    disposals.dispose()
    assert not Disposal.objects.exists() and Record.objects.exists()


def test_a_holder_keeps_it_until_a_day_and_it_is_not_proposed_before(world: World) -> None:
    _, _, ask = proposed(world)
    until = today() + dt.timedelta(days=200)
    answers.decide_disposal(ask, decision="keep", words="A claim.", until=until, by=world.reader("officer"))
    disposals.dispose()
    disposals.propose()
    assert Disposal.objects.get().kept_until == until and Disposal.objects.get().state == "kept"


def test_governances_own_papers_go_by_two_of_governance(world: World) -> None:
    entered(world)
    request = looked_for(world)
    handed_in(world, the_ask(request))
    requests.close(again(request), outcome="refused", words="By letter.", by=world.reader("governance"))
    Request.objects.filter(pk=request.pk).update(closed_on=today() - LONG_AGO)
    disposals.propose()
    disposal = Disposal.objects.get(of=request.pk)
    disposals.agree(disposal, by=world.reader("governance"))
    with pytest.raises(SecondPersonNeeded):
        disposals.agree(Disposal.objects.get(pk=disposal.pk), by=world.reader("governance"))
    colleague(world, "governance2", "Council")
    world.people["governance2"].memberships.update(role="governance")
    disposals.agree(Disposal.objects.get(pk=disposal.pk), by=world.reader("governance2"))
    disposals.dispose()
    assert not Request.objects.exists() and not Ask.objects.filter(request=request.pk).exists()
    assert Record.objects.exists()


def test_requests_and_holds_are_told_of_without_anybodys_name(world: World) -> None:
    from commonweal.portal.rights import reminders

    requested(world, received_on=today() - dt.timedelta(days=60))
    reminders.remind()
    told = Notice.objects.filter(person=world.people["governance"])
    assert told.exists() and not any("Candlewick" in row.words + row.address for row in told)


def test_a_hold_and_what_somebody_says_stand_on_the_page_of_what_they_are_about(world: World) -> None:
    record = entered(world)
    address = reverse("people:person", args=[record.pk])
    before = world.client("officer").get(address).content.decode()
    assert "legal hold keeps" not in before and reverse("rights:hold-thing", args=[record.pk]) in before
    assert before.rindex("<h2") < before.index(reverse("rights:hold-thing", args=[record.pk])), "at the foot"
    held(world)
    holds.bite()
    remarked(record)
    page = world.client("officer").get(address).content.decode()
    assert "A legal hold keeps this" in page and "I was never there." in page
    assert "A claim is before the court" not in page, "not why"


def test_a_hold_on_what_is_hidden_takes_no_more_questions_than_on_what_is_not_there(world: World) -> None:
    theirs, client = entered(world, "fire"), world.client("officer")
    asked = []
    for id in (uuid4(), uuid4(), theirs.pk):
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse("rights:hold-thing", args=[id])).status_code == 404
        asked.append(len(caught))
    assert asked[1] == asked[2]
    assert world.client("fire").get(reverse("rights:hold-thing", args=[theirs.pk])).status_code == 200
