"""PostgreSQL's wall keeps intelligence for its writer and the force's unit, by plain SQL as each agency.

What goes out is made by one who is none of its readers, and taken back by another who is none either.
"""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.db.models import F

from commonweal.portal.access.models import Seat
from commonweal.portal.audit.recording import gathering
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.verbs.opening import Opening
from commonweal.portal.intelligence.models import OUT, WITHDRAWN, Released, Report, Sanitised
from commonweal.portal.intelligence.queries import inbox, released, texts, unit
from commonweal.portal.intelligence.verbs import consents, dealing, exports, grades, placing, sanitised, withdrawals
from graded_reports import ASKS, COVERT, FREE, TEXT, draft, grade, items, officer, people, proposed, report, set_up
from graded_reports import released as let_out
from portal_world import World
from walled_world import behind_wall, raise_for_test, raw_ids, run

pytestmark = pytest.mark.django_db
OURS = ("report", "item", "source", "mention", "step", "export", "grade", "sanitised", "consent")
NOBODYS = (None, "member", "officer", "chair", "clerk", "analyst", "governance", "administrator", "warden")


@pytest.fixture(autouse=True)
def _login() -> Iterator[None]:
    login = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = login


@pytest.fixture(autouse=True)
def _unit(world: World) -> None:
    set_up(world)
    officer(world, "warden", "Council")
    officer(world, "colleague", "Fire brigade")


def _whole(world: World) -> Report:
    """A report of the fire brigade's with a row in every table of ours."""
    made = report(world, source="Ada Quillfeather", person="Bram Thistlewood")
    dealing.receive(made, by=world.reader("unit"))
    exports.make([made], by=world.reader("unit"))
    grade(world, made, ASKS)
    consents.ask(proposed(world, made), words="Agreed", by=world.reader("unit"))
    return made


def _rows(prefix: str = "intelligence_") -> dict[str, int]:
    return {name: len(raw_ids(f"{prefix}{name}")) for name in OURS}


def test_the_unit_reads_it_whole_its_writer_what_they_wrote_and_nobody_else_a_row(world: World) -> None:
    _whole(world)
    raise_for_test()
    with behind_wall(world, "unit"):
        assert _rows() == dict.fromkeys(OURS, 1)
        assert len(raw_ids("intelligence_drawn", "id")) == 1
    with behind_wall(world, "fire"):
        assert {name for name, count in _rows().items() if count} == {"report", "item", "source", "mention"}
        assert not raw_ids("intelligence_drawn", "id")
    for name in (*NOBODYS, "colleague"):
        with behind_wall(world, name):
            assert _rows() == dict.fromkeys(OURS, 0), name
            assert not raw_ids("intelligence_drawn", "id"), name
            assert not raw_ids("intelligence_mentionkey", "id"), name


def test_nobody_grades_or_lets_out_by_plain_sql(world: World) -> None:
    _whole(world)
    raise_for_test()
    for name in ("fire", "colleague", "warden", "officer", "governance"):
        with behind_wall(world, name):
            assert run("UPDATE intelligence_grade SET codes = '[]'") == 0
            assert run("UPDATE intelligence_sanitised SET state = 'out'") == 0
            assert run("DELETE FROM intelligence_consent") == 0
    with behind_wall(world, "unit"), pytest.raises(DatabaseError):
        run("UPDATE intelligence_sanitised SET state = 'out'")  # without a second person


def test_a_report_is_dealt_with_graded_released_and_withdrawn_behind_the_wall(world: World) -> None:
    raise_for_test()
    with behind_wall(world, "fire"):
        made = report(world, source="Ada Quillfeather")
    with behind_wall(world, "unit"), gathering():
        unit_reader = world.reader("unit")
        assert [line.id for line in inbox.inbox(unit_reader).lines] == [made.pk]
        dealing.receive(unit.row(unit_reader, made.pk), by=unit_reader, force_reference="CR/1")
        exports.make([unit.row(unit_reader, made.pk)], by=unit_reader)
        grades.grade(items(made)[0], ASKS, by=unit_reader)
        text = sanitised.write(made, draft(world, made), by=unit_reader)
        text = sanitised.propose(text, by=unit_reader)
        consent = consents.ask(text, words="Agreed", by=unit_reader)
        assert texts.page(unit_reader, texts.row(unit_reader, text.pk)).why_not
    with behind_wall(world, "second"), gathering():
        second = world.reader("second")
        consents.approve(consent, by=second)
        assert sanitised.approve(text, sha256=text.sha256, by=second).state == OUT
    with behind_wall(world, "warden"), gathering():
        warden = world.reader("warden")
        (line,) = released.listed(warden)
        assert released.page(warden, released.row(warden, line.id)).text == TEXT
        case = placing.open_case(
            Released.objects.get(), Opening(next(iter(kinds().kinds)), "A case"), agency=world.agencies["Council"],
            by=warden,
        ).case  # fmt: skip
        assert len(raw_ids("cases_entry")) == 2
    for name in ("fire", "officer", "colleague", "governance", "unit", None):
        with behind_wall(world, name):
            assert not raw_ids("intelligence_released"), name
            assert not raw_ids("intelligence_releasedwords"), name
    with behind_wall(world, "unit"), gathering():
        withdrawals.withdraw(Sanitised.objects.get(), words="It was wrong", by=world.reader("unit"))
    with behind_wall(world, "warden"), gathering():
        warden = world.reader("warden")
        page = released.page(warden, released.row(warden, line.id))
        assert (page.text, page.tombstone) == ("", "It was wrong")
        assert not raw_ids("intelligence_releasedwords")
        assert len(raw_ids("cases_entry")) == 1, "the line alone"
        assert case.pk in raw_ids("cases_case")


def test_for_people_by_name_whoever_lets_it_out_keeps_no_seat(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    raise_for_test()
    with behind_wall(world, "unit"):
        text = proposed(world, made, people=people(world, "warden", "colleague"))
    with behind_wall(world, "second"):
        sanitised.approve(text, sha256=text.sha256, by=world.reader("second"))
    # To the database this test is one moment, at which the seat had not ended yet.
    Seat.objects.filter(until__isnull=False).update(until=F("until") - dt.timedelta(hours=1))
    for name, sees in {"warden": 1, "colleague": 1, "fire": 0, "second": 0, "unit": 0, "officer": 0}.items():
        with behind_wall(world, name):
            assert len(raw_ids("intelligence_releasedwords")) == sees, name
    with behind_wall(world, "unit"), gathering():
        grades.grade(items(made)[0], COVERT, by=world.reader("unit"))
        assert Sanitised.objects.get().state == WITHDRAWN, "by one who never had a seat"
    with behind_wall(world, "warden"):
        assert not raw_ids("intelligence_releasedwords")
        assert len(raw_ids("intelligence_tombstone")) == 1


def test_nobody_opens_a_shut_gate_but_the_unit(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    text = let_out(world, made)
    withdrawals.withdraw(text, words="It was wrong", by=world.reader("unit"))
    raise_for_test()
    for name in ("warden", "fire", "officer", "colleague", "governance"):
        with behind_wall(world, name):
            assert not raw_ids("intelligence_gate")
            assert run("UPDATE access_thing SET audience_id = audience_id WHERE kind = 'intelligence.gate'") == 0
