"""The originator is asked about the very words and readers: in the portal, or otherwise; their newest word counts."""

from dataclasses import replace

import pytest
from django.urls import reverse

from commonweal.portal.access.refusals import NotBySamePerson, NotNow, NotWhatWasSeen, SomethingMissing
from commonweal.portal.audit.models import Entry
from commonweal.portal.intelligence.models import OUT, WAITING, Report, Sanitised
from commonweal.portal.intelligence.originator import asked_of
from commonweal.portal.intelligence.refusals import (
    NotInReportState,
    NotTheirReport,
    OriginatorNotAsked,
    OriginatorRefused,
)
from commonweal.portal.intelligence.telling import ANSWERED, ASKED_WORDS
from commonweal.portal.intelligence.verbs import asking, consents, grades, sanitised
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Membership
from graded_reports import ASKS, COVERT, FREE, TEXT, grade, items, officer, people, proposed, report, set_up
from portal_world import World


@pytest.fixture(autouse=True)
def _unit(world: World) -> None:
    set_up(world)
    officer(world, "warden", "Council")


@pytest.fixture
def text(world: World) -> Sanitised:
    """It rests on an item that asks the originator first."""
    made = report(world)
    grade(world, made, ASKS)
    return proposed(world, made)


def _approve(world: World, text: Sanitised) -> Sanitised:
    text.refresh_from_db()
    return sanitised.approve(text, sha256=text.sha256, by=world.reader("second"))


def _answer(world: World, text: Sanitised, *, agrees: bool, words: str = "") -> None:
    row = Report.objects.get(pk=text.report_id)
    asking.answer(row, agrees=agrees, words=words, seen=text.sha256, by=world.reader("fire"))


def test_asked_and_agreed_it_goes_out_with_a_second_person(world: World, text: Sanitised) -> None:
    with pytest.raises(OriginatorNotAsked):
        _approve(world, text)
    asking.ask(text, by=world.reader("unit"))
    with pytest.raises(OriginatorNotAsked):
        _approve(world, text)
    _answer(world, text, agrees=True)
    with pytest.raises(NotBySamePerson):
        sanitised.approve(text, sha256=text.sha256, by=world.reader("unit"))
    assert _approve(world, text).state == OUT


def test_asked_and_refused_it_does_not(world: World, text: Sanitised) -> None:
    asking.ask(text, by=world.reader("unit"))
    with pytest.raises(SomethingMissing):
        _answer(world, text, agrees=False)
    _answer(world, text, agrees=False, words="They would know who told it.")
    with pytest.raises(OriginatorRefused):
        _approve(world, text)
    page = world.client("second").get(reverse("intelligence:text", args=[text.pk])).content.decode()
    assert "They would know who told it." in page
    assert "Release it to" not in page


