"""Erasure: a person's rows leave every edition and stay out; the rest is as it was; a kill leaves all or nothing."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from commonweal.figures import Month
from commonweal.store import Erased, NewEdition, Store, erasing, without
from commonweal.store.commit import read, write
from commonweal.workspace import Workspace

CHILDREN = "youth_justice.returns"
JUNE = Month(2023, 6)


def edition(text: str, *children: str, day: int = 1, dataset: str = CHILDREN) -> NewEdition:
    months = pa.array([JUNE.first_day] * len(children), pa.date32())
    return NewEdition(
        dataset=dataset, scope="anytown", publisher="P", licence="L", sha256=hashlib.sha256(text.encode()).hexdigest(),
        table=pa.table({"month": months, "child": list(children)}), months=(JUNE,), release=date(2023, 7, day),
        release_stated=True, label=text, source_name=f"{text}.csv", audience="partners",
    )  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    found = Workspace(tmp_path / "ws")
    for new in (edition("old", "ann", "bo", "ann"), edition("new", "ann", "bo", "cy", day=2), other()):
        with Store(found).ingest() as ingest:
            ingest.add(new)
    return found


def other() -> NewEdition:
    return edition("other", "ann", dataset="partner.force")


def parquets(workspace: Workspace) -> list[list[str]]:
    """Every child in every Parquet file on the disk."""
    return sorted(pq.read_table(p)["child"].to_pylist() for p in (workspace.restricted / "data").glob("*.parquet"))


def test_the_rows_leave_every_edition_those_superseded_too(workspace):
    store = Store(workspace)
    assert parquets(workspace) == [["ann"], ["ann", "bo", "ann"], ["ann", "bo", "cy"]]
    assert store.erase(CHILDREN, "child", "ann") == Erased(rows=3, editions=2)
    assert parquets(workspace) == [["ann"], ["bo"], ["bo", "cy"]]  # another dataset's column is another matter
    assert store.view().table(CHILDREN)["child"].to_pylist() == ["bo", "cy"]
    assert store.view(as_at=date(2023, 7, 1)).table(CHILDREN)["child"].to_pylist() == ["bo"]
    assert store.check() == 3


def test_the_published_files_digest_stays_and_the_edition_says_when(workspace):
    store = Store(workspace)
    before = {e.label: e for e in store.editions(CHILDREN)}
    store.erase(CHILDREN, "child", "cy")
    after = {e.label: e for e in store.editions(CHILDREN)}
    assert {label: e.sha256 for label, e in after.items()} == {label: e.sha256 for label, e in before.items()}
    assert after["old"] == before["old"]
    assert (after["new"].rows, after["old"].erased) == (2, None)
    assert after["new"].erased is not None
    pinned = store.view(sha256s=[after["new"].sha256])
    assert pinned.table(CHILDREN)["child"].to_pylist() == ["ann", "bo"]


def test_the_trace_names_nobody_and_a_table_that_comes_is_held_against_it(workspace):
    store = Store(workspace)
    store.erase(CHILDREN, "child", "ann")
    (trace,) = store.traces()
    assert "ann" not in repr(trace)
    assert store.traces("partner.force") == ()
    later = pa.table({"child": ["ann", "di", None, "ann"]})
    assert without(later, store.traces(CHILDREN))["child"].to_pylist() == ["di", None]
    assert without(later, ()) is later


def test_again_is_nothing_and_of_nobody_is_noted(workspace):
    store = Store(workspace)
    store.erase(CHILDREN, "child", "ann")
    commits = store.commits("partners")
    assert store.erase(CHILDREN, "child", "ann") == Erased(0, 0)
    assert store.commits("partners") == commits
    assert store.erase(CHILDREN, "child", "di") == Erased(0, 0)
    assert len(store.traces(CHILDREN)) == 2


def test_a_commit_of_an_erasure_reads_as_it_was_written(workspace):
    store = Store(workspace)
    store.erase(CHILDREN, "child", "ann")
    last = store.commits("partners")[-1]
    assert last.erased
    assert len(last.rewritten) == 2
    assert read(write(last)) == last


def test_ingesting_goes_on_and_the_same_file_is_the_same(workspace):
    store = Store(workspace)
    store.erase(CHILDREN, "child", "ann")
    with store.ingest() as ingest:
        assert ingest.add(edition("new", "ann", "bo", "cy", day=2)) == "same"
    with store.ingest() as ingest:
        assert ingest.add(edition("newest", "bo", day=3)) == "new"
    assert parquets(workspace) == [["ann"], ["bo"], ["bo"], ["bo", "cy"]]


def test_no_word_of_the_rows_that_went_stays_in_the_file(tmp_path):
    workspace = Workspace(tmp_path / "ws")
    new = edition("old", "ann", "bo")
    assert isinstance(new.table, pa.Table)
    words = pa.array(["arson", "drugs"]).dictionary_encode()
    with Store(workspace).ingest() as ingest:
        ingest.add(replace(new, table=new.table.append_column("offence", words)))
    assert "arson" in offences(workspace)
    Store(workspace).erase(CHILDREN, "child", "ann")
    assert offences(workspace) == ["drugs"]
    assert Store(workspace).view().table(CHILDREN).schema.field("offence").type == words.type


def offences(workspace: Workspace) -> list[str]:
    """The words that the one Parquet file lists, whether a row has them or not."""
    (path,) = (workspace.restricted / "data").glob("*.parquet")
    return sorted(pq.read_table(path)["offence"].combine_chunks().dictionary.to_pylist())


def test_everybody_erased_leaves_months_that_are_held_and_empty(workspace):
    store = Store(workspace)
    for child in ("ann", "bo", "cy"):
        store.erase(CHILDREN, "child", child)
    assert store.view().months(CHILDREN) == {JUNE}
    assert store.view().table(CHILDREN).num_rows == 0


def test_a_kill_before_the_commit_leaves_all_and_after_it_nothing(workspace, monkeypatch):
    store, whole = Store(workspace), [["ann"], ["ann", "bo", "ann"], ["ann", "bo", "cy"]]

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(erasing.Log, "append", killed)
    with pytest.raises(KeyboardInterrupt):
        store.erase(CHILDREN, "child", "ann")
    monkeypatch.undo()
    assert store.view().table(CHILDREN)["child"].to_pylist() == ["ann", "bo", "cy"]
    monkeypatch.setattr(erasing, "_remove", killed)
    with pytest.raises(KeyboardInterrupt):
        store.erase(CHILDREN, "child", "ann")
    monkeypatch.undo()
    assert store.view().table(CHILDREN)["child"].to_pylist() == ["bo", "cy"]
    assert [row for row in whole if row in parquets(workspace)] == whole  # still on the disk
    with store.ingest() as ingest:
        ingest.add(edition("newest", "bo", day=3))
    assert parquets(workspace) == [["ann"], ["bo"], ["bo"], ["bo", "cy"]]


def test_an_ingest_that_was_quicker_is_looked_through_too(workspace, monkeypatch):
    store, append = Store(workspace), erasing.Log.append
    once = []

    def slower(self, *args, **options):
        if not once:
            once.append(True)
            monkeypatch.setattr(erasing.Log, "append", append)
            with store.ingest() as ingest:
                ingest.add(edition("between", "ann", "di", day=3))
        return append(self, *args, **options)

    monkeypatch.setattr(erasing.Log, "append", slower)
    assert store.erase(CHILDREN, "child", "ann") == Erased(rows=4, editions=3)
    assert [row for row in parquets(workspace) if "ann" in row] == [["ann"]]
