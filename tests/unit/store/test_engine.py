"""What DuckDB is held to: its memory, where it spills, paths as they are; and Spark refused in words."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from commonweal.errors import CommonwealError, EngineRefused, StoreDamaged
from commonweal.figures import Month, Period
from commonweal.store import Store
from commonweal.store.java import check_java
from commonweal.store.spark import plainly, settings_of
from commonweal.workspace import EngineChoice, Workspace
from store_samples import FEBRUARY, JANUARY, edition, rows

STREET = "police_uk.street"
MANY = 400_000


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go in this test."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def holding(root: Path, table: pa.Table, month: Month = JANUARY) -> Workspace:
    workspace = Workspace(root)
    with Store(workspace).ingest() as ingest:
        ingest.add(edition("a", {month: 0}, table=table))
    return workspace


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """As many places as rows: nothing of them folds together."""
    table = pa.table(
        {
            "month": pa.array([JANUARY.first_day] * MANY, pa.date32()),
            "location": pa.array([f"On or near a street with a long name, number {n}" for n in range(MANY)]),
        }
    )
    return holding(tmp_path_factory.mktemp("large"), table)


def test_what_does_not_fit_goes_to_a_private_folder_that_ends_with_the_view(large: Workspace, scratch: Path) -> None:
    view = Store(large.asked_with(memory="60MB")).view()
    batches = view.count_batches(STREET, ("location",))
    first = next(batches)
    (folder,) = scratch.iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert list(folder.iterdir()), "the bound is so small that something must have been spilled"
    assert first.num_rows + sum(batch.num_rows for batch in batches) == MANY
    del view, batches
    gc.collect()
    assert not list(scratch.iterdir())


def test_what_a_killed_process_left_is_removed_and_what_another_uses_is_not(large: Workspace, scratch: Path) -> None:
    (scratch / "commonweal-scratch-left" / "below").mkdir(parents=True)
    (scratch / "another's").mkdir()
    here, there = Store(large).view(), Store(large).view()
    assert here.counts(STREET).equals(there.counts(STREET))
    names = sorted(path.name for path in scratch.iterdir())
    assert names[0] == "another's" and len(names) == 3 and "commonweal-scratch-left" not in names


def test_pieces_are_the_table_cut(large: Workspace) -> None:
    view = Store(large).view()
    asked = {
        "by": ("location", "month"),
        "where": {"location": [f"{'On or near a street with a long name, number'} 7"]},
    }
    assert pa.Table.from_batches(view.count_batches(STREET, **asked)).equals(view.counts(STREET, **asked))


def test_pieces_of_many_years_are_the_rows_of_the_table_a_year_at_a_time(tmp_path: Path) -> None:
    """Thirty months with one missing, in one file and in two: each piece is in order, and all together the table."""
    months = [JANUARY + n for n in range(30) if n != 7]
    workspace = Workspace(tmp_path)
    with Store(workspace).ingest() as ingest:
        ingest.add(edition("a", {m: 2 + m.index % 3 for m in months[:14]}))
        ingest.add(edition("b", dict.fromkeys(months[14:], 1)))
    view = Store(workspace).view()
    for asked in ({}, {"period": Period(JANUARY + 3, JANUARY + 26)}):
        pieces = list(view.count_batches(STREET, ("offence", "month"), **asked))
        whole = view.counts(STREET, ("offence", "month"), **asked)
        assert len(pieces) == (3 if not asked else 2)
        assert pa.Table.from_batches(pieces).sort_by([("offence", "ascending"), ("month", "ascending")]) == whole


def test_no_room_at_all_is_said_plainly(large: Workspace, scratch: Path) -> None:
    with pytest.raises(EngineRefused, match="does not fit into 1MB of memory"):
        Store(large.asked_with(memory="1MB")).view().counts(STREET, ("location",))
    with pytest.raises(EngineRefused, match="'plenty' is not an amount of memory"):
        Store(large.asked_with(memory="plenty")).view().counts(STREET, ("location",))


@pytest.mark.parametrize("name", ["data [old]", "a*b", "what?", "area=7", "50%20 #1", "it's"])
def test_a_folder_may_be_named_as_anybody_likes(tmp_path: Path, name: str) -> None:
    workspace = holding(tmp_path / name, rows({FEBRUARY: 3}), FEBRUARY)
    assert Store(workspace).view().counts(STREET, ()).to_pydict() == {"count": [3]}


def test_an_altered_file_is_damage_in_pieces_too(tmp_path: Path) -> None:
    workspace = holding(tmp_path, rows({JANUARY: 3}))
    (path,) = (workspace.store / "data").iterdir()
    path.write_bytes(b"x" * path.stat().st_size)
    for ask in (Store(workspace).view().counts, lambda dataset: next(Store(workspace).view().count_batches(dataset))):
        with pytest.raises(StoreDamaged, match="was altered"):
            ask(STREET)


@pytest.fixture
def _no_pyspark(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    yield


@pytest.mark.usefixtures("_no_pyspark")
def test_without_pyspark_it_is_said_what_to_install(tmp_path: Path) -> None:
    view = Store(holding(tmp_path, rows({JANUARY: 3})).asked_with(engine="spark")).view()
    with pytest.raises(EngineRefused, match=r"pip install 'commonweal\[spark\]'"):
        view.counts(STREET)


@pytest.mark.parametrize(
    ("thrown", "said"),
    [
        (
            "Py4J\n: java.lang.OutOfMemoryError: Java heap space\n\tat a",
            "Spark's memory",
        ),
        ("[FAILED_READ_FILE.NO_HINT] Encountered error", "was altered"),
        ("Py4J\n\tat a\njava.io.IOException: Failed to connect to host:7077\n\tat b", "java.io.IOException: Failed to"),
        ("", "It says: RuntimeError"),
    ],
)
def test_what_java_throws_is_said_in_one_sentence(thrown: str, said: str) -> None:
    with pytest.raises(CommonwealError, match=said) as refused, plainly():
        raise RuntimeError(thrown)
    assert "\n" not in str(refused.value)


class _Unsayable(Exception):
    """As Py4J's: its words lie with Java."""

    def __str__(self) -> str:
        raise ConnectionRefusedError(111, "Connection refused")


