import datetime as dt
from typing import Any

import pytest

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.access.refusals import NotAllowed, NotNow
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.meetings.models import CarryOver, Deferral, Item, Meeting, Minute, Minutes, Practice
from commonweal.portal.meetings.queries.agendas import agenda
from commonweal.portal.meetings.queries.came_of import came_of
from commonweal.portal.meetings.queries.carrying import deferred_twice, offers
from commonweal.portal.meetings.queries.forward import forward_plan
from commonweal.portal.meetings.rules.carrying import NoCommonReaders
from commonweal.portal.meetings.rules.meetings import ReasonMissing
from commonweal.portal.meetings.verbs import carrying, forward, items, outcome
from commonweal.portal.meetings.verbs import meetings as meeting_verbs
from commonweal.portal.meetings.verbs.inheriting import inherited
from commonweal.portal.tasks.models import Action
from portal_world import World
from round_world import JANUARY, MARCH, MAY, clear, item, meeting, police_item, practice, publish

pytestmark = pytest.mark.django_db
JULY = dt.date(2026, 7, 23)


def _held(world: World, date: dt.date = JANUARY) -> Meeting:
    at = meeting(world, date)
    at.state = "agenda out"
    at.save()
    return at


def _defer(world: World, what: Item, **to: Any) -> Deferral:
    minute = things.make(Minute, home=what.thing, audience=audiences.public(), by=world.reader("clerk"), item=what)
    Meeting.objects.filter(pk=what.meeting_id).update(state="held")
    return things.make(
        Deferral, home=minute.thing, audience=audiences.public(), by=world.reader("clerk"), item=what,
        **{"to_text": "to the next meeting", "to_next": True, **to},
    )  # fmt: skip


def _offered(world: World, at: Meeting, name: str | None = "clerk") -> list[tuple[str, str]]:
    return [(offer.kind, offer.title) for offer in offers(world.reader(name), at.pk)]


def _source(world: World, at: Meeting) -> Any:
    return offers(world.reader("clerk"), at.pk)[0].source


@pytest.fixture
def round_(world: World) -> tuple[Meeting, Meeting, Meeting]:
    practice(world)
    return _held(world), meeting(world, MARCH), meeting(world, MAY)


Round = tuple[Meeting, Meeting, Meeting]


def test_a_deferred_item_is_offered_to_the_next_meeting_and_taken_once(world: World, round_: Round) -> None:
    before, march, may = round_
    _defer(world, item(world, before, "Prevent strategy", late_reason="x", agency=world.agencies["Police"]))
    assert _offered(world, march) == [("deferred", "Prevent strategy")]
    assert _offered(world, may) == []
    made = carrying.accept(march, source=_source(world, march), by=world.reader("clerk"))
    assert (made.title, made.agency, made.meeting) == ("Prevent strategy", world.agencies["Police"], march)
    assert _offered(world, march) == _offered(world, may) == []


def test_an_item_that_was_put_off_says_where_it_went_on(world: World, round_: Round) -> None:
    before, march, may = round_
    off = item(world, before, "Prevent strategy", late_reason="x")
    _defer(world, off)
    carrying.put_off(march, source=off.pk, reason="The officer is away", by=world.reader("clerk"))
    made = carrying.accept(may, source=off.pk, by=world.reader("clerk"))
    said = came_of(world.reader("clerk"), off)
    assert [(went.words, went.item) for went in said.went_on] == [
        ("Put off again on Thursday 26 March 2026: The officer is away", None),
        ("Taken up on Thursday 28 May 2026", made.pk),
    ]
    assert came_of(world.reader(None), off).went_on == (), "neither agenda is out"
    Item.objects.filter(pk=made.pk).update(state="withdrawn")
    assert len(came_of(world.reader("clerk"), off).went_on) == 1


def test_residents_read_that_it_was_put_off_and_not_why(world: World, round_: Round) -> None:
    before, march, _ = round_
    off = item(world, before, "Prevent strategy", late_reason="x")
    _defer(world, off)
    carrying.put_off(march, source=off.pk, reason="The officer is away", by=world.reader("clerk"))
    Meeting.objects.filter(pk=march.pk).update(state="agenda out")
    put_off = CarryOver.objects.get().pk
    things.let_out(march.thing, drafts=[put_off], by=world.reader("clerk"))
    for who, words in ((None, ""), ("member", ": The officer is away")):
        assert [went.words for went in came_of(world.reader(who), off).went_on] == [
            f"Put off again on Thursday 26 March 2026{words}"
        ], who


