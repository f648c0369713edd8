"""Both engines are asked the same, and find the same: to the unit, in the same order, of the same types."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from command_line import run
from commonweal.errors import StoreDamaged
from commonweal.figures import Period
from commonweal.papers import comparison
from commonweal.store import Store, View
from commonweal.workspace import Workspace
from small_nation import SMALL, Nation, small_nation  # noqa: F401
from store_samples import FEBRUARY, JANUARY, MARCH, edition, rows

STREET, DISTRICTS = "police_uk.street", "counts.districts"
ON_SPARK = {"engine": "spark", "master": "local[2]"}


def both(workspace: Workspace, ask: Callable[[View], Any], **when: Any) -> Any:
    """The one answer of two engines."""
    ours, theirs = (ask(Store(place).view(**when)) for place in (workspace, workspace.asked_with(**ON_SPARK)))
    if isinstance(ours, pa.Table):
        assert theirs.schema == ours.schema
        assert theirs.to_pydict() == ours.to_pydict()
    assert theirs == ours
    return ours


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Editions that others supersede in part, rows without a place, and a table of counts with gaps.

    The folder's name holds what Spark and Hadoop would read as a pattern, a column of parts, or a code.
    """
    workspace = Workspace(tmp_path_factory.mktemp("mixed") / "area=7 [old] {a,b} 50%20")
    older = rows({JANUARY: 4, FEBRUARY: 3, MARCH: 2}, "E01012187")
    newer = rows({FEBRUARY: 5}, None)
    elsewhere = rows({MARCH: 7}, "E01099999", "drugs").drop_columns(["ward", "hate"])
    table = pa.table(
        {
            "month": pa.array([JANUARY.first_day] * 4 + [FEBRUARY.first_day], pa.date32()),
            "months": pa.array([1, 3, 1, 1, 3], pa.int8()),
            "area": pa.array(["b", "b", "a", None, "a"]).dictionary_encode(),
            "count": pa.array([2**40, 4, None, 9, 0], pa.int64()),
        }
    )
    for one in (
        edition("older", {JANUARY: 4, FEBRUARY: 3, MARCH: 2}, date(2024, 4, 30), table=older),
        edition("newer", {FEBRUARY: 5}, date(2024, 5, 30), table=newer),
        edition("elsewhere", {MARCH: 7}, date(2024, 5, 30), scope="durham", table=elsewhere),
        edition("t", {JANUARY: 0, FEBRUARY: 0}, dataset=DISTRICTS, table=table),
    ):
        with Store(workspace).ingest() as ingest:
            ingest.add(one)
    return workspace


def test_a_country_is_counted_to_the_unit(small_nation: Nation) -> None:  # noqa: F811
    by = ("lsoa", "offence", "falls_within", "month")
    counts = both(small_nation.workspace, lambda view: view.counts(STREET, by))
    assert sum(counts["count"].to_pylist()) == small_nation.rows and counts.num_rows > 10_000
    district = {"lsoa": {code: code[:7] for code in counts["lsoa"].unique().to_pylist()[::2] if code}}
    within = both(small_nation.workspace, lambda view: view.counts(STREET, ("lsoa", "month"), within=district))
    assert sum(within["count"].to_pylist()) == small_nation.rows and None in within["lsoa"].to_pylist()
    one = Period(SMALL.month(1), SMALL.month(2))
    kept = both(small_nation.workspace, lambda view: view.counts(STREET, ("category",), period=one))
    assert 0 < sum(kept["count"].to_pylist()) < small_nation.rows


def test_only_the_months_that_an_edition_speaks_for_are_counted(mixed: Workspace) -> None:
    assert both(mixed, lambda view: view.counts(STREET))["count"].to_pylist() == [4, 5, 9]
    assert both(mixed, lambda view: view.counts(STREET), as_at=date(2024, 4, 30))["count"].to_pylist() == [4, 3, 2]


def test_rows_without_a_value_are_kept_and_come_last(mixed: Workspace) -> None:
    found = both(mixed, lambda view: view.counts(STREET, ("lsoa",)))
    assert found.to_pydict() == {"lsoa": ["E01012187", "E01099999", None], "count": [6, 7, 5]}
    for lsoas, count in (([None], 5), (["E01099999", None], 12), ([], 0), (["nowhere"], 0)):
        assert both(mixed, lambda v, kept=lsoas: v.counts(STREET, (), {"lsoa": kept}))["count"].to_pylist() == [count]
    belongs = {"lsoa": {"E01012187": "here", "E01000000": "there"}}
    found = both(mixed, lambda view: view.counts(STREET, ("lsoa", "month"), {"lsoa": ["here", None]}, within=belongs))
    assert found["count"].to_pylist() == [4, 2, 5, 7]


def test_a_sum_with_a_gap_in_it_is_no_sum(mixed: Workspace) -> None:
    found = both(mixed, lambda view: view.counts(DISTRICTS, ("area", "months"), of="count"))
    assert found.to_pylist() == [
        {"area": "a", "months": 1, "count": None},
        {"area": "a", "months": 3, "count": 0},
        {"area": "b", "months": 1, "count": 2**40},
        {"area": "b", "months": 3, "count": 4},
        {"area": None, "months": 1, "count": 9},
    ]
    assert both(mixed, lambda view: view.counts(DISTRICTS, (), of="count"))["count"].to_pylist() == [None]
    late = Period(MARCH, MARCH)
    assert both(mixed, lambda view: view.counts(DISTRICTS, ("area",), of="count", period=late)).num_rows == 0


def test_pieces_are_the_table_cut(mixed: Workspace) -> None:
    def whole(view: View) -> pa.Table:
        return pa.Table.from_batches(view.count_batches(STREET, ("lsoa", "month")))

    assert both(mixed, whole).equals(Store(mixed).view().counts(STREET, ("lsoa", "month")))


def test_an_altered_file_is_damage_to_both(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with Store(workspace).ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}))
    (path,) = (workspace.store / "data").iterdir()
    path.write_bytes(b"x" * path.stat().st_size)
    for place in (workspace, workspace.asked_with(**ON_SPARK)):
        with pytest.raises(StoreDamaged, match="was altered"):
            Store(place).view().counts(STREET)


def test_a_command_on_spark_writes_the_same_figures(small_nation: Nation, tmp_path: Path) -> None:  # noqa: F811
    district = small_nation.truth["apart"][0]["district"]
    period = Period(SMALL.month(2), SMALL.month(3))
    against = Period(SMALL.month(0), SMALL.month(1))
    words = ("report", "comparison", "--partnership", district, "--period", str(period), "--against", str(against))
    made = run(
        *words, "--size", "11", "--formats", "json", "--out", str(tmp_path), "--json",
        "--workspace", str(small_nation.workspace.root), "--engine", "spark", "--master", "local[2]",
    )  # fmt: skip
    assert (made.returncode, made.stderr) == (0, ""), "Spark's own words stay out of a pipe"
    (file,) = json.loads(made.stdout)["files"]
    shown = json.loads(Path(file).read_text(encoding="utf-8"))
    asked = comparison.Request(district, period, against=against, size=11)
    figures = comparison.figures(small_nation.workspace, asked)
    assert {f["id"]: f["value"] for f in shown["figures"]} == {f.id: f.value for f in figures.figures}
    assert len(shown["figures"]) > 50
