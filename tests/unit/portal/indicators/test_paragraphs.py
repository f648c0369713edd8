"""Partners' paragraphs: asked, drafted for one's own agency alone, handed in, cleared by another, printed."""

import datetime as dt

import pytest
from django.urls import reverse

from commonweal.papers import words
from commonweal.portal.access.refusals import NotBySamePerson, SomethingMissing
from commonweal.portal.audit.clock import today
from commonweal.portal.indicators import printing
from commonweal.portal.indicators.models import CLEARED, OWED, SUBMITTED, Version
from commonweal.portal.indicators.queries import paragraphs as queries
from commonweal.portal.indicators.refusals import NotInState, NotTheirParagraph
from commonweal.portal.indicators.reminders import remind_of_figures, remind_of_paragraphs
from commonweal.portal.indicators.verbs import paragraphs as verbs
from commonweal.portal.notices.models import Notice
from kept_indicators import asked, given, handed_in, kept, paragraph_of
from portal_world import World
from promises import ago

pytestmark = pytest.mark.django_db
SOON = dt.timedelta(days=2)


def test_the_clerk_and_the_analyst_ask_and_nobody_else(world: World) -> None:
    for who in ("clerk", "analyst"):
        asked(world, due_on=today(), by=who)
    for who in ("officer", "member", "chair", "governance"):
        with pytest.raises(NotTheirParagraph):
            asked(world, due_on=today(), by=who)


def test_a_draft_is_for_its_own_agency_alone(world: World) -> None:
    call = asked(world, due_on=today())
    verbs.draft(paragraph_of(call), title="A", text="Not yet", reach="public", by=world.reader("officer"))
    seen = {who: queries.page(world.reader(who), paragraph_of(call).pk).draft for who in ("officer", "clerk", "fire")}
    assert seen["officer"] is not None and seen["officer"].text == "Not yet"
    assert (seen["clerk"], seen["fire"]) == (None, None)


def test_each_version_stays_and_drafts_leave_no_gap(world: World) -> None:
    call = asked(world, due_on=today())
    officer = world.reader("officer")
    for text in ("One", "Two"):
        verbs.draft(paragraph_of(call), title="A", text=text, reach="public", by=officer)
    handed_in(world, call, text="Three")
    handed_in(world, call, text="Four")
    page = queries.page(world.reader("clerk"), paragraph_of(call).pk)
    assert [(v.number, v.text) for v in page.versions] == [(2, "Four"), (1, "Three")]
    assert Version.objects.count() == 4


def test_two_of_one_agency_do_not_write_over_each_other(world: World) -> None:
    row, address = paragraph_of(asked(world, due_on=ago(-9))), "indicators:write"
    officer = world.client("officer")
    first, second = (officer.get(reverse(address, args=[row.pk])).context["seen"] for _ in range(2))
    said = {"title": "Bicycles", "text": "We marked 400.", "reach": "public", "draft": "1"}
    assert officer.post(reverse(address, args=[row.pk]), {**said, "seen": first}).status_code == 302
    late = officer.post(reverse(address, args=[row.pk]), {**said, "text": "We marked 500.", "seen": second})
    assert "Someone else changed this" in late.content.decode()
    assert "We marked 500." in late.content.decode()
    assert [one.text for one in Version.objects.all()] == ["We marked 400."]


def test_another_agency_writes_nothing(world: World) -> None:
    call = asked(world, due_on=today())
    for who in ("fire", "clerk", "analyst", "chair"):
        with pytest.raises(NotTheirParagraph):
            handed_in(world, call, by=who)
    with pytest.raises(SomethingMissing):
        handed_in(world, call, text="  ")