def test_a_matter_put_off_is_offered_to_the_next_meeting_and_counted(world: World, round_: Round) -> None:
    before, march, may = round_
    _defer(world, item(world, before, "Prevent strategy", late_reason="x"))
    source = _source(world, march)
    with pytest.raises(ReasonMissing):
        carrying.put_off(march, source=source, reason=" ", by=world.reader("clerk"))
    carrying.put_off(march, source=source, reason="The officer is away", by=world.reader("clerk"))
    assert _offered(world, march) == []
    (offer,) = offers(world.reader("clerk"), may.pk)
    assert (offer.times, offer.tag) == (2, "deferred twice")
    assert [(d.title, d.tag) for d in deferred_twice(world.reader("chair"))] == [("Prevent strategy", "deferred twice")]
    made = carrying.accept(may, source=source, by=world.reader("clerk"))
    line = next(line for line in agenda(world.reader("clerk"), may.pk).lines if line.id == made.pk)
    assert "deferred twice" in line.tags
    assert deferred_twice(world.reader("chair")) == ()


def test_a_matter_deferred_at_two_meetings_is_deferred_twice(world: World, round_: Round) -> None:
    before, march, may = round_
    _defer(world, item(world, before, "Prevent strategy", late_reason="x"))
    made = carrying.accept(march, source=_source(world, march), by=world.reader("clerk"))
    _defer(world, made)
    assert [offer.times for offer in offers(world.reader("clerk"), may.pk)] == [2]
    assert deferred_twice(world.reader(None)) == ()  # the minutes are a draft: a resident does not know yet


def test_no_longer_needed_ends_it(world: World, round_: Round) -> None:
    before, march, may = round_
    _defer(world, item(world, before, "Prevent strategy", late_reason="x"))
    carrying.close(march, source=_source(world, march), reason="Came by letter", by=world.reader("clerk"))
    assert _offered(world, march) == _offered(world, may) == []


@pytest.mark.parametrize(
    ("to", "march", "may"),
    [
        ({"to_next": False, "to_date": MAY}, False, True),
        ({"to_next": False, "to_date": dt.date(2026, 4, 1)}, False, True),
        ({"to_next": False, "to_text": "to a future meeting"}, True, False),
    ],
)
def test_a_deferral_goes_to_the_first_meeting_on_or_after_its_day(
    world: World, round_: Round, to: dict[str, Any], march: bool, may: bool
) -> None:
    _defer(world, item(world, round_[0], "Prevent strategy", late_reason="x"), **to)
    assert bool(_offered(world, round_[1])) is march
    assert bool(_offered(world, round_[2])) is may


def test_a_deferral_to_a_named_meeting_waits_for_it(world: World, round_: Round) -> None:
    before, march, may = round_
    _defer(world, item(world, before, "Prevent strategy", late_reason="x"), to_next=False, to_meeting=may)
    assert (_offered(world, march), len(_offered(world, may))) == ([], 1)


def test_withdrawing_what_was_taken_offers_it_again(world: World, round_: Round) -> None:
    before, march, may = round_
    _defer(world, item(world, before, "Prevent strategy", late_reason="x"))
    made = carrying.accept(march, source=_source(world, march), by=world.reader("clerk"))
    items.withdraw(made, reason="No papers", by=world.reader("clerk"))
    assert _offered(world, may) == [("deferred", "Prevent strategy")]


def test_a_cancelled_meetings_business_comes_to_the_next(world: World, round_: Round) -> None:
    _, march, may = round_
    item(world, march, "Knives")
    publish(world, march)
    meeting_verbs.cancel(march, reason="Snow", by=world.reader("clerk"))
    assert _offered(world, may) == [("meeting cancelled", "Knives")]


def test_an_item_that_remains_on_the_agenda_is_offered_by_its_subheading(world: World, round_: Round) -> None:
    before, march, may = round_
    made = item(world, before, "Matters arising", late_reason="x", kind="matters arising", subheadings=["Case system"])
    Item.objects.filter(pk=made.pk).update(number="4")
    outcome.set_outcome(made, outcome="kept_on_agenda", by=world.reader("clerk"))
    Meeting.objects.filter(pk=before.pk).update(state="held")
    assert ("stays on agenda", "Case system") in _offered(world, march)
    assert _offered(world, may) == []


