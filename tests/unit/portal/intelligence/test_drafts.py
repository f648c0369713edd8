"""A draft: for its writer alone, saved as typed, sent to the unit and to nobody else, thrown away whole."""

import datetime as dt

import pytest
from django.db.models import F
from django.http import Http404
from django.urls import reverse

from commonweal.portal.access.models import Thing
from commonweal.portal.access.queries import readable
from commonweal.portal.audit import clock
from commonweal.portal.audit.recording import recording
from commonweal.portal.disclosures.models import About, Disclosure, Entry
from commonweal.portal.intelligence import reminders
from commonweal.portal.intelligence.models import DRAFT, SENT, Item, Mention, MentionKey, Report, Source
from commonweal.portal.intelligence.queries import reports
from commonweal.portal.intelligence.refusals import NoForce, NotComplete, NotForThem, NotInReportState, NotTheirReport
from commonweal.portal.intelligence.verbs import drafts, sending, way
from commonweal.portal.notices.models import Notice
from portal_world import World
from told_intelligence import TEXT, begun, colleague, complete, desk, named, sent, unit

pytestmark = pytest.mark.django_db
OTHERS = ("colleague", "member", "clerk", "chair", "analyst", "governance", "administrator", None)


@pytest.fixture(autouse=True)
def _force(world: World) -> None:
    desk(world)
    unit(world)
    colleague(world)


def reads(world: World, who: str | None) -> set[Report]:
    return set(reports.rows(world.reader(who)))


def test_a_draft_is_its_writers_alone(world: World) -> None:
    report = begun(world)
    assert reads(world, "fire") == {report}
    for who in ("unit", "officer", *OTHERS):
        assert reads(world, who) == set()
        for model in (Report, Item, Mention, Source):
            assert not readable(world.reader(who), model).exists()


def test_a_draft_of_the_forces_own_officer_is_not_the_units_before_it_is_sent(world: World) -> None:
    report = begun(world, by="officer")
    assert reads(world, "unit") == set()
    assert reads(world, "officer") == {report}


def test_what_is_sent_is_its_writers_and_the_units(world: World) -> None:
    report = sent(world)
    assert report.state == SENT
    assert report.sent_at is not None
    for who in ("fire", "unit"):
        assert reads(world, who) == {report}
        assert readable(world.reader(who), Item).get().text == TEXT
        assert readable(world.reader(who), Mention).get().identified
        assert readable(world.reader(who), Source).get().said["told_by"] == "The caretaker of the lock-ups"
    for who in ("officer", *OTHERS):
        assert reads(world, who) == set()
        for model in (Report, Item, Mention, Source):
            assert not readable(world.reader(who), model).exists()


def test_a_duty_of_another_agency_is_not_the_forces_unit(world: World) -> None:
    unit(world, "pretender", "Fire brigade")
    report = sent(world)
    assert readable(world.reader("unit"), Report).exists()
    assert not readable(world.reader("pretender"), Report).exists()
    assert reads(world, "pretender") == set()
    with pytest.raises(NotTheirReport):
        way.receive(report, by=world.reader("pretender"))


def test_its_writer_who_moved_to_another_agency_reads_it_no_more(world: World) -> None:
    report = begun(world)
    moved = world.people["fire"].memberships.get()
    moved.agency = world.agencies["Council"]
    moved.save()
    assert reads(world, "fire") == set()
    with pytest.raises(NotTheirReport):
        drafts.answer(report, "when", {"which": "today"}, by=world.reader("fire"))


def test_only_officers_write_and_only_their_own(world: World) -> None:
    report = begun(world)
    for who in ("member", "clerk", "administrator"):
        with pytest.raises(NotForThem):
            drafts.begin(agency=world.agencies["Council"], by=world.reader(who))
    with pytest.raises(NotForThem):
        drafts.begin(agency=world.agencies["Police"], by=world.reader("fire"))
    for who in ("colleague", "unit"):
        with pytest.raises(NotTheirReport):
            drafts.say(report, "Mine now", {}, by=world.reader(who))


