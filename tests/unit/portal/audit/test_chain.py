import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from commonweal.portal.access.refusals import NotAllowed
from commonweal.portal.audit import anchors, chain, clock, disposal, guards
from commonweal.portal.audit.models import Aside, Disposal, Entry, Head
from commonweal.portal.audit.recording import gathering, note, recorded, recording, refused
from commonweal.portal.audit.verification import verify
from commonweal.workspace import Workspace

pytestmark = pytest.mark.django_db
SOMEONE, ANOTHER = clock.new_id(), clock.new_id()


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, settings: Any) -> None:
    settings.WORKSPACE = Workspace(tmp_path)


def _enter(*acts: str, words: str = "") -> None:
    for act in acts:
        with recording():
            note(act, by=SOMEONE, thing=ANOTHER, words=words)


def _tamper(statement: str, *values: object) -> None:
    """As somebody with the database's own console would: the guards lowered."""
    guards.lower_guards()
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    guards.raise_guards()


def _wrong() -> str:
    found = verify().broken
    return f"{found.entry}: {found.wrong}" if found else ""


def test_a_chain_of_entries_is_walked_from_end_to_end() -> None:
    _enter("read", "read", "make item", words="because “it” was asked\nfor")
    walked = verify()
    assert (walked.broken, walked.entries, walked.last, walked.segments) == (None, 3, 3, 1)
    assert walked.hash == Head.objects.get().hash == Entry.objects.get(sequence=3).hash


def test_words_stand_aside_and_the_chain_holds_none_of_them() -> None:
    _enter("search", words="Wilhelmina")
    assert Aside.objects.get().words == "Wilhelmina"
    assert "Wilhelmina" not in Entry.objects.get().text


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit_entry SET text = replace(text, 'read', 'rest') WHERE sequence = 2", "2: its text was altered"),
        ("UPDATE audit_entry SET act = 'rest' WHERE sequence = 2", "2: its columns do not say"),
        ("UPDATE audit_entry SET at = '2020-01-01 00:00:00+00' WHERE sequence = 2", "2: its columns do not say"),
        ("UPDATE audit_entry SET segment = '2020-01' WHERE sequence = 2", "2: it does not belong to the segment"),
        ("UPDATE audit_entry SET doer = '' WHERE sequence = 1", "1: its columns do not say"),
        ("DELETE FROM audit_entry WHERE sequence = 2", "3: entry 2 should stand before it"),
        ("DELETE FROM audit_entry WHERE sequence = 1", "2: entry 1 should stand before it"),
        ("DELETE FROM audit_entry WHERE sequence = 3", "2: the chain's head names entry 3 as the last"),
        ("UPDATE audit_head SET hash = 'f'", "3: the chain's head names entry 3"),
    ],
)
def test_what_was_changed_is_found_and_named(statement: str, said: str) -> None:
    _enter("read", "read", "read")
    assert not _wrong()
    _tamper(statement)
    assert _wrong().startswith(said)


def test_words_that_were_changed_or_taken_away_are_found() -> None:
    _enter("read", words="a reason")
    _tamper("UPDATE audit_aside SET words = 'another reason'")
    assert _wrong().startswith("1: the words beside it are not those")
    _tamper("DELETE FROM audit_aside")
    assert _wrong().startswith("1: the words that it commits to are gone")


def test_words_that_were_erased_leave_their_commitment_and_an_entry() -> None:
    _enter("read", words="a reason with a name in it")
    with recording():
        assert disposal.erase_words(1, by=ANOTHER, reason="asked by the person named")
    with recording():
        assert not disposal.erase_words(1, by=ANOTHER, reason="twice")
    walked = verify()
    assert (walked.broken, walked.entries, walked.words_erased) == (None, 2, 1)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET act = 'rest'",
        "DELETE FROM audit_entry",
        "UPDATE audit_aside SET words = ''",
        "UPDATE audit_head SET sequence = 0",
        "DELETE FROM audit_head",
    ],
)
def test_the_database_itself_refuses_to_change_the_chain(statement: str) -> None:
    _enter("read", words="a reason")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert not _wrong()


def test_a_table_of_the_chain_cannot_be_truncated() -> None:
    if connection.vendor != "postgresql":
        assert "TRUNCATE" not in str(guards.GUARDS)  # SQLite knows no such statement: it deletes row by row
        return
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_entry CASCADE")


def test_a_verb_that_fails_takes_its_entries_back_and_leaves_the_outer_ones() -> None:
    with recording():
        note("outer", by=SOMEONE)
        with pytest.raises(ValueError, match="no"), recording():
            note("inner", by=SOMEONE)
            raise ValueError("no")
    assert list(Entry.objects.values_list("act", flat=True)) == ["outer"]


def test_nothing_is_done_outside_a_recording() -> None:
    with pytest.raises(LookupError, match="not done inside"):
        note("read", by=SOMEONE)


class _By:
    account = SOMEONE


@recorded
def _forbidden(*, by: _By) -> None:
    note("never", by=by.account)
    raise NotAllowed("You may not.", "Ask the clerk.")


def test_a_refusal_is_entered_though_its_transaction_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NotAllowed, "enters_audit", True, raising=False)
    with pytest.raises(NotAllowed), recording():
        note("outer", by=SOMEONE)
        _forbidden(by=_By())
    assert [(e.act, e.doer) for e in Entry.objects.all()] == [("refused test chain  forbidden", str(SOMEONE))]