def test_the_forward_plan_comes_when_it_is_due_and_standing_entries_every_time(world: World, round_: Round) -> None:
    of, clerk = practice_of(world), world.reader("clerk")
    forward.enter(of, title="Domestic abuse", due_text="May 2026", by=clerk)
    forward.enter(of, title="Old words", due_text="2025", by=clerk)
    forward.enter(of, title="Standing figures", every_meeting=True, by=clerk)
    assert _offered(world, round_[1]) == [("forward plan", "Old words"), ("forward plan", "Standing figures")]
    assert _offered(world, round_[2]) == [("forward plan", "Domestic abuse"), ("forward plan", "Standing figures")]
    for offer in offers(clerk, round_[1].pk):
        carrying.accept(round_[1], source=offer.source, by=clerk)
    assert _offered(world, round_[1]) == []
    assert ("forward plan", "Standing figures") in _offered(world, round_[2])


def practice_of(world: World) -> Any:
    from commonweal.portal.meetings.models import Practice

    return Practice.objects.get(body=world.body)


def _action(world: World, home: Item, **fields: Any) -> Action:
    return things.make(
        Action, home=home.thing, audience=audiences.partners(), by=world.reader("clerk"), body=world.body,
        raised_on=JANUARY, **{"text": "Bring the figures", **fields},
    )  # fmt: skip


def test_a_promise_is_offered_until_it_is_closed(world: World, round_: Round) -> None:
    before, march, may = round_
    said = item(world, before, "Knives", late_reason="x")
    _action(world, said, kind="figures", due_as_printed="a future meeting")
    _action(world, said, text="Send the form round")  # no day, no report: it stands in the action log alone
    _action(world, said, text="Mend the fence", due_on=dt.date(2026, 4, 1))
    assert _offered(world, march) == [("report promised", "Bring the figures")]
    assert _offered(world, may) == [("action due", "Mend the fence")]
    made = carrying.accept(march, source=_source(world, march), by=world.reader("clerk"), public_title="Report back")
    assert (made.public_title, made.thing.audience.kind) == ("Report back", "partners")
    assert ("report promised", "Bring the figures") in _offered(world, may)  # still open: nobody answered it
    Action.objects.update(state="done", closed_on=MARCH)
    assert _offered(world, may) == []


def test_an_action_can_be_taken_under_matters_arising(world: World, round_: Round) -> None:
    before, march, _ = round_
    _action(world, item(world, before, "Knives", late_reason="x"), due_on=MARCH)
    arising = item(world, march, "Matters arising", kind="matters arising")
    carrying.accept(march, source=_source(world, march), by=world.reader("clerk"), into=arising)
    kept = CarryOver.objects.get()
    assert (kept.item, kept.thing.audience.kind) == (arising, "partners")
    assert Item.objects.filter(meeting=march).count() == 1


def test_minutes_not_approved_are_offered_again_after_each_meeting(world: World, round_: Round) -> None:
    before, march, may = round_
    Meeting.objects.filter(pk=before.pk).update(state="held")
    kept = things.make(
        Minutes, home=before.thing, audience=audiences.public(), by=world.reader("clerk"), meeting=before
    )
    assert [kind for kind, _ in _offered(world, march)] == ["previous minutes"]
    made = carrying.accept(march, source=kept.pk, by=world.reader("clerk"))
    assert made.kind == "minutes"
    assert [kind for kind, _ in _offered(world, may)] == ["previous minutes"]
    Minutes.objects.update(state="approved", approved_on=MARCH)
    assert _offered(world, may) == []


def test_what_is_carried_is_for_no_more_readers_than_its_source(world: World, round_: Round) -> None:
    before, march, _ = round_
    _defer(world, police_item(world, before, "Raids", late_reason="x", public_title="Police matter"))
    made = carrying.accept(march, source=_source(world, march), by=world.reader("clerk"))
    assert {audience.kind for audience in made.lock.audiences.all()} == {"agencies", "drafts"}
    assert made.public_title == "Police matter"
    from commonweal.portal.access.queries import readable

    for model in (Item, CarryOver):
        assert readable(world.reader("officer"), model).filter(meeting=march).exists()
        for name in (None, "fire", "member", "administrator"):
            assert not readable(world.reader(name), model).filter(meeting=march).exists(), name


def test_an_offer_shows_to_those_alone_who_read_its_source(world: World, round_: Round) -> None:
    before, march, _ = round_
    made = police_item(world, before, "Raids", late_reason="x")
    _defer(world, made)
    assert _offered(world, march) == [("deferred", "Raids")]
    things.narrow_or_set(made.thing, audience=audiences.people([world.people["chair"].pk]), face="hidden", by=None)
    assert _offered(world, march) == []
    assert _offered(world, march, "chair") == [("deferred", "Raids")]


