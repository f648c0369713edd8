"""Reviews, reminders, volunteer schemes, and papers of an operation for no more readers than the operation has."""

from decimal import Decimal

import pytest

from commonweal.figures import Month, Period
from commonweal.portal.access.models import Audience, Thing
from commonweal.portal.access.opening import audiences_of
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import recording
from commonweal.portal.library.agendas import Agenda, next_agenda
from commonweal.portal.library.models import Paper
from commonweal.portal.library.refusals import NotTheirPaper, WrongState
from commonweal.portal.library.verbs import handing_in
from commonweal.portal.meetings.rules.meetings import ReasonMissing
from commonweal.portal.notices import queries as notices
from commonweal.portal.operations import evaluating, highlights, reminders
from commonweal.portal.operations.models import Operation, Review
from commonweal.portal.operations.queries import schemes as scheme_queries
from commonweal.portal.operations.refusals import NothingToJudge, NotInState, NotTheirOperation, NotTheirScheme
from commonweal.portal.operations.verbs import operations, reports, reviews, schemes
from commonweal.portal.tasks.models import Action
from commonweal.sources.operation import written
from commonweal.sources.operation.read import of_table
from planned_operations import FENNICK, entered, page_of, planned, scheme
from portal_world import World
from promises import ago
from round_world import item, meeting, publish

pytestmark = pytest.mark.django_db
THEN = {"period": "a month", "rows": [{"label": "Crime", "before": 9, "after": None}], "sha256": []}


def _held(world: World, operation: Operation, **said: object) -> Review:
    given = {"words": "Fewer calls", "next_step": "extend", "next_words": "To Fennick", "figures": THEN, **said}
    return reviews.hold(Review.objects.get(operation=operation), by=world.reader("officer"), **given)


def test_a_review_keeps_the_figures_of_its_day_and_hands_on_the_next_step(world: World) -> None:
    operation = planned(world)
    held = _held(world, operation, agency=world.agencies["Police"], due_on=ago(-9))
    (line,) = page_of(world, "member", operation).reviews
    assert (line.next_step, line.figures[0].before, line.figures[0].after) == ("Extend it to other wards", 9, None)
    assert Action.objects.get() == held.action
    assert Action.objects.get().lock_id == operation.lock_id, "for whom the operation is"
    with pytest.raises(NotInState):
        _held(world, operation)


@pytest.mark.parametrize("wrong", [{"words": ""}, {"next_step": "perhaps"}, {"next_words": ""}])
def test_a_review_says_what_it_found_and_what_was_agreed(world: World, wrong: dict[str, str]) -> None:
    with pytest.raises(SomethingMissing):
        _held(world, planned(world), **wrong)


def test_the_lead_is_reminded_before_and_after_and_nobody_else(world: World) -> None:
    soon = planned(world, since=ago(40), until=None)
    planned(world, "Ended", running=True)
    operations.move(Operation.objects.get(name="Ended"), state="ended", by=world.reader("officer"))
    for _ in range(2):
        reminders.remind()
    told = [notice.words for notice in notices.mine(world.reader("officer"))]
    assert [words.partition(":")[0] for words in told] == ["Soon due"]
    assert not [words for words in told if "Lantern" in words]
    assert notices.mine(world.reader("fire")) == notices.mine(world.reader("clerk")) == ()
    Review.objects.filter(operation=soon).update(due_on=ago(1))
    reminders.remind()
    assert len(notices.mine(world.reader("officer"))) == 2


def test_a_review_that_is_for_others_is_told_of_to_them_alone(world: World) -> None:
    operation = planned(world, since=ago(40), until=None)
    fire = audiences.agencies([world.agencies["Fire brigade"].pk])
    things.narrow_or_set(Review.objects.get(operation=operation).thing, audience=fire, face="hidden", by=None)
    reminders.remind()
    assert notices.mine(world.reader("officer")) == ()


