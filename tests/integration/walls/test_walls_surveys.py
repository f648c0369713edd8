"""Without any filter of ours, PostgreSQL's wall keeps what people wrote from who is not named; all works behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from commonweal.portal.engagement.models import Quotation
from commonweal.portal.engagement.surveys import queries
from commonweal.portal.engagement.surveys.verbs import coding, naming, taking_in
from commonweal.workspace import Workspace
from portal_world import World
from surveyed_portal import coded, mapped, quoted, taken_in, uploaded, writing_of
from walled_world import behind_wall, raise_for_test, raw_ids

pytestmark = pytest.mark.django_db
TABLES = tuple(f"engagement_{name}" for name in ("survey", "writing", "foundtheme", "coding", "quotation"))


@pytest.fixture(autouse=True)
def _login() -> Iterator[None]:
    login = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = login


def test_its_rows_are_given_to_those_named_alone(world: World) -> None:
    survey = taken_in(world)
    quoted(world, coded(world, survey))
    raise_for_test()
    for who in (None, "administrator", "member", "fire", "chair", "clerk", "governance"):
        with behind_wall(world, who):
            assert [raw_ids(table) for table in TABLES] == [set()] * len(TABLES), who
    for who in ("analyst", "officer"):
        with behind_wall(world, who):
            assert [len(raw_ids(table)) for table in TABLES] == [1, 1, 2, 1, 1]


def test_others_are_named_behind_the_wall_and_taken_off_again(world: World) -> None:
    survey = taken_in(world)
    quoted(world, coded(world, survey))
    people, analyst = world.people, world.reader("analyst")
    raise_for_test()
    for named, may in ((["officer", "fire"], 1), (["officer"], 0)):
        with behind_wall(world, "analyst"):
            naming.name(survey, [people[who].pk for who in named], why="To read it with us", by=analyst)
        with behind_wall(world, "fire"):
            assert [bool(raw_ids(table)) for table in TABLES] == [bool(may)] * len(TABLES)


def test_it_is_taken_in_grouped_and_quoted_behind_the_wall(world: World, tmp_path: Path) -> None:
    raise_for_test()
    workspace = Workspace(tmp_path)
    with behind_wall(world, "analyst"):
        survey = taking_in.take_in(mapped(world, uploaded(world)), workspace, by=world.reader("analyst"))
    with behind_wall(world, "officer"):
        of = coded(world, survey)
        quoted(world, of)
        assert queries.writing_page(world.reader("officer"), of).read == 6
    with behind_wall(world, "analyst"):
        of = writing_of(survey)
        coding.approve(Quotation.objects.get(), by=world.reader("analyst"))
        assert coding.keep(of, workspace, by=world.reader("analyst")).endswith("0002")