def test_a_no_holds_where_nothing_asked_for_a_yes(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    waiting = proposed(world, made)
    asking.ask(waiting, by=world.reader("unit"))
    _answer(world, waiting, agrees=False, words="Not now.")
    with pytest.raises(OriginatorRefused):
        _approve(world, waiting)


def test_the_newest_word_counts(world: World, text: Sanitised) -> None:
    asking.ask(text, by=world.reader("unit"))
    _answer(world, text, agrees=False, words="Not now.")
    consent = consents.ask(text, words="Their head of service agreed on the telephone", by=world.reader("unit"))
    with pytest.raises(OriginatorRefused):
        _approve(world, text)
    consents.approve(consent, by=world.reader("second"))
    consents.ask(text, words="She rang back: no", agrees=False, by=world.reader("unit"))
    with pytest.raises(OriginatorRefused):
        _approve(world, text)
    page = world.client("unit").get(reverse("intelligence:text", args=[text.pk])).content.decode()
    assert "<strong>Agreed:</strong> Their head of service" in page
    assert "<strong>Did not agree:</strong> She rang back" in page
    asking.ask(text, by=world.reader("unit"))
    _answer(world, text, agrees=True)
    assert _approve(world, text).state == OUT


def test_a_no_is_approved_by_nobody(world: World, text: Sanitised) -> None:
    said = consents.ask(text, words="She said no", agrees=False, by=world.reader("unit"))
    with pytest.raises(NotNow):
        consents.approve(said, by=world.reader("second"))


def test_what_was_agreed_to_is_these_words_alone(world: World, text: Sanitised) -> None:
    asking.ask(text, by=world.reader("unit"))
    grade(world, text.report, replace(ASKS, assessment="E"))
    text.refresh_from_db()
    assert text.state != WAITING, "graded stricter it does not go out, and nothing is asked of it any more"
    assert not any(one.open for one in asked_of(Report.objects.get()))
    with pytest.raises(NotInReportState):
        _answer(world, text, agrees=True)


def test_a_page_that_was_opened_before_answers_nothing_else(world: World, text: Sanitised) -> None:
    asking.ask(text, by=world.reader("unit"))
    with pytest.raises(NotWhatWasSeen):
        asking.answer(Report.objects.get(), agrees=True, seen="other", by=world.reader("fire"))


def test_refused_or_out_nothing_is_asked_any_more(world: World, text: Sanitised) -> None:
    asking.ask(text, by=world.reader("unit"))
    with pytest.raises(NotNow):
        asking.ask(text, by=world.reader("second"))
    sanitised.refuse(text, reason="It is not clear", by=world.reader("second"))
    with pytest.raises(NotInReportState):
        _answer(world, text, agrees=True)
    page = world.client("fire").get(reverse("intelligence:report", args=[text.report_id])).content.decode()
    assert TEXT not in page, "what they did not answer in time is theirs to read no more"


def test_its_writer_alone_is_shown_it_and_answers(world: World, text: Sanitised) -> None:
    officer(world, "brigade", "Fire brigade")
    asking.ask(text, by=world.reader("unit"))
    where = reverse("intelligence:answer-asked", args=[text.report_id])
    assert TEXT in world.client("fire").get(where).content.decode()
    for name in ("brigade", "officer", "warden", "governance", "administrator", None):
        assert world.client(name).get(where).status_code == 404
        with pytest.raises(NotTheirReport):
            asking.answer(Report.objects.get(), agrees=True, seen=text.sha256, by=world.reader(name))
    with pytest.raises(NotTheirReport):
        asking.ask(text, by=world.reader("fire"))


def test_it_is_answered_on_its_page_and_both_sides_are_told_nothing_of_what(world: World, text: Sanitised) -> None:
    unit, fire = world.client("unit"), world.client("fire")
    unit.post(reverse("intelligence:ask-writer", args=[text.pk]))
    where = reverse("intelligence:answer-asked", args=[text.report_id])
    assert "You are asked" in fire.get(reverse("intelligence:report", args=[text.report_id])).content.decode()
    sent = {"agrees": "no", "words": "", "seen": text.sha256}
    assert "Say why not" in fire.post(where, sent).content.decode()
    assert fire.post(where, {**sent, "words": "Say nothing of boxes."}).status_code == 302
    assert fire.get(where).status_code == 404
    for name, words in (("fire", ASKED_WORDS), ("unit", ANSWERED), ("second", ANSWERED)):
        assert Notice.objects.filter(person=world.people[name], words=words).exists()
    assert not Notice.objects.filter(words__contains="box").exists()
    acts = Entry.objects.filter(thing=text.report_id).values_list("act", flat=True)
    assert {"ask originator", "answer as originator"} <= set(acts)


def test_whoever_moved_on_is_not_asked_here(world: World, text: Sanitised) -> None:
    Membership.objects.filter(person=world.people["fire"]).update(agency=world.agencies["Council"])
    with pytest.raises(NotNow):
        asking.ask(text, by=world.reader("unit"))
    page = world.client("unit").get(reverse("intelligence:text", args=[text.pk])).content.decode()
    assert "Ask whoever wrote the report" not in page
    assert "Record what the originator said otherwise" in page


def test_a_covert_item_is_not_shown_to_anybody_by_asking(world: World) -> None:
    made = report(world)
    grade(world, made, ASKS)
    waiting = proposed(world, made, people=people(world, "warden"))
    grades.grade(items(made)[0], COVERT, by=world.reader("unit"))
    with pytest.raises(NotNow):
        asking.ask(waiting, by=world.reader("unit"))
