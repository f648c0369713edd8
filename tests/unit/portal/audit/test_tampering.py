"""Whoever has the console and every guard lowered: insert, reorder, cut the middle or the tail, and be found.

They link anew what they can: the hash needs no secret. What they cannot change is the anchors outside the database.
"""

import datetime as dt
from typing import Any

import pytest
from django.db import connection

from commonweal.portal.audit import anchors, chain, clock, guards
from commonweal.portal.audit.models import Entry, Head
from commonweal.portal.audit.recording import note, recording
from commonweal.portal.audit.verification import verify
from commonweal.workspace import Workspace

pytestmark = pytest.mark.django_db
LENGTH, ANCHORED = 30, 20
SOMEONE = clock.new_id()


@pytest.fixture(autouse=True)
def _filled(tmp_path: Any, settings: Any) -> None:
    """Thirty entries; an anchor after the twentieth."""
    settings.WORKSPACE = Workspace(tmp_path)
    for number in range(1, LENGTH + 1):
        with recording():
            note("read", by=SOMEONE, thing=clock.new_id())
        if number == ANCHORED:
            with anchors._opened() as file:
                head = Head.objects.get()
                anchors._write(file, anchors.Anchor(clock.now(), anchors.HOURLY, head.sequence, head.hash))
    assert verify().broken is None and verify().anchors >= 1
    guards.lower_guards()


def _rows() -> list[Entry]:
    return list(Entry.objects.order_by("sequence"))


def _put(rows: list[Entry], *, linked: bool) -> None:
    """Write the chain as these rows, numbered anew; `linked`: with texts and hashes that fit each other."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry")
    before = "0" * 64
    for number, row in enumerate(rows, 1):
        row.sequence = number
        if linked:
            at = row.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
            row.text = chain.canonical(number, at, row.act, row.doer, row.thing, "")
            row.hash = before = chain.link(row.text, before)
    Entry.objects.bulk_create(rows)
    if linked and rows:
        Head.objects.filter(id=1).update(sequence=len(rows), hash=rows[-1].hash)


def _inserted(rows: list[Entry], at: int) -> list[Entry]:
    made = Entry(segment=rows[at].segment, at=rows[at].at, act="read", doer="", thing="", text=rows[at].text, hash="f")
    return [*rows[:at], made, *rows[at:]]


def _edited(rows: list[Entry], at: int) -> list[Entry]:
    rows[at].act = "forgotten"
    return rows


def _swapped(rows: list[Entry], at: int) -> list[Entry]:
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return rows


def _cut(rows: list[Entry], at: int) -> list[Entry]:
    return rows[:at] + rows[at + 3 :]


WAYS = {"insert": _inserted, "edit": _edited, "reorder": _swapped, "cut the middle": _cut}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("at", [2, 5, 11, 19, 25])
def test_what_is_done_to_the_entries_is_found(way: str, at: int) -> None:
    _put(WAYS[way](_rows(), at), linked=False)
    assert verify().broken is not None


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("at", [1, 7, ANCHORED - 4])
def test_a_chain_linked_anew_before_an_anchor_is_found_by_it(way: str, at: int) -> None:
    _put(WAYS[way](_rows(), at), linked=True)
    found = verify().broken
    assert found is not None and "anchor" in found.wrong


@pytest.mark.parametrize("left", [0, 1, 10, ANCHORED - 1])
def test_a_tail_cut_before_the_last_anchor_is_found(left: int) -> None:
    rows = _rows()[:left]
    _put(rows, linked=True)
    if not rows:
        Head.objects.filter(id=1).update(sequence=0, hash="0" * 64)
    found = verify().broken
    assert found is not None and "anchor" in found.wrong


def test_a_tail_cut_after_the_last_anchor_is_not_and_that_is_why_they_are_hourly() -> None:
    _put(_rows()[: ANCHORED + 1], linked=True)
    assert verify().broken is None
