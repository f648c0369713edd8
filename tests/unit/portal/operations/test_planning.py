"""Who plans, changes, begins and ends an operation; whom it is for; what every act leaves in the audit."""

import datetime as dt

import pytest
from django.http import Http404, HttpResponse

from commonweal.portal.access.refusals import NotAllowed, SomethingMissing
from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.models import Entry
from commonweal.portal.audit.recording import recording
from commonweal.portal.operations.forms.running import ReviewForm
from commonweal.portal.operations.models import Operation
from commonweal.portal.operations.queries import lines
from commonweal.portal.operations.refusals import NotInState, NotPublicItself, NotTheirOperation
from commonweal.portal.operations.verbs import operations
from planned_operations import CANDLEWICK, FENNICK, SINCE, entered, page_of, plan, planned
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "lead", "may"),
    [
        ("officer", "Police", True), ("officer", "Fire brigade", False), ("fire", "Fire brigade", True),
        ("chair", "Police", True), ("analyst", "Police", True), ("clerk", "Council", False),
        ("member", "Voluntary action", False), ("governance", "Council", False), ("administrator", "Council", False),
        (None, "Police", False),
    ],
)  # fmt: skip
def test_an_officer_plans_for_their_own_agency_the_chair_and_analysts_for_any(
    world: World, who: str | None, lead: str, may: bool
) -> None:
    reader = world.reader(who)
    if may:
        assert operations.plan(plan(world, lead=lead), by=reader, body=world.body).state == "planned"
    else:
        with pytest.raises(NotTheirOperation):
            operations.plan(plan(world, lead=lead), by=reader, body=world.body)
        assert not Operation.objects.exists()


def test_it_is_for_partners_unless_said_otherwise_and_never_for_everyone(world: World) -> None:
    assert planned(world).thing.audience.kind == "partners"
    with pytest.raises(NotPublicItself):
        planned(world, audience=audiences.public())


def test_its_first_review_is_seven_weeks_after_it_begins(world: World) -> None:
    (review,) = page_of(world, "officer", planned(world)).reviews
    assert review.due_on - SINCE == dt.timedelta(days=49)
    assert review.late


def test_who_may_not_read_it_meets_the_same_as_who_asks_for_nothing(world: World) -> None:
    hidden = planned(world, audience=audiences.agencies([world.agencies["Police"].pk]))
    for who in ("fire", "clerk", "governance", "administrator", None):
        assert _listed(world, who) == []
        with pytest.raises(Http404):
            page_of(world, who, hidden)
    assert _listed(world, "officer") == ["Operation Lantern"]


def _listed(world: World, who: str | None) -> list[str]:
    with recording():
        return [line.name for line in lines.operations(world.reader(who))]


def test_only_its_lead_the_chair_and_analysts_change_it(world: World) -> None:
    operation = planned(world, partners=[world.agencies["Fire brigade"]])
    for who in ("fire", "clerk", "member", "governance"):
        with pytest.raises(NotTheirOperation):
            operations.describe(operation, by=world.reader(who), scan="", analysis="", response="", assessment="")
    said = {"scan": "Noise", "analysis": "No lights", "response": "Patrols", "assessment": "Half as many calls"}
    changed = operations.describe(operation, by=world.reader("chair"), **said)
    assert changed.scan == "Noise"
    assert dict(page_of(world, "member", operation).problem)["Scan: what is seen"] == "Noise"


def test_an_officer_does_not_give_it_to_another_agency(world: World) -> None:
    operation = planned(world)
    with pytest.raises(NotTheirOperation):
        operations.change(operation, plan(world, lead="Fire brigade"), by=world.reader("officer"))
    operations.change(operation, plan(world, lead="Fire brigade"), by=world.reader("analyst"))
    assert Operation.objects.get().lead == world.agencies["Fire brigade"]


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"until": SINCE - dt.timedelta(days=1)}, {"wards": []}], ids=["name", "dates", "place"]
)
def test_a_plan_is_whole_or_not_kept(world: World, wrong: dict[str, object]) -> None:
    with pytest.raises(SomethingMissing):
        operations.plan(plan(world, **wrong), by=world.reader("officer"), body=world.body)
    assert not Operation.objects.exists()


def test_it_goes_only_to_states_that_follow(world: World) -> None:
    operation = planned(world, running=False)
    with pytest.raises(NotInState):
        operations.move(operation, state="planned", by=world.reader("officer"))
    for state in ("running", "ended", "running"):
        assert operations.move(operation, state=state, by=world.reader("officer")).state == state