def test_a_scheme_says_that_it_is_open_to_all_with_its_day_and_evidence(world: World) -> None:
    with pytest.raises(SomethingMissing):
        scheme(world, open_evidence="")
    made = scheme(world)
    schemes.fund(made, source="The commissioner", amount=Decimal(2500), since=ago(90), by=world.reader("officer"))
    for volunteers in (4, 6):
        schemes.shift(made, on=ago(volunteers), hours=Decimal("3.5"), volunteers=volunteers, by=world.reader("officer"))
    with pytest.raises(NotTheirScheme):
        schemes.shift(made, on=ago(1), hours=Decimal(1), volunteers=1, by=world.reader("fire"))
    with recording():
        page = scheme_queries.page(world.reader("member"), made.pk)
    assert (page.line.shifts, page.line.volunteer_hours, page.money) == (2, Decimal("35.0"), Decimal(2500))


def test_the_question_holds_what_was_planned_and_done(world: World) -> None:
    operation = planned(world, partners=[world.agencies["Fire brigade"]], aim="Quiet evenings")
    operations.judge_by(operation, by=world.reader("officer"), nearby=[FENNICK], controls=[], at_risk=[FENNICK])
    entered(world, operation, volunteers=3)
    operation = Operation.objects.get()
    record = evaluating.record_of(world.reader("officer"), operation, Month(2023, 12))
    assert record.period == Period(Month(2023, 9), Month(2023, 12)), "as far as months are held"
    assert (record.targets, record.nearby, record.controls) == (("E05990102",), ("E05990112",), None)
    assert (record.partners, record.activities[0].kind, record.activities[0].volunteers) == (
        ("Fire brigade",), "Patrol", 3,
    )  # fmt: skip
    assert record.activities[0].cost is None
    with pytest.raises(NothingToJudge):
        evaluating.record_of(world.reader("officer"), operation, Month(2023, 8))


def test_what_was_typed_in_a_browser_is_evaluated_as_it_was_pasted(world: World) -> None:
    operation = planned(world, aim="Quiet evenings\r\n\uf0b7 safe streets\x0b")
    entered(world, operation, result="Two bags\r\nof glass")
    record = evaluating.record_of(world.reader("officer"), operation, Month(2023, 12))
    assert (record.aim, record.activities[0].result) == ("Quiet evenings\n safe streets", "Two bags\nof glass")
    assert of_table(written(record)) == record, "so a paper of it is worked out again from what it says it was asked"


def test_what_is_kept_for_fewer_than_the_operation_goes_into_no_paper_of_it(world: World) -> None:
    operation = planned(world)
    narrow = audiences.agencies([world.agencies["Police"].pk])
    for result, audience in (("Heard at the door", narrow), ("Two bags of glass", audiences.public())):
        made = entered(world, operation, result=result)
        things.narrow_or_set(made.thing, audience=audience, face="hidden", by=None)
    review = _held(world, operation, words="Whispered")
    things.narrow_or_set(review.thing, audience=narrow, face="hidden", by=None)
    assert len(page_of(world, "officer", operation).done) == 2, "the officer reads both"
    record = evaluating.record_of(world.reader("officer"), operation, Month(2023, 12))
    assert [one.result for one in record.activities] == ["Two bags of glass"]
    form = world.client("officer").get(f"/operations/{operation.pk}/highlights/").content.decode()
    assert "Two bags of glass" in form
    assert "Heard at the door" not in form and "Whispered" not in form


def test_an_evaluation_for_everyone_is_only_of_what_all_partners_read(world: World) -> None:
    assert evaluating.may_be_for_everyone(planned(world))
    assert not evaluating.may_be_for_everyone(planned(world, audience=_police(world)))
    marked = planned(world)
    marked.thing.marking = "OFFICIAL-SENSITIVE"
    assert not evaluating.may_be_for_everyone(marked)


def _police(world: World) -> Audience:
    return audiences.agencies([world.agencies["Police"].pk, world.agencies["Council"].pk])


def _highlight(world: World, operation: Operation) -> Paper:
    page = page_of(world, "officer", operation)
    text = highlights.draft(page, None)
    return reports.highlight(operation, title=highlights.title_of(page), text=text, by=world.reader("officer"))


