"""Either real meeting, rebuilt from its structured record in the portal, reads like the original."""

import difflib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from commonweal.minutes import read
from commonweal.minutes.model import MeetingRecord
from commonweal.portal.audit.recording import gathering
from commonweal.portal.meetings import minutes_document
from commonweal.portal.meetings.models import Deferral, Meeting, Minutes
from commonweal.portal.meetings.queries.minutes import MinutesView, minutes
from commonweal.portal.meetings.verbs.rebuilding import rebuild
from commonweal.portal.tasks.models import Action
from portal_world import World
from real_data import SHARED

pytestmark = pytest.mark.django_db
FILES = sorted((SHARED / "minutes").glob("*.txt"))
ALIKE = 0.98  # of the original's words, in order; what is not is printed below


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def original(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8", errors="replace")


def _rebuilt(world: World, original: str, username: str) -> tuple[MeetingRecord, Meeting, MinutesView]:
    record = read(original)
    meeting = rebuild(record, body=world.body, by=world.reader("clerk"))
    with gathering():
        view = minutes(world.reader(username), meeting.pk)
    assert view is not None
    return record, meeting, view


def _bare(record: MeetingRecord) -> MeetingRecord:
    """Without what belongs to the file: line numbers, what the reader found odd, and the body's name in the portal."""
    items = tuple(replace(i, source_lines=(0, 0), body=tuple(replace(p, line=0) for p in i.body)) for i in record.items)
    return replace(record, items=items, anomalies=())


def _words(text: str) -> list[str]:
    return re.sub(r"\s+", " ", text).split()


def test_the_rebuilt_minutes_hold_the_same_structure(world: World, original: str) -> None:
    record, _, view = _rebuilt(world, original, "clerk")
    assert _bare(read(minutes_document.text(view))) == _bare(record)


def test_the_rebuilt_minutes_read_like_the_original(world: World, original: str) -> None:
    _, _, view = _rebuilt(world, original, "clerk")
    before, after = _words(original), _words(minutes_document.text(view))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    different = [(before[a:b], after[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    assert matcher.ratio() >= ALIKE, different


@pytest.mark.parametrize("username", ["clerk", "member"])
def test_every_number_title_decision_and_name_stands_in_them(world: World, original: str, username: str) -> None:
    record = read(original)
    meeting = rebuild(record, body=world.body, by=world.reader("clerk"))
    Minutes.objects.filter(meeting=meeting).update(state="circulated")
    with gathering():
        view = minutes(world.reader(username), meeting.pk)
    assert view is not None
    text = re.sub(r"\s+", " ", minutes_document.text(view))
    for item in record.items:
        assert f"{item.number_as_printed} {item.title_as_printed}" in text
        assert all(decision.text_as_printed in text for decision in item.decisions)
    roll = record.attendance
    assert all(person.as_printed in text for person in (*roll.present, *roll.officers, *roll.apologies))


def test_a_resident_reads_a_restricted_items_printed_stub_and_no_more(world: World, original: str) -> None:
    record = read(original)
    meeting = rebuild(record, body=world.body, by=world.reader("clerk"))
    restricted = [item for item in record.items if item.restricted]
    assert restricted
    with gathering():
        from commonweal.portal.access.composing import as_public_once_out
        from commonweal.portal.meetings.queries.minutes import composed

        view = composed(as_public_once_out(), Minutes.objects.select_related("meeting__body").get(meeting=meeting))
    stubs = {line.title: line for line in view.items if line.item is None}
    assert set(stubs) == {item.title_as_printed for item in restricted}
    assert re.sub(r"\s+", " ", minutes_document.text(view)) == re.sub(
        r"\s+", " ", _text_for_clerk(world, meeting)
    )  # old minutes print nothing but stubs of such items: everyone reads the same


def test_deferrals_and_promises_are_in_the_register(world: World, original: str) -> None:
    record, meeting, _ = _rebuilt(world, original, "clerk")
    put_off = [item for item in record.items if item.deferral]
    assert put_off
    assert Deferral.objects.filter(item__meeting=meeting).count() == len(put_off)
    assert Action.objects.filter(body=world.body).count() == len(record.actions)
    assert not Action.objects.exclude(owner=None).exists(), "nobody is assigned by guess"


def _text_for_clerk(world: World, meeting: Meeting) -> str:
    with gathering():
        view = minutes(world.reader("clerk"), meeting.pk)
    assert view is not None
    return minutes_document.text(view)