def test_what_it_is_judged_by_is_frozen_by_its_first_evaluation(world: World) -> None:
    operation, officer = planned(world), world.reader("officer")
    operations.judge_by(operation, by=officer, nearby=[FENNICK], controls=[], at_risk=[])
    operations.freeze(operation, choice="the first", by=officer)
    operations.freeze(operation, choice="a better one", by=officer)
    with pytest.raises(NotInState):
        operations.judge_by(operation, by=officer, nearby=[], controls=[CANDLEWICK], at_risk=[])
    for moved in ({"wards": [FENNICK]}, {"since": SINCE + dt.timedelta(days=40)}):
        with pytest.raises(NotInState):
            operations.change(operation, plan(world, **moved), by=officer)
    operations.change(operation, plan(world, aim="Quiet", until=None), by=officer)
    kept = Operation.objects.get()
    assert (kept.frozen, kept.nearby, kept.controls, kept.aim) == ("the first", [FENNICK], [], "Quiet")
    page = world.client("officer").get(f"/operations/{operation.pk}/judged-by/").content.decode()
    assert "is frozen" in page
    assert 'name="controls"' not in page


def test_a_judged_operation_is_changed_where_its_wards_are_the_same_by_code(world: World) -> None:
    officer = world.reader("officer")
    operation = planned(world, wards=[CANDLEWICK, FENNICK])
    operations.freeze(operation, choice="the first", by=officer)
    renamed = [FENNICK, CANDLEWICK | {"name": "Candlewick & Moor"}]
    operations.change(operation, plan(world, wards=renamed, aim="Quiet"), by=officer)
    assert (Operation.objects.get().aim, Operation.objects.get().wards) == ("Quiet", [CANDLEWICK, FENNICK])


def test_every_act_and_every_reading_is_in_the_audit_with_its_refusals(world: World) -> None:
    operation = planned(world)
    entered(world, operation)
    world.client("fire").get(f"/operations/{operation.pk}/")
    with pytest.raises(NotAllowed):
        operations.move(operation, state="ended", by=world.reader("fire"))
    said = Entry.objects.order_by("pk").values_list("act", flat=True)
    acts = {"make operations.operation", "operation running", "make operations.activity", "read"}
    assert acts | {"refused operations move"} <= set(said)


def test_choosing_which_to_evaluate_is_a_reading_too(world: World) -> None:
    planned(world)
    officer = world.client("officer")
    officer.get("/operations/kinds/")
    before = Entry.objects.filter(act="read").count()
    assert "Operation Lantern" in officer.get("/operations/which/").content.decode()
    assert Entry.objects.filter(act="read").count() == before + 1


SCAN = {"analysis": "", "response": "", "assessment": ""}


def test_two_who_change_it_at_once_do_not_write_over_each_other_unknowing(world: World) -> None:
    operation = planned(world)
    address = f"/operations/{operation.pk}/problem/"
    officer, chair = world.client("officer"), world.client("chair")
    seen = _seen(officer.get(address))
    assert chair.post(address, SCAN | {"scan": "The chair's", "seen": seen}).status_code == 302
    refused = officer.post(address, SCAN | {"scan": "The officer's", "seen": seen})
    assert refused.status_code == 200
    assert "Someone else changed this" in refused.content.decode() and "The officer&#x27;s" in refused.content.decode()
    assert Operation.objects.get().scan == "The chair's"
    assert officer.post(address, SCAN | {"scan": "The officer's", "seen": _seen(refused)}).status_code == 302
    assert Operation.objects.get().scan == "The officer's"


@pytest.mark.parametrize("part", ["plan", "judged-by"])
def test_each_of_its_forms_knows_what_it_began_with(world: World, part: str) -> None:
    operation = planned(world)
    first = _seen(world.client("officer").get(f"/operations/{operation.pk}/{part}/"))
    assert first == _seen(world.client("chair").get(f"/operations/{operation.pk}/{part}/"))
    Operation.objects.update(aim="Another", nearby=[FENNICK])
    assert first != _seen(world.client("officer").get(f"/operations/{operation.pk}/{part}/"))


def _seen(page: HttpResponse) -> str:
    return page.content.decode().partition('name="seen" value="')[2][:32]


@pytest.mark.parametrize("day", ["0025-01-06", "9999-12-31"])
def test_a_year_that_was_half_typed_is_refused_at_the_field(day: str) -> None:
    form = ReviewForm({"due_on": day})
    assert "due_on" in form.errors, "a review in seven weeks, or a timeline of two thousand years, came of it"
    assert ReviewForm({"due_on": "2025-01-06"}).is_valid()