def test_a_page_enters_its_refusals_apart() -> None:
    with gathering() as gathered:
        refused("refused page", by=None, thing=ANOTHER)
        assert not Entry.objects.exists()
    assert [(act.act, act.thing) for act in gathered.refusals] == [("refused page", ANOTHER)]


def test_time_never_runs_backwards_in_the_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    _enter("read")
    earlier = clock.now() - dt.timedelta(days=90)
    monkeypatch.setattr(clock, "now", lambda: earlier)
    _enter("read")
    first, second = Entry.objects.order_by("sequence")
    assert second.at == first.at
    assert not _wrong()


# What lies outside the database


def _move_to(monkeypatch: pytest.MonkeyPatch, when: dt.datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: when)


def test_the_head_is_anchored_once_an_hour(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    noon = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
    for minutes in (0, 30, 59, 60, 61):
        _move_to(monkeypatch, noon + dt.timedelta(minutes=minutes))
        with django_capture_on_commit_callbacks(execute=True):
            _enter("read")
    held = [anchors.Anchor.read(line) for line in anchors.held()]
    assert [(a.at.hour, a.at.minute, a.sequence) for a in held] == [(12, 0, 1), (13, 0, 4)]
    assert verify().anchors == 2
    assert anchors.file().stat().st_mode & 0o777 == 0o600


def test_a_tail_that_was_cut_off_is_found_by_its_anchor() -> None:
    _enter("read", "read", "read")
    assert anchors.anchor_if_due()
    first = Entry.objects.get(sequence=1)
    _tamper("DELETE FROM audit_entry WHERE sequence > 1")
    _tamper("UPDATE audit_head SET sequence = 1, hash = %s", first.hash)
    assert _wrong().startswith("1: the end is cut off: entry 3 was anchored on")


def test_a_chain_written_anew_is_found_by_its_anchor() -> None:
    _enter("read", "read")
    assert anchors.anchor_if_due()
    _tamper("DELETE FROM audit_entry")
    _tamper("UPDATE audit_head SET sequence = 0, hash = %s", "0" * 64)
    _enter("something else", "something else")
    assert _wrong().startswith("2: it is not the entry that was anchored")


def test_a_restored_backup_is_an_event_and_not_a_cut() -> None:
    _enter("read", "read", "read")
    assert anchors.anchor_if_due()
    first = Entry.objects.get(sequence=1)
    _tamper("DELETE FROM audit_entry WHERE sequence > 1")
    _tamper("UPDATE audit_head SET sequence = 1, hash = %s", first.hash)
    anchors.restored(1, first.hash)
    assert "no entry tells of it" in _wrong()
    _enter("restore", "read")
    walked = verify()
    assert (walked.broken, walked.restores, walked.entries) == (None, 1, 3)


def test_a_line_cut_short_by_a_crash_is_counted_and_does_no_harm() -> None:
    _enter("read")
    anchors.file().parent.mkdir(parents=True, exist_ok=True)
    anchors.file().write_text("2026-03-02T12:00")
    assert anchors.anchor_if_due()
    walked = verify()
    assert (walked.anchors, walked.anchors_unread, walked.broken) == (1, 1, None)


# Letting a month go


def _three_months(monkeypatch: pytest.MonkeyPatch) -> None:
    for month in (1, 1, 2, 3):
        _move_to(monkeypatch, dt.datetime(2020, month, 2, 12, tzinfo=dt.UTC))
        _enter("read", words="a reason")
    _move_to(monkeypatch, dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC))


def test_a_month_goes_by_two_people_and_its_hash_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    _three_months(monkeypatch)
    january, february, _ = disposal.segments()
    assert (january.may_go, february.may_go) == (True, False)
    with recording():
        disposal.ask(january, by=SOMEONE, reason="six years are over")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(segment="2020-01")._raw_delete("default")
    with pytest.raises(DatabaseError), recording():
        disposal.approve("2020-01", by=SOMEONE)
    with recording():
        disposal.approve("2020-01", by=ANOTHER)
    assert not Entry.objects.filter(segment="2020-01").exists()
    walked = verify()
    assert (walked.broken, walked.disposed, walked.entries) == (None, ("2020-01",), 4)
    february = disposal.segments()[1]
    with recording():
        disposal.ask(february, by=ANOTHER, reason="these too")
    with recording():
        disposal.approve("2020-02", by=SOMEONE)
    assert verify().disposed == ("2020-01", "2020-02")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Disposal.objects.filter(segment="2020-01").delete()


def test_a_month_within_two_years_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    for year in (2024, 2026):
        _move_to(monkeypatch, dt.datetime(year, 3, 2, 12, tzinfo=dt.UTC))
        _enter("read")
    assert [segment.may_go for segment in disposal.segments()] == [False, False]


def test_an_entry_that_cannot_be_written_undoes_what_it_told_of() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry RENAME TO audit_gone")
    with pytest.raises(chain.NotRecorded), recording():
        Head.objects.update(sequence=Head.objects.get().sequence + 7)
        note("read", by=SOMEONE)
    assert Head.objects.get().sequence == 0
