"""A new key, all sealed anew, the old key gone; killed at any moment it goes on from there; nothing is ever lost."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection

from commonweal.portal.access import shelf
from commonweal.portal.access.sealed import held, keyfile, rotation
from commonweal.portal.access.sealed.fields import SealedText
from commonweal.portal.access.sealed.keys import keys
from commonweal.portal.access.sealed.sealing import seal
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.models import Entry
from commonweal.portal.people.models import Record
from portal_world import World

pytestmark = pytest.mark.django_db
ROWS = 7


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "BATCH", 2)


@pytest.fixture
def rows(world: World) -> list[Record]:
    police = world.agencies["Police"]
    shelf.put(b"a file", sealed=True)
    return [
        things.make(
            Record, home=None, audience=audiences.agencies([police.pk]), by=None, said={"given": f"Rowan {n}"},
            note=f"Note {n}" if n else "", agency=police, entered_at="2026-03-02T10:00Z",
        )
        for n in range(ROWS)
    ]  # fmt: skip


def _rotated(**given: Any) -> rotation.Rotated:
    return rotation.rotate(**{"wait": lambda _: None, **given})


def _whole(rows: list[Record]) -> None:
    found = {row.pk: (row.said, row.note) for row in Record.objects.all()}
    assert found == {row.pk: ({"given": f"Rowan {n}"}, f"Note {n}" if n else "") for n, row in enumerate(rows)}
    assert shelf.get(shelf.put(b"a file", sealed=True).sha256, sealed=True) == b"a file"


def test_everything_lies_under_the_new_key_and_the_old_one_is_gone(rows: list[Record], own: Path) -> None:
    old, index = keys().current, keys().index
    said: list[str] = []
    done = _rotated(tell=said.append)
    assert (done.sealed, done.files, done.dropped, done.left) == (2 * ROWS - 1, 1, (old,), {})
    assert keys().current != old and list(keys().keys) == [keys().current] and keys().index == index
    assert old not in own.read_text()
    assert set(held.standing().under) == {keys().current}
    _whole(rows)
    assert f"people_record.said: {ROWS} sealed anew" in said
    assert [*Entry.objects.order_by("sequence").values_list("act", flat=True)][-2:] == [
        "begin key rotation", "end key rotation",
    ]  # fmt: skip


def test_every_sealed_column_of_every_model_is_sealed_anew() -> None:
    sealed = {
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedText)
    }
    assert {str(column) for column in held.columns()} == sealed
    assert "people_record.said" in sealed


class _Killed(BaseException):
    pass


@pytest.mark.parametrize("after", range(0, 2 * ROWS + 1))
def test_killed_at_any_moment_it_goes_on_from_there(
    rows: list[Record], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    old, left = keys().current, after
    real = rotation._counted

    def counted(*given: Any) -> int:
        nonlocal left
        if not left:
            raise _Killed
        left -= 1
        return real(*given)

    with monkeypatch.context() as cut:
        cut.setattr(rotation, "_counted", counted)
        try:
            _rotated()
        except _Killed:
            assert old in keys().keys  # nothing that is still needed is gone
    _whole(rows)
    done = _rotated(tell=lambda _: None)
    _whole(rows)
    assert done.left == {}
    assert old not in keys().keys or list(keys().keys) == [keys().current]


def test_what_a_page_seals_with_the_old_key_meanwhile_is_found_before_that_goes(rows: list[Record]) -> None:
    old = keys()

    def late(_: float) -> None:  # a page that began before the rotation ends after the first pass
        current = keyfile.read_own()["current"]
        said = keyfile.read_own()
        keyfile.write({**said, "current": old.current}, keyfile.file())
        kept = seal("Late", "people_record.note")
        keyfile.write({**said, "current": current}, keyfile.file())
        with connection.cursor() as cursor:
            pk = Record._meta.pk.get_db_prep_value(rows[0].pk, connection)
            cursor.execute("UPDATE people_record SET note = %s WHERE thing_id = %s", [kept, pk])

    done = _rotated(wait=late)
    assert done.dropped == (old.current,)
    assert Record.objects.get(pk=rows[0].pk).note == "Late"


def test_what_changes_between_reading_and_putting_back_is_not_overwritten(
    rows: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = held.Column.put

    def meanwhile(self: held.Column, row: str, before: str, sealed: str) -> bool:
        monkeypatch.setattr(held.Column, "put", real)
        Record.objects.filter(pk=UUID(str(row))).update(
            **{self.column: "Changed meanwhile" if self.column == "note" else {}}
        )
        return real(self, row, before, sealed)

    monkeypatch.setattr(held.Column, "put", meanwhile)
    assert _rotated().left == {}
    changed = [row for row in Record.objects.all() if row.note == "Changed meanwhile" or row.said == {}]
    assert len(changed) == 1


def test_what_cannot_be_opened_is_left_as_it_is_said_and_keeps_its_key(rows: list[Record]) -> None:
    old = keys().current
    with connection.cursor() as cursor:
        pk = Record._meta.pk.get_db_prep_value(rows[3].pk, connection)
        cursor.execute("UPDATE people_record SET note = %s WHERE thing_id = %s", [f"{old}:AAAA", pk])
    done = _rotated()
    assert (done.dropped, done.left) == ((), {"people_record.note": 1})
    assert old in keys().keys


def test_status_says_what_lies_under_which_key_and_no_key(rows: list[Record]) -> None:
    old = keys().current
    found = held.standing()
    assert found.where["people_record.said"] == {old: ROWS}
    assert found.where["people_record.note"] == {old: ROWS - 1}
    assert found.where["files"] == {old: 1}
    assert json.loads(keyfile.file().read_text())["keys"][old] not in repr(found)