def test_nothing_is_begun_while_no_force_is_named(world: World) -> None:
    from commonweal.portal.intelligence.models import Desk

    Desk.objects.all().delete()
    with pytest.raises(NoForce, match="go to nobody"):
        begun(world)


def test_what_is_missing_is_said_and_nothing_is_sent(world: World) -> None:
    report = begun(world)
    with pytest.raises(NotComplete, match="when this is from"):
        sending.send(report, by=world.reader("fire"))
    assert [one.page for one in sending.still_missing(report)] == [
        "when", "source", "risk", "risk", "sharing", "sharing", "sharing",
    ]  # fmt: skip
    assert Report.objects.get().state == DRAFT


def test_somebody_at_risk_is_never_held_up_for_an_agreement(world: World) -> None:
    without = complete(world, no_agreement="")
    with pytest.raises(NotComplete, match="No live agreement"):
        sending.send(without, by=world.reader("fire"))
    assert sent(world, no_agreement="", emergency=True).emergency


def test_an_agency_that_tells_itself_needs_no_agreement(world: World) -> None:
    assert sent(world, by="officer", no_agreement="").agreement is None


def test_what_was_sent_stays_and_is_added_to(world: World) -> None:
    report, fire = sent(world), world.reader("fire")
    with pytest.raises(NotInReportState, match="stays as it is"):
        drafts.say(report, "Another thing", {}, by=fire)
    sending.add(report, "It was green, not grey.", by=fire)
    assert list(report.items.order_by("number").values_list("number", "kind")) == [(1, "told"), (2, "added")]
    sending.withdraw(report, "My source was mistaken.", by=fire)
    report.refresh_from_db()
    assert report.withdrawn_at is not None
    assert next(item.text for item in report.items.order_by("number")) == TEXT
    with pytest.raises(NotInReportState, match="withdrew"):
        sending.add(report, "Or not", by=fire)


def test_what_one_sent_is_listed_by_when_it_was_sent_below_drafts(world: World) -> None:
    older, newer, draft = sent(world), sent(world), begun(world)
    Report.objects.filter(pk=older.pk).update(sent_at=F("sent_at") - dt.timedelta(days=3))
    sending.add(Report.objects.get(pk=older.pk), "It was green, not grey.", by=world.reader("fire"))
    assert [line.id for line in reports.mine(world.reader("fire"))] == [draft.pk, newer.pk, older.pk]


def test_nobody_else_adds_to_it_or_takes_it_back(world: World) -> None:
    report = sent(world)
    for who in ("colleague", "unit", "officer"):
        for act in (sending.add, sending.withdraw):
            with pytest.raises(NotTheirReport):
                act(report, "No", by=world.reader(who))


def test_notices_say_nothing_of_it(world: World) -> None:
    report = sent(world)
    way.receive(report, by=world.reader("unit"))
    way.reply(report, "The van is known to us.", by=world.reader("unit"))
    way.close(report, outcome="logged", by=world.reader("unit"))
    told = {(notice.person, notice.words) for notice in Notice.objects.all()}
    assert {person for person, _ in told} == {world.people["unit"], world.people["fire"]}
    for _, words in told:
        assert report.reference not in words
        assert not {"van", "Tallis", "Fire", "caretaker"} & set(words.replace(".", "").split())


def test_its_writer_sees_its_way_and_what_the_unit_lets_them_know(world: World) -> None:
    report = sent(world)
    way.receive(report, by=world.reader("unit"))
    way.reply(report, "The van is known to us.", by=world.reader("unit"))
    way.close(report, outcome="logged", by=world.reader("unit"))
    with recording():
        page = reports.page(world.reader("fire"), reports.one(world.reader("fire"), report.pk))
    assert page.line.words == "Dealt with"
    assert page.line.outcome == "Logged as intelligence"
    assert [reply.words for reply in page.replies] == ["The van is known to us."]
    with pytest.raises(NotInReportState):
        way.receive(report, by=world.reader("unit"))


def test_a_draft_is_thrown_away_whole(world: World) -> None:
    report = complete(world)
    before = Thing.objects.count()
    assert MentionKey.objects.exists()
    drafts.throw_away(report, by=world.reader("fire"))
    for model in (Report, Item, Mention, MentionKey, Source):
        assert not model.objects.exists()
    assert Thing.objects.count() == before - 4


