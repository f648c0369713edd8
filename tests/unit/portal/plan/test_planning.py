"""Who makes a plan and what is in it; how it stands; what an owner says otherwise; editions and papers."""

import datetime as dt

import pytest
from django.http import Http404

from commonweal.documents.blocks import Picture
from commonweal.portal.access.refusals import NotAllowed, SomethingMissing
from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.clock import new_id
from commonweal.portal.audit.models import Entry
from commonweal.portal.audit.recording import recording
from commonweal.portal.library import written
from commonweal.portal.notices.models import Notice
from commonweal.portal.plan import drafting, pictures, reminders
from commonweal.portal.plan.models import Milestone, Override, Plan, Standing
from commonweal.portal.plan.quarters import quarter_of
from commonweal.portal.plan.queries import editions, priorities
from commonweal.portal.plan.queries import plans as queries
from commonweal.portal.plan.queries.measures import MeasureLine, Newest
from commonweal.portal.plan.refusals import NotInState, NotTheirPlan
from commonweal.portal.plan.statuses import AT_RISK, LATE, ON_TIME, Proposal
from commonweal.portal.plan.verbs import milestones, plans, reports, standings
from plan_year import edition, furnish, made, page_of, priority_of, step
from portal_world import World
from promises import ago

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("chair", True), ("clerk", True), ("analyst", True), ("officer", False), ("member", False),
        ("governance", False), ("administrator", False), (None, False),
    ],
)  # fmt: skip
def test_the_chair_the_clerk_and_analysts_make_plans(world: World, who: str | None, may: bool) -> None:
    said = {"since": ago(0), "until": ago(-1000), "by": world.reader(who), "body": world.body}
    if may:
        assert plans.make("Plan", **said).thing.audience.kind == "partners"
    else:
        with pytest.raises(NotTheirPlan):
            plans.make("Plan", **said)
        assert not Plan.objects.exists()


def test_an_agency_works_on_what_it_leads_and_reaches_what_it_owns(world: World) -> None:
    plan = made(world)
    lamps = step(world, plan)
    for who in ("fire", "member", "governance"):
        with pytest.raises(NotTheirPlan):
            step(world, plan, by=who)
        with pytest.raises(NotTheirPlan):
            milestones.reach(lamps, evidence="Lit", by=world.reader(who))
    assert milestones.reach(lamps, evidence="Lit", by=world.reader("officer")).done_on
    with pytest.raises(NotInState):
        milestones.put_off(lamps, due_on=ago(-9), reason="Rain", by=world.reader("officer"))


def test_who_may_not_read_it_meets_the_same_as_who_asks_for_nothing(world: World) -> None:
    plan = made(world, audience=audiences.agencies([world.agencies["Council"].pk, world.agencies["Police"].pk]))
    for who in ("fire", "member", "administrator", None):
        with pytest.raises(Http404):
            page_of(world, who, plan)
        with recording():
            assert queries.plans(world.reader(who)) == ()
    assert page_of(world, "officer", plan).line.name == "Safer Tallow Plan"


def test_a_late_milestone_makes_its_priority_late_until_its_owner_says_otherwise(world: World) -> None:
    plan = made(world)
    step(world, plan)
    (line,) = page_of(world, "officer", plan).priorities
    assert (line.stands.shown, line.stands.proposal.status) == (LATE, LATE)
    with pytest.raises(SomethingMissing):
        standings.override(priority_of(plan), said=AT_RISK, reason=" ", by=world.reader("officer"))
    with pytest.raises(SomethingMissing, match="late already"):
        standings.override(priority_of(plan), said=LATE, reason="So it is", by=world.reader("officer"))
    with pytest.raises(NotAllowed):
        standings.override(priority_of(plan), said=AT_RISK, reason="Lamps came", by=world.reader("fire"))
    standings.override(priority_of(plan), said=AT_RISK, reason="Lamps came", by=world.reader("officer"))
    (line,) = page_of(world, "chair", plan).priorities
    assert (line.stands.shown, line.stands.proposal.status) == (AT_RISK, LATE)
    assert line.stands.word
    assert (line.stands.word.by, line.stands.word.reason) == ("Officer Example", "Lamps came")


def test_an_owners_word_lapses_when_the_proposal_changes_or_after_a_quarter(world: World) -> None:
    plan = made(world)
    lamps = step(world, plan)
    standings.override(priority_of(plan), said=AT_RISK, reason="Lamps came", by=world.reader("officer"))
    Override.objects.update(until=ago(1))
    (line,) = page_of(world, "chair", plan).priorities
    assert (line.stands.shown, line.stands.word and line.stands.word.lapsed) == (LATE, "A quarter has passed.")
    Override.objects.update(until=ago(-30))
    milestones.put_off(lamps, due_on=ago(-60), reason="Lamps are late", by=world.reader("officer"))
    (line,) = page_of(world, "chair", plan).priorities
    assert line.stands.shown == ON_TIME
    assert line.stands.word
    assert "changed from late to on time" in line.stands.word.lapsed


