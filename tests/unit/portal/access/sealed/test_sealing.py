"""What is sealed opens in its own place, whole and unaltered, with its own key; anything else is said in a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import connection, transaction

from commonweal.errors import KeysRefused, StoreDamaged
from commonweal.portal.access.sealed import keyfile
from commonweal.portal.access.sealed.sealing import NOT_HERE, seal, unseal
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.people.models import Record
from portal_world import World

SAID = {"given": "Rowan", "family": "Quillfeather", "born": "1990-02-03"}


def _record(world: World, note: str = "Stays at 4 Thimble Row") -> Record:
    return things.make(
        Record, home=None, audience=audiences.agencies([world.agencies["Police"].pk]), by=None, said=SAID, note=note,
        agency=world.agencies["Police"], entered_at="2026-03-02T10:00Z",
    )  # fmt: skip


def _raw(row: Record, column: str = "note") -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM people_record WHERE thing_id = %s", [_id(row)])  # noqa: S608
        return str(cursor.fetchone()[0])


def _put(row: Record, kept: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_record SET note = %s WHERE thing_id = %s", [kept, _id(row)])


def _id(row: Record) -> Any:
    return Record._meta.pk.get_db_prep_value(row.pk, connection)


def test_equal_words_are_sealed_unequal_and_open_as_they_were() -> None:
    for words in ("Rowan", "O’Neill-Byrne\n\0 Ω", "x" * 100_000):
        one, other = seal(words, "a.b"), seal(words, "a.b")
        assert one != other
        assert words[:20] not in one
        assert unseal(one, "a.b") == unseal(other, "a.b") == words
    assert (seal("", "a.b"), unseal("", "a.b")) == ("", "")


@pytest.mark.django_db
def test_the_database_holds_nothing_in_plain_and_the_reader_everything(world: World) -> None:
    row = Record.objects.get(pk=_record(world).pk)
    assert (row.said, row.note) == (SAID, "Stays at 4 Thimble Row")
    assert "Thimble" not in _raw(row) and "Quillfeather" not in _raw(row, "said")
    with pytest.raises(FieldError, match="keyed index"):
        Record.objects.filter(note="Stays at 4 Thimble Row")


@pytest.mark.parametrize("cut", [1, 5, 12, 20])
def test_what_was_cut_is_refused(cut: int) -> None:
    kept = seal("Rowan", "a.b")
    for less in (kept[:-cut], kept[: len(kept) - 4 * cut], kept.split(":")[0] + ":", "nonsense", ":"):
        with pytest.raises((StoreDamaged, KeysRefused)):
            unseal(less, "a.b")


def test_every_altered_letter_is_noticed() -> None:
    kept = seal("Rowan", "a.b")
    at = kept.index(":") + 1
    for n in range(at, len(kept) - 1):
        other = "A" if kept[n] != "A" else "B"
        with pytest.raises(StoreDamaged, match="altered"):
            unseal(kept[:n] + other + kept[n + 1 :], "a.b")


def test_what_belongs_to_another_column_is_refused() -> None:
    with pytest.raises(StoreDamaged, match="belongs elsewhere"):
        unseal(seal("Rowan", "people_record.note"), "people_record.said")


@pytest.mark.django_db
def test_a_page_says_so_in_a_sentence(world: World) -> None:
    row = _record(world)
    _put(row, _raw(row, "said"))
    with pytest.raises(StoreDamaged, match="not shown") as refusal:
        Record.objects.get(pk=row.pk)
    assert "backup" in refusal.value.next_step


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["gone", "without that key", "open to others"])
def test_without_its_key_it_says_so_and_is_written_back_as_it_was(world: World, own: Path, how: str) -> None:
    row = _record(world)
    before = _raw(row), _raw(row, "said")
    if how == "gone":
        own.unlink()
    elif how == "open to others":
        own.chmod(0o644)
    else:
        said = json.loads(own.read_text())
        keyfile.write({**said, "current": "kother", "keys": {"kother": keyfile.new_key()}}, own)
    away = Record.objects.get(pk=row.pk)
    assert away.note == NOT_HERE
    assert (away.said["given"], away.said.get("born")) == (NOT_HERE, None)
    away.identified = True
    away.save()
    assert (_raw(row), _raw(row, "said")) == before
    if how == "without that key":  # what is new is sealed with what is there
        away.note = "New words"
        away.save()
        assert Record.objects.get(pk=row.pk).note == "New words"
    else:
        away.note = "New words"
        with pytest.raises(KeysRefused):
            away.save()


@pytest.mark.django_db
def test_what_is_away_is_never_carried_into_another_column(world: World, own: Path) -> None:
    row = _record(world)
    said = json.loads(own.read_text())
    keyfile.write({**said, "current": "kother", "keys": {"kother": keyfile.new_key()}}, own)
    away = Record.objects.get(pk=row.pk)
    before = _raw(row), _raw(row, "said")
    away.note = away.said
    with pytest.raises(KeysRefused, match="cannot be changed"), transaction.atomic():
        away.save()
    assert (_raw(row), _raw(row, "said")) == before