def test_whoever_handed_it_in_does_not_clear_it(world: World) -> None:
    call = asked(world, due_on=today(), agencies=("Council",), by="analyst")
    paragraph = paragraph_of(call, "Council")
    version = verbs.newest_submitted(paragraph)
    assert version is None
    handed_in(world, asked(world, due_on=today()), by="officer")
    own = asked(world, due_on=today())
    paragraph = handed_in(world, own)
    Version.objects.filter(paragraph=paragraph).first()
    verbs.clear(paragraph, seen=1, by=world.reader("clerk"))
    assert paragraph_of(own).state == CLEARED
    with pytest.raises(NotInState):
        verbs.clear(paragraph_of(own), seen=1, by=world.reader("clerk"))


def test_the_person_who_wrote_it_is_not_the_second(world: World) -> None:
    paragraph = handed_in(world, asked(world, due_on=today()))
    thing = Version.objects.get(paragraph=paragraph).thing
    thing.made_by = world.accounts["clerk"].pk
    thing.save(update_fields=["made_by"])
    with pytest.raises(NotBySamePerson):
        verbs.clear(paragraph, seen=1, by=world.reader("clerk"))
    verbs.clear(paragraph, seen=1, by=world.reader("analyst"))


def test_a_newer_version_is_cleared_anew(world: World) -> None:
    call = asked(world, due_on=today())
    verbs.clear(handed_in(world, call), seen=1, by=world.reader("clerk"))
    again = handed_in(world, call, text="Newer")
    assert again.state == SUBMITTED
    assert queries.cleared(world.reader("clerk"), call.pk) == ()
    with pytest.raises(NotInState):
        verbs.clear(again, seen=1, by=world.reader("clerk"))


def test_one_sent_back_is_owed_again_and_told(world: World) -> None:
    call = asked(world, due_on=today())
    verbs.send_back(handed_in(world, call), reason="It names a child", by=world.reader("clerk"))
    again = paragraph_of(call)
    assert (again.state, again.words, again.submitted_on) == (OWED, "It names a child", None)
    assert Notice.objects.filter(person=world.people["officer"], words__contains="sent back").exists()


def test_only_what_is_cleared_is_printed_and_no_further_than_it_may_go(world: World) -> None:
    call = asked(world, due_on=today(), agencies=("Police", "Fire brigade", "Council"))
    for who, agency, reach, text in (
        ("officer", "Police", "public", 'We "marked" 400\nbicycles.'),
        ("fire", "Fire brigade", "partners", "A secret."),
    ):  # fmt: skip
        paragraph = handed_in(world, call, by=who, agency=agency, reach=reach, text=text)
        verbs.clear(paragraph, seen=1, by=world.reader("clerk"))
    handed_in(world, call, by="clerk", agency="Council", text="Not cleared.")
    analyst = world.reader("analyst")
    everyone = words.parse(printing.words_for(analyst, str(call.pk), "public"))
    assert [(c.agency, c.text) for c in everyone.contributions] == [("Police", 'We "marked" 400\nbicycles.')]
    ours = words.parse(printing.words_for(analyst, str(call.pk), "partners"))
    assert [(c.agency, c.audience) for c in ours.contributions] == [("Fire brigade", "partners"), ("Police", "public")]
    assert printing.offered(analyst) == [
        (str(call.pk), "Recorded crime and disorder, April 2025 to March 2026: 2 cleared")
    ]


def test_a_late_one_is_flagged_and_reminded_of_once(world: World) -> None:
    call = asked(world, due_on=today() - SOON)
    (line,) = queries.owed(world.reader("officer"))
    assert line.late
    for _ in range(2):
        remind_of_paragraphs()
    assert Notice.objects.filter(person=world.people["officer"], words__contains="is late").count() == 1
    assert not Notice.objects.filter(person=world.people["fire"]).exists()
    verbs.close(call, by=world.reader("clerk"))
    assert queries.owed(world.reader("officer")) == ()


def test_a_late_figure_is_told_to_its_agency_once(world: World) -> None:
    row = kept(world)
    given(world, row, (1, 2, 3))
    kept(world, "Without a rhythm", rhythm="")
    for _ in range(2):
        remind_of_figures()
    told = Notice.objects.filter(kind="figure")
    assert [notice.person_id for notice in told] == [world.people["officer"].pk]
    assert row.name not in told[0].words