@pytest.mark.parametrize(
    "failure",
    [_Unsayable(), ConnectionResetError(), RuntimeError("Job 9 cancelled because SparkContext was shut down")],
)
def test_where_java_is_gone_it_is_said_what_to_do(failure: Exception) -> None:
    with pytest.raises(EngineRefused, match="for want of memory"), plainly():
        raise failure


def test_spark_is_told_nothing_that_the_one_who_submitted_has_said(tmp_path: Path) -> None:
    here = settings_of(EngineChoice("spark", "", "3GiB"), tmp_path, submitted=False)
    assert here["spark.master"] == "local[*]" and here["spark.driver.memory"] == "3g"
    assert here["spark.driver.bindAddress"] == "127.0.0.1" and here["spark.local.dir"] == str(tmp_path)
    cluster = settings_of(EngineChoice("spark", "spark://host:7077"), tmp_path, submitted=False)
    assert cluster["spark.master"] == "spark://host:7077" and "spark.driver.bindAddress" not in cluster
    submitted = settings_of(EngineChoice("spark", "", "3GiB"), tmp_path, submitted=True)
    assert not {"spark.master", "spark.driver.memory", "spark.local.dir"} & set(submitted)
    assert {s["spark.ui.enabled"] for s in (here, cluster, submitted)} == {"false"}


@pytest.mark.parametrize(
    ("says", "refused"),
    [
        ('openjdk version "17.0.15" 2025-04-15', None),
        ('openjdk version "21" 2023-09-19', None),
        ('java version "1.8.0_302"', "needs Java 17 or newer; the one here is 8"),
        ("Error: could not find libjvm.so", "the one here does not start"),
    ],
)
def test_the_java_must_be_new_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, refused: str | None
) -> None:
    program = tmp_path / "bin" / "java"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho '{says}' >&2\n")
    program.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    if refused is None:
        check_java()
    else:
        with pytest.raises(EngineRefused, match=refused):
            check_java()


def test_without_java_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(EngineRefused, match="openjdk-17-jre-headless"):
        check_java()
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineRefused, match="not on this machine"):
        check_java()
