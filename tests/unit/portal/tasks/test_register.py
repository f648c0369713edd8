"""The register: filters, order, records of agencies, exports, and as many queries with three rows as with one."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commonweal.portal.access.verbs import audiences
from commonweal.portal.tasks import exports, queries, surroundings
from commonweal.portal.tasks.queries import ActionFilter
from commonweal.portal.tasks.surroundings import MeetingDay, Place
from commonweal.portal.tasks.verbs import actions
from portal_world import World
from promises import ago, make_item, promise

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _meetings(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The body met 50 and 20 days ago; homes are called by their ids."""
    days = tuple(MeetingDay(world.body.pk, world.body.pk, ago(days), "A meeting") for days in (50, 20))
    monkeypatch.setattr(surroundings, "_meetings", [lambda _: days])
    monkeypatch.setattr(
        surroundings, "_words", {"meetings.item": lambda _, ids: {id: Place(f"Item {id}", "/i/") for id in ids}}
    )
    yield


def _texts(lines: tuple[queries.ActionLine, ...]) -> list[str]:
    return [line.text for line in lines]


def _some(world: World) -> None:
    item = make_item(world)
    promise(world, "two meetings", item, due_on=ago(55), raised_on=ago(100))
    promise(world, "one meeting", item, due_on=ago(30), raised_on=ago(100), agency=world.agencies["Council"])
    promise(world, "some days", item, due_on=ago(3), raised_on=ago(10))
    promise(world, "soon", item, due_on=ago(-3), raised_on=ago(10))
    promise(world, "someday", item, raised_on=ago(10))
    kept = promise(world, "kept", item, raised_on=ago(30))
    actions.close(kept, evidence="Here", by=world.reader("clerk"), on=ago(10))
    actions.drop(promise(world, "gone", item, raised_on=ago(30)), reason="Moot", by=world.reader("chair"))


def test_states_are_worked_out_and_the_latest_stand_first(world: World) -> None:
    _some(world)
    reader = world.reader("member")

    def of(state: str) -> list[str]:
        return _texts(queries.register(reader, ActionFilter(state=state)).lines)

    assert of("open") == ["two meetings", "one meeting", "some days", "soon", "someday"]
    assert of("late") == ["two meetings", "one meeting", "some days"]
    assert (of("due"), of("done"), of("dropped")) == (["soon"], ["kept"], ["gone"])
    assert len(of("")) == 7
    assert _texts(queries.overdue(reader, 2)) == ["two meetings", "one meeting"]


def test_filters(world: World) -> None:
    _some(world)
    reader = world.reader("member")
    council = world.agencies["Council"].pk
    assert _texts(queries.register(reader, ActionFilter(agency=council)).lines) == ["one meeting"]
    assert _texts(queries.register(reader, ActionFilter(words="MEETING two")).lines) == ["two meetings"]
    assert queries.register(reader, ActionFilter(year=1999)).total == 0
    assert queries.years(reader) == tuple(sorted({ago(10).year, ago(30).year, ago(100).year}, reverse=True))


def test_pages(world: World) -> None:
    item = make_item(world)
    for n in range(5):
        promise(world, f"no. {n}", item)
    first = queries.register(world.reader("member"), ActionFilter(), 1, size=2)
    assert (len(first.lines), first.total, first.pages) == (2, 5, 3)
    assert queries.register(world.reader("member"), ActionFilter(), 99, size=2).page == 3


def test_records_of_agencies(world: World) -> None:
    _some(world)
    police = next(r for r in queries.by_agency(world.reader("member")) if r.agency == "Police")
    assert (police.open, police.late, police.due, police.done, police.dropped) == (4, 2, 1, 1, 1)
    assert (police.median_days, police.unkept) == (20, 3)


def test_numbers_come_from_what_this_reader_may_read(world: World) -> None:
    secret = make_item(world, audiences.agencies([world.agencies["Police"].pk]))
    promise(world, "secret", secret, by=world.reader("officer"), due_on=ago(30), raised_on=ago(40))
    assert [r.late for r in queries.by_agency(world.reader("officer"))] == [1]
    assert queries.by_agency(world.reader("fire")) == ()
    assert queries.register(world.reader("fire"), ActionFilter()).total == 0
    assert queries.years(world.reader("fire")) == ()
    assert queries.overdue(world.reader("fire")) == ()


def test_a_home_that_one_may_not_read_is_not_named(world: World) -> None:
    """Both ends: the answer's item is for the police alone, the action for everyone."""
    action = promise(world)
    secret = make_item(world, audiences.agencies([world.agencies["Police"].pk]))
    actions.answer(action, item=secret.thing, by=world.reader("officer"))
    for username, named in (("officer", True), ("fire", False), (None, False)):
        line = queries.one(world.reader(username), action.pk).line
        assert bool(line.answered_by_words) is named, username
        assert line.home_words


def test_mine_is_what_i_and_my_agency_have_to_do(world: World) -> None:
    item = make_item(world)
    promise(world, "police", item)
    promise(world, "fire officer", item, agency=None, owner=world.people["fire"])
    assert _texts(queries.mine(world.reader("officer"))) == ["police"]
    assert _texts(queries.mine(world.reader("fire"))) == ["fire officer"]
    assert queries.mine(world.reader("administrator")) == ()
    assert world.client("officer").get("/actions/").status_code == 200


def test_what_a_body_should_hear_of(world: World) -> None:
    item = make_item(world)
    promise(world, "due before", item, due_on=ago(5), raised_on=ago(40))
    promise(world, "due later", item, due_on=ago(-90), raised_on=ago(40))
    promise(world, "some time", item, due_as_printed="a future meeting", raised_on=ago(40))
    promise(world, "raised there", item, raised_on=ago(0))
    assert set(_texts(queries.open_by(world.reader("clerk"), world.body.pk, ago(0)))) == {"due before", "some time"}


@pytest.mark.parametrize(
    "asked",
    [
        lambda reader: queries.register(reader, ActionFilter()),
        lambda reader: queries.register(reader, ActionFilter(state="late")),
        queries.mine,
        queries.by_agency,
    ],
)
def test_as_many_queries_with_three_rows_as_with_one(world: World, asked: Callable[[Any], object]) -> None:
    reader = world.reader("officer")

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            asked(reader)
        return len(caught)

    promise(world, "one", due_on=ago(30), owner=world.people["officer"])
    one = count()
    for text in ("two", "three"):
        promise(world, text, make_item(world), due_on=ago(30), owner=world.people["officer"])
    assert count() == one


def test_exports_hold_what_is_shown_and_no_formula(world: World) -> None:
    promise(world, '=HYPERLINK("http://evil.example","Click")')
    lines = queries.every(world.reader("member"), ActionFilter())
    rows = list(csv.reader(io.StringIO(exports.csv_of(lines).decode("utf-8-sig"))))
    assert rows[1][1].startswith("'=HYPERLINK")
    with ZipFile(io.BytesIO(exports.excel_of(lines))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"HYPERLINK" in book.read("xl/sharedStrings.xml")


def test_exports_are_files_of_the_page_shown(world: World) -> None:
    _some(world)
    client = world.client("member")
    late = client.get("/actions/export/?form=csv&state=late")
    assert "attachment" in late["Content-Disposition"]
    assert len(late.content.decode().splitlines()) == 4
    assert client.get("/actions/export/?form=xlsx").content[:2] == b"PK"
    assert client.get("/actions/export/?form=exe").status_code == 404
    assert client.get("/actions/register/?state=late&page=junk&agency=junk&year=junk").status_code == 200
