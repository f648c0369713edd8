"""Without any filter of ours, PostgreSQL's wall keeps an operation from who may not read it; all works behind it."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.recording import recording
from commonweal.portal.library.agendas import next_agenda
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import handing_in
from commonweal.portal.operations.models import Operation, Review
from commonweal.portal.operations.queries import pages
from commonweal.portal.operations.verbs import operations, reports, reviews
from commonweal.portal.tasks.models import Action
from planned_operations import FENNICK, entered, page_of, planned, scheme
from portal_world import World
from promises import ago
from round_world import meeting
from walled_world import behind_wall, raise_for_test, raw_ids

pytestmark = pytest.mark.django_db
TABLES = ("operations_operation", "operations_activity", "operations_review")


@pytest.fixture(autouse=True)
def _login() -> Iterator[None]:
    login = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = login


def test_its_rows_are_given_to_its_readers_alone(world: World) -> None:
    ours = planned(world, audience=audiences.agencies([world.agencies["Police"].pk]))
    theirs = planned(world, "Operation Thimble")
    entered(world, ours)
    entered(world, theirs)
    pastors = scheme(world)
    raise_for_test()
    for who in (None, "administrator"):
        with behind_wall(world, who):
            assert [raw_ids(table) for table in TABLES] == [set(), set(), set()]
            assert raw_ids("operations_scheme") == set()
    for who in ("fire", "clerk", "governance"):
        with behind_wall(world, who):
            assert raw_ids("operations_operation") == {theirs.pk}
            assert len(raw_ids("operations_activity")) == len(raw_ids("operations_review")) == 1
            assert raw_ids("operations_scheme") == {pastors.pk}
    with behind_wall(world, "officer"):
        assert raw_ids("operations_operation") == {ours.pk, theirs.pk}


def test_it_is_planned_run_reviewed_and_handed_in_behind_the_wall(world: World) -> None:
    meeting(world, ago(-30))
    raise_for_test()
    with behind_wall(world, "officer"):
        operation = planned(world)
        officer = world.reader("officer")
        operations.judge_by(operation, by=officer, nearby=[FENNICK], controls=[], at_risk=[])
        entered(world, operation)
        reviews.hold(
            Review.objects.get(), words="Fewer calls", next_step="stop", next_words="At the end of May", by=officer,
            agency=world.agencies["Police"],
        )  # fmt: skip
        paper = reports.highlight(operation, title="Highlights", text="Patrols went on.", by=officer)
        assert page_of(world, "officer", operation).papers[0].may_hand_in
        assert Action.objects.get().lock_id == operation.lock_id
        with behind_wall(world, "clerk"):
            clerk = world.reader("clerk")
            with recording():
                agenda = next_agenda(clerk, world.body.pk)
            assert agenda is not None
            handing_in.hand_in_to_new_item(paper, agenda=agenda, title="Lantern", public_title="A report", by=clerk)
            assert Paper.objects.get().thing.home.kind == "meetings.item"
            with recording():
                assert pages.papers_of(world.reader("clerk"), Operation.objects.get())[0].handed_in
        with behind_wall(world, None):
            assert raw_ids("operations_report") == raw_ids("library_paper") == raw_ids("tasks_action") == set()