def test_a_draft_left_alone_is_warned_of_then_thrown_away(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    report, kept = begun(world), sent(world)
    at = report.saved_at

    def later(days: float) -> None:
        monkeypatch.setattr(clock.timezone, "now", lambda: at + dt.timedelta(days=days))
        reminders.look_after_drafts()

    later(4.5)
    assert not Notice.objects.filter(person=world.people["fire"]).exists()
    later(5.5)
    later(5.6)
    assert Notice.objects.get(person=world.people["fire"]).words.endswith("is thrown away soon.")
    later(7.5)
    assert list(Report.objects.all()) == [kept]


def test_pieces_and_names_come_and_go_while_it_is_a_draft(world: World) -> None:
    report, fire = begun(world), world.reader("fire")
    second = drafts.say(report, "Two men load it.", {}, by=fire)
    third = drafts.say(report, "They come on foot.", {}, by=fire)
    drafts.unsay(second, by=fire)
    third.refresh_from_db()
    assert (third.number, report.items.count()) == (2, 2)
    mention = named(world, report)
    assert {key.kind for key in mention.keys.all()} == {"name", "name and birth"}
    mention = drafts.name(report, "person", {"given": "Wren"}, by=fire, mention=mention)
    assert not mention.identified
    assert {key.kind for key in mention.keys.all()} == {"name"}
    drafts.unname(mention, by=fire)
    assert not Mention.objects.exists()


def test_a_piece_of_another_report_is_not_changed_by_way_of_this(world: World) -> None:
    fire = world.reader("fire")
    mine, other = begun(world), begun(world, text="Another")
    with pytest.raises(Exception, match="another report"):
        drafts.say(mine, "x", {}, by=fire, item=other.items.get())


def test_the_same_404_for_hidden_and_absent(world: World) -> None:
    report = sent(world)
    for who in ("colleague", "officer", "administrator"):
        with pytest.raises(Http404):
            reports.one(world.reader(who), report.pk)


def test_what_leaves_its_agency_is_a_share_that_governance_reviews_and_colleagues_never_hear_of(world: World) -> None:
    report = sent(world, no_agreement="It is being signed.")
    entry = readable(world.reader("governance"), Entry).get()
    assert (entry.from_agency, entry.to_review, entry.decided_by) == (world.agencies["Fire brigade"], True, None)
    assert entry.no_agreement == "It is being signed."
    said = str([entry.purpose, entry.necessity, entry.reason, entry.asked_by])
    assert not [word for word in (report.reference, "van", "Tallis", "caretaker") if word in said]
    assert readable(world.reader("fire"), Disclosure).exists()
    for who in ("colleague", "officer", "unit", "governance", "clerk"):
        for model in (Disclosure, About):
            assert not readable(world.reader(who), model).exists(), (who, model)
    assert sent(world, by="officer").state == SENT  # to oneself: no share
    assert Entry.objects.count() == 1


def test_whoever_completes_what_they_told_in_an_emergency_is_named_to_nobody(world: World) -> None:
    """The register names no writer; their own page does."""
    sent(world, no_agreement="", emergency=True)
    row, entry = Disclosure.objects.get(), Entry.objects.get()
    client = world.client("fire")
    said = {"no_agreement": "There was no time for one"}
    assert client.post(reverse("disclosures:complete", args=[row.pk]), said).status_code == 302
    governance = world.client("governance")
    pages = (reverse("disclosures:review", args=[entry.pk]), reverse("disclosures:export"))
    shown = "".join(governance.get(page).content.decode() for page in pages)
    assert "There was no time for one" in shown and "Added on" in shown, "there is something"
    assert "Fire Example" not in shown
    assert "by Fire Example" in client.get(reverse("disclosures:disclosure", args=[row.pk])).content.decode()


def test_an_emergency_is_told_to_governance_without_a_word_of_it(world: World) -> None:
    sent(world, no_agreement="", emergency=True)
    told = Notice.objects.get(person=world.people["governance"])
    assert told.words == "Something was shared in an emergency, and waits for your review."
