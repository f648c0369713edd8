"""Without any filter of ours, PostgreSQL's wall keeps plans and answers from who may not read them; all else works."""

from collections.abc import Iterator

import pytest
from django.conf import settings

import plan_year
from commonweal.portal.access.models import HIDDEN
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.plan.models import Posted, Response
from commonweal.portal.plan.queries.told import Chosen
from commonweal.portal.plan.verbs import answers, assessments, consultations, standings
from kept_papers import cleared, written
from portal_world import World
from walled_world import behind_wall, raise_for_test, raw_ids

pytestmark = pytest.mark.django_db
TABLES = ("plan_plan", "plan_priority", "plan_milestone", "plan_measure", "plan_cost", "plan_standing")


@pytest.fixture(autouse=True)
def _login() -> Iterator[None]:
    login = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = login


def test_its_rows_are_given_to_its_readers_alone(world: World) -> None:
    few = audiences.agencies([world.agencies["Police"].pk, world.agencies["Council"].pk])
    ours, theirs = plan_year.made(world, audience=few), plan_year.made(world, "Another plan")
    for plan in (ours, theirs):
        plan_year.furnish(world, plan)
        standings.write_down(plan)
    group, duty = plan_year.group(world), plan_year.duty(world)
    raise_for_test()
    for who in (None, "administrator"):
        with behind_wall(world, who):
            assert [raw_ids(table) for table in (*TABLES, "plan_group", "plan_duty")] == [set()] * 8
    with behind_wall(world, "fire"):
        assert raw_ids("plan_plan") == {theirs.pk}
        assert [len(raw_ids(table)) for table in TABLES[1:5]] == [1] * 4
        assert (raw_ids("plan_group"), raw_ids("plan_duty")) == ({group.pk}, {duty.pk})
    with behind_wall(world, "officer"):
        assert raw_ids("plan_plan") == {ours.pk, theirs.pk}


def test_a_plan_is_made_scored_and_said_otherwise_behind_the_wall(world: World) -> None:
    raise_for_test()
    with behind_wall(world, "chair"):
        plan = plan_year.made(world)
    with behind_wall(world, "officer"):
        plan_year.furnish(world, plan)
        standings.override(plan_year.priority_of(plan), said="at risk", reason="Soon", by=world.reader("officer"))
        assert standings.write_down(plan, by=world.reader("officer")) == 2
    with behind_wall(world, "analyst"):
        issue = plan_year.issue(world, plan_year.round_of(world))
    with behind_wall(world, "fire"):
        assessments.score(issue, marks=plan_year.marks(), by=world.reader("fire"))
        assert len(raw_ids("plan_score")) == 1


def test_a_figure_beside_an_issue_is_given_to_readers_of_its_paper_alone(world: World) -> None:
    paper = cleared(world, written(world))
    figure = Chosen(paper.pk, {"words": "Robbery rose."})
    raise_for_test()
    with behind_wall(world, "chair"):  # reads the paper and keeps assessments, and writes no papers
        issue = plan_year.issue(world, plan_year.round_of(world, by="chair"), by="chair", figures=[figure])
    with behind_wall(world, "fire"):
        assert len(raw_ids("plan_issuefigure")) == 1
    few = audiences.people([world.people["clerk"].pk])
    with behind_wall(world, "clerk"):
        things.set_audience(paper.thing, audience=few, face=HIDDEN, by=world.reader("clerk"))
    for who, may in (("fire", 0), ("chair", 0), ("clerk", 1)):
        with behind_wall(world, who):
            assert (len(raw_ids("plan_issuefigure")), raw_ids("plan_issue")) == (may, {issue.pk})


def test_anyone_answers_and_reads_no_answer_not_even_their_own(world: World) -> None:
    row = plan_year.asked(world, on=plan_year.released(world))
    consultations.add_point(row, said="Lamps", did="Two", by=world.reader("clerk"))
    raise_for_test()
    with behind_wall(world, None):
        assert raw_ids("plan_consultation") == {row.pk}
        answers.post(row, answers=["Lamps, please", ""], who="resident")
        assert not Posted.objects.exists()
        assert raw_ids("plan_point") == set(), "out with the closing report alone"
    with behind_wall(world, "clerk"):
        assert Posted.objects.get().answers == ["Lamps, please", ""], "its keeper's"
    for who in ("analyst", "chair", "officer"):
        with behind_wall(world, who):
            assert not Posted.objects.exists()
    answers.take_in()
    for who, may in ((None, 0), ("chair", 0), ("officer", 0), ("governance", 0), ("analyst", 1), ("clerk", 1)):
        with behind_wall(world, who):
            assert len(raw_ids("plan_response")) == may
    assert Response.objects.get().answers == ["Lamps, please", ""]