def test_two_circles_of_readers_are_not_mixed(world: World, round_: Round) -> None:
    before, march, _ = round_
    made = police_item(world, before, "Raids", late_reason="x")
    inner = _action(world, made)
    named = audiences.people([world.people["chair"].pk])
    things.narrow_or_set(inner.thing, audience=named, face="hidden", by=None)
    inner.refresh_from_db()
    assert inherited(inner.thing, made.thing).kind == "people"
    clash = audiences.agencies([world.agencies["Fire brigade"].pk])
    apart = things.make(Item, home=made.thing, audience=clash, by=None, meeting=before, title="Apart")
    with pytest.raises(NoCommonReaders):
        inherited(apart.thing, march.thing)


def test_only_the_clerk_answers_and_only_what_is_offered(world: World, round_: Round) -> None:
    before, march, _ = round_
    made = item(world, before, "Prevent strategy", late_reason="x")
    _defer(world, made)
    with pytest.raises(NotAllowed):
        carrying.accept(march, source=made.pk, by=world.reader("chair"))
    carrying.accept(march, source=made.pk, by=world.reader("clerk"))
    with pytest.raises(NotNow):
        carrying.accept(march, source=made.pk, by=world.reader("clerk"))


@pytest.mark.parametrize("rows", [1, 3])
def test_offers_take_the_same_number_of_queries_however_many(
    world: World, round_: Round, rows: int, django_assert_num_queries: Any
) -> None:
    before, march, _ = round_
    for n in range(rows):
        made = item(world, before, f"Matter {n}", late_reason="x")
        _defer(world, made)
        _action(world, made, kind="report back", text=f"Report {n}")
        forward.enter(practice_of(world), title=f"Plan {n}", by=world.reader("clerk"))
    reader = world.reader("clerk")
    with django_assert_num_queries(13):
        assert len(offers(reader, march.pk)) == 3 * rows
    with django_assert_num_queries(11):
        deferred_twice(reader)


def _planned(world: World, name: str | None) -> list[str]:
    return [line.title for line in forward_plan(world.reader(name), world.body.pk)]


def test_a_meeting_that_is_hidden_takes_nothing_off_the_plan_that_others_read(world: World, round_: Round) -> None:
    clerk, march = world.reader("clerk"), round_[1]
    entry = forward.enter(Practice.objects.get(), title="Domestic abuse", due_text="March 2026", by=clerk)
    things.set_audience(march.thing, audience=audiences.people([clerk.person]), face=HIDDEN, by=clerk)
    clear(world, carrying.take_entry(march, entry=entry, by=clerk))
    publish(world, march)
    assert _planned(world, "clerk") == []
    assert _planned(world, None) == _planned(world, "officer") == ["Domestic abuse"]
    with pytest.raises(NotNow, match="on an agenda already"):
        forward.drop(entry, reason="Not needed", by=world.reader("clerk"))


def test_an_entry_whose_item_was_withdrawn_is_on_the_plan_again(world: World, round_: Round) -> None:
    clerk = world.reader("clerk")
    entry = forward.enter(Practice.objects.get(), title="Domestic abuse", due_text="March 2026", by=clerk)
    made = carrying.take_entry(round_[1], entry=entry, by=clerk)
    assert _planned(world, "clerk") == []
    items.withdraw(made, reason="Added by mistake", by=clerk)
    assert _planned(world, "clerk") == ["Domestic abuse"]
    assert _offered(world, round_[2]) == [("forward plan", "Domestic abuse")]


def test_an_entry_that_is_no_longer_needed_is_off_the_plan(world: World, round_: Round) -> None:
    clerk = world.reader("clerk")
    entry = forward.enter(Practice.objects.get(), title="Standing figures", every_meeting=True, by=clerk)
    carrying.close(round_[1], source=entry.pk, reason="Nobody reads them", by=clerk)
    assert _planned(world, "clerk") == []


def test_an_answer_that_is_hidden_does_not_stand_in_the_way_of_another(world: World, round_: Round) -> None:
    clerk, march = world.reader("clerk"), round_[1]
    entry = forward.enter(Practice.objects.get(), title="Domestic abuse", due_text="March 2026", by=clerk)
    carrying.put_off(march, source=entry.pk, reason="Not yet", by=clerk)
    assert _offered(world, march) == []
    answer = CarryOver.objects.get().thing
    chair = audiences.people([world.people["chair"].pk])
    things.set_audience(answer, audience=chair, face=HIDDEN, by=clerk, knowing=True)
    assert _offered(world, march) == [("forward plan", "Domestic abuse")]
    carrying.put_off(march, source=entry.pk, reason="Not yet either", by=world.reader("clerk"))
    assert _offered(world, march) == []