def test_its_highlight_report_tells_what_was_entered_for_its_own_readers(world: World) -> None:
    operation = planned(world, audience=_police(world))
    entered(world, operation, result="Two bags of glass")
    paper = _highlight(world, operation)
    assert paper.lock_id == operation.lock_id
    shown = world.client("officer").get(f"/papers/{paper.pk}/").content.decode()
    assert "Two bags of glass" in shown
    assert world.client("fire").get(f"/papers/{paper.pk}/").status_code == 404
    assert [one.line.title for one in page_of(world, "officer", operation).papers] == [
        "Operation Lantern: highlight report"
    ]


def _agenda(world: World, who: str) -> Agenda:
    with recording():
        agenda = next_agenda(world.reader(who), world.body.pk)
    assert agenda is not None
    return agenda


def test_it_is_handed_in_to_the_next_agenda_for_no_more_readers_than_before(world: World) -> None:
    operation = planned(world, audience=_police(world))
    paper = _highlight(world, operation)
    meeting(world, ago(-30))
    agenda = _agenda(world, "clerk")
    assert agenda.may_add
    assert not _agenda(world, "officer").may_add
    handing_in.hand_in_to_new_item(
        paper, agenda=agenda, title="Lantern", public_title="A report", by=world.reader("clerk")
    )
    paper.refresh_from_db()
    assert paper.thing.home.kind == "meetings.item"
    assert audiences_of(operation.lock_id) <= audiences_of(paper.lock_id)
    (one,) = page_of(world, "officer", operation).papers
    assert (one.handed_in, one.line.home_words) == (True, ""), "its item is a draft"
    assert world.client("fire").get(f"/papers/{paper.pk}/").status_code == 404


def test_an_item_that_is_narrowed_at_this_moment_narrows_what_is_handed_in_to_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper, update = _highlight(world, planned(world)), item(world, meeting(world, ago(-30)), "Police update")
    waits = things.held

    def someone_narrows_it_meanwhile(home: Thing) -> Thing:
        if home == update.thing:
            things.narrow_or_set(home, audience=_police(world), face="hidden", by=None)
        return waits(home)

    monkeypatch.setattr(things, "held", someone_narrows_it_meanwhile)
    handing_in.hand_in(paper, item=update.thing, by=world.reader("clerk"))
    paper.refresh_from_db()
    assert _police(world).pk in audiences_of(paper.lock_id), "whoever hands in waits for whoever narrows"


def test_handing_in_never_widens_a_paper_nor_moves_one_that_went_out(world: World) -> None:
    operation = planned(world)
    paper = _highlight(world, operation)
    at = meeting(world, ago(-30))
    agenda = _agenda(world, "clerk")
    with pytest.raises(NotTheirPaper):
        handing_in.hand_in_to_new_item(paper, agenda=agenda, title="x", public_title="x", by=world.reader("fire"))
    things.narrow_or_set(operation.thing, audience=_police(world), face="hidden", by=None)
    paper.refresh_from_db()
    with pytest.raises(WrongState, match="More people"):
        handing_in.hand_in_to_new_item(
            paper, agenda=agenda, title="Lantern", public_title="A report", by=world.reader("clerk")
        )
    later = _highlight(world, planned(world, "Operation Thimble"))
    item(world, at, "Police update")
    publish(world, at)
    late = _agenda(world, "clerk")
    assert late.is_out
    given = {"agenda": late, "title": "Thimble", "public_title": "A report", "by": world.reader("clerk")}
    with pytest.raises(ReasonMissing):
        handing_in.hand_in_to_new_item(later, **{**given, "late_reason": ""})
    handing_in.hand_in_to_new_item(later, **given, late_reason="The figures came this week")
    later.refresh_from_db()
    with pytest.raises(WrongState, match="went out"):
        handing_in.hand_in(later, item=later.thing.home, by=world.reader("clerk"))
    assert later.late_reason == "The figures came this week"


def test_another_agency_does_not_freeze_what_an_operation_is_judged_against(world: World) -> None:
    operation = planned(world)
    with pytest.raises(NotTheirOperation, match="freezes"):
        reports.evaluate(operation, by=world.reader("fire"))
    with pytest.raises(NotTheirOperation, match="freezes"):
        operations.freeze(operation, choice="theirs", by=world.reader("fire"))
    operations.freeze(operation, choice="ours", by=world.reader("officer"))
    assert reports.evaluate(Operation.objects.get(), by=world.reader("fire")).state == "waiting"