def test_how_it_stood_is_written_down_where_it_changed_and_never_over(world: World) -> None:
    plan = made(world)
    lamps = step(world, plan)
    assert standings.write_down(plan) == 2  # the priority, and its milestone
    assert standings.write_down(plan) == 0
    milestones.reach(lamps, evidence="Lit", by=world.reader("officer"))
    assert standings.write_down(plan) == 2
    stood = Standing.objects.filter(of=lamps.thing).order_by("thing__made_at").values_list("shown", flat=True)
    assert list(stood) == ["late", "done"]
    with recording():
        assert len(priorities.page(world.reader("chair"), priority_of(plan).pk).history) == 2


def test_a_milestone_put_off_keeps_its_first_day(world: World) -> None:
    lamps = step(world, made(world))
    milestones.put_off(lamps, due_on=ago(-9), reason="Rain", by=world.reader("officer"))
    row = Milestone.objects.get()
    assert (row.first_due, row.due_on) == (ago(10), ago(-9))
    assert "Rain" in row.put_off


def test_an_edition_is_kept_as_it_was_and_the_next_says_what_changed(world: World) -> None:
    plan = made(world)
    furnish(world, plan)
    page = page_of(world, "clerk", plan)
    first = editions.content_of(plan.about, page.priorities)
    clerk = world.reader("clerk")
    reports.refresh(plan, title=plan.name, text=drafting.edition(page), content=first, by=clerk)
    step(world, plan, "A second lamp", days=-30)
    milestones.drop(Milestone.objects.get(words="Lamps in the lane"), reason="Done by others", by=world.reader("chair"))
    second = editions.content_of(plan.about, page_of(world, "clerk", plan).priorities)
    with pytest.raises(SomethingMissing, match="refreshed"):
        edition(world, plan)
    made_ = reports.refresh(plan, title=plan.name, text="Text", content=second, by=clerk, words="The yearly look")
    with recording():
        told = queries.edition(clerk, made_.pk).changes
    assert [words.partition(", ")[2] for words in told] == [
        "new milestone: A second lamp.", "milestone taken out: Lamps in the lane.",
    ]  # fmt: skip
    assert queries.editions(clerk, plan)[1].number == 1


def test_a_highlight_report_puts_exceptions_first(world: World) -> None:
    plan = made(world)
    furnish(world, plan)
    standings.override(priority_of(plan), said=AT_RISK, reason="Lamps came", by=world.reader("officer"))
    page = page_of(world, "clerk", plan)
    text = drafting.highlights(page, quarter_of(ago(0)), ago(0))
    assert text.startswith(f"{quarter_of(ago(0)).words}: of 1 priority, 1 at risk.")
    over = drafting.highlights(page, quarter_of(ago(200)), ago(0))
    assert f"{quarter_of(ago(200)).words}, as things stood on {ago(0):%-d %B %Y}: of 1 priority" in over
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads[:4] == [
        "## At risk", "## Where an owner says otherwise", "## 1 of 2 milestones and actions is late",
        "## Measures: the target is not met yet",
    ]  # fmt: skip
    assert "proposed late, said to be at risk" in text
    assert "no figure is available" in text


@pytest.mark.parametrize(
    ("newest", "way"),
    [
        pytest.param(10.0, "0%", id="not begun"),
        pytest.param(7.0, "60%", id="on its way"),
        pytest.param(5.0, "100%, target met", id="there"),
        pytest.param(2.0, "100%, target met", id="past it"),
        pytest.param(12.0, "0%, further off than at the start", id="the other way"),
        pytest.param(None, "cannot be told", id="no figure"),
    ],
)
def test_a_measure_tells_how_much_of_its_way_it_has_gone(newest: float | None, way: str) -> None:
    figure = Newest(newest, "words", "2026", None, "", "")
    line = MeasureLine(
        new_id(), new_id(), "Calls", "less", figure, 10.0, ago(90), 5.0, ago(-200), Proposal(ON_TIME)
    )  # fmt: skip
    assert pictures._way(line) == way


def test_the_report_s_charts_say_what_its_tables_say(world: World) -> None:
    plan = made(world)
    furnish(world, plan)
    step(world, plan, "A second lamp", days=-400)
    text = drafting.highlights(page_of(world, "clerk", plan), quarter_of(ago(0)), ago(0))
    assert "| Late | 1 | 0 | 1 |" in text
    assert "| On time | 1 | 1 | 2 |" in text
    found = written.blocks(text)
    (picture,) = [block for block in found if isinstance(block, Picture)]  # of the measure nothing is known yet
    assert "1 of 3 milestones and actions is late" in picture.alt
    assert "| cannot be told |" in text


def test_every_act_stands_in_the_audit(world: World) -> None:
    before = Entry.objects.count()
    plan = made(world)
    furnish(world, plan)
    standings.override(priority_of(plan), said=AT_RISK, reason="Lamps came", by=world.reader("officer"))
    standings.take_back(priority_of(plan), by=world.reader("officer"))
    plans.drop_priority(priority_of(plan), reason="Not now", by=world.reader("chair"))
    acts = list(Entry.objects.order_by("pk").values_list("text", flat=True))[before:]
    assert len(acts) >= 9


def test_owners_are_reminded_once_before_and_once_after(world: World) -> None:
    plan = made(world)
    step(world, plan)
    reminders.remind()
    reminders.remind()
    (told,) = Notice.objects.filter(kind="plan")
    assert told.person == world.people["officer"]
    assert "Lamps" not in told.words
    assert isinstance(told.due_on, dt.date)
