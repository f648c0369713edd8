"""An operation evaluated in the portal: as it was typed, of what it is now, and never for more readers than it has."""

import datetime as dt
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library import building
from commonweal.portal.library.models import Paper, Version
from commonweal.portal.library.verbs import handing_in
from commonweal.portal.operations.models import Operation
from commonweal.portal.operations.verbs import operations, reports
from commonweal.portal.operations.verbs.operations import Plan
from commonweal.workspace import Workspace
from planned_operations import FENNICK, entered, plan
from portal_world import World
from promises import ago
from round_world import item, meeting
from wharf_borough import wharf_borough

pytestmark = pytest.mark.django_db
PASTED = "Quiet evenings\r\n\uf0b7 safe streets\x0b"


@pytest.fixture(scope="module")
def borough(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Made once."""
    return wharf_borough(tmp_path_factory.mktemp("borough"))


@pytest.fixture(autouse=True)
def _workspace(borough: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WORKSPACE = borough
    monkeypatch.setattr(schedule, "_pieces", {})
    monkeypatch.setattr(building, "FORMATS", ("json",))  # a PDF takes a second


def _plan(world: World, **said: Any) -> Plan:
    days = {"since": dt.date(2025, 1, 6), "until": dt.date(2025, 6, 30)}
    return plan(world, **days, **said)


def _running(world: World, **said: Any) -> Operation:
    made = operations.plan(_plan(world, **said), by=world.reader("officer"), body=world.body)
    return operations.move(made, state="running", by=world.reader("officer"))


def _job(world: World, operation: Operation) -> Job:
    reports.evaluate(operation, by=world.reader("officer"))
    return _worked()


def _worked() -> Job:
    worker.run(once=True)
    return Job.objects.latest("asked_at")


def _answer(world: World, paper: Paper) -> Job:
    assert world.client("officer").post(f"/papers/{paper.pk}/revise/").status_code == 302
    return _worked()


def test_an_older_paper_takes_in_nothing_once_its_operation_is_for_fewer(world: World) -> None:
    operation = _running(world, aim=PASTED)
    entered(world, operation, result="Two bags\r\nof glass", first=dt.date(2025, 1, 10))
    job = _job(world, operation)
    assert job.state == "done", job.problem
    paper = Paper.objects.get()
    update = item(world, meeting(world, ago(-30)), "Police update")
    handing_in.hand_in(paper, item=update.thing, by=world.reader("clerk"))
    assert _answer(world, paper).state == "done"
    versions = Version.objects.filter(paper=paper).count()
    narrow = audiences.agencies([world.agencies["Police"].pk])
    things.narrow_or_set(operation.thing, audience=narrow, face="hidden", by=None)
    entered(world, Operation.objects.get(), result="Whispering Steps", first=dt.date(2025, 2, 10))
    job = _answer(world, paper)
    assert (job.state, "more people" in job.problem) == ("failed", True), job.problem
    assert Version.objects.filter(paper=paper).count() == versions == 2


@pytest.mark.parametrize("changed", ["wards", "controls"])
def test_a_plan_changed_while_it_is_evaluated_is_not_frozen_to_what_it_was(
    world: World, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    operation = _running(world)
    composed = building.compose

    def meanwhile(*said: object) -> object:
        if changed == "wards":
            operations.change(operation, _plan(world, wards=[FENNICK]), by=world.reader("officer"))
        else:
            operations.judge_by(operation, by=world.reader("officer"), nearby=[FENNICK], controls=[], at_risk=[])
        return composed(*said)

    monkeypatch.setattr(building, "compose", meanwhile)
    job = _job(world, operation)
    assert (job.state, "changed while" in job.problem) == ("failed", True), job.problem
    assert not Paper.objects.exists() and not Operation.objects.get().frozen
    monkeypatch.setattr(building, "compose", composed)
    assert _job(world, Operation.objects.get()).state == "done"
    assert Operation.objects.get().frozen
