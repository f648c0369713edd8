"""From a table of counts to the store: one commit with the forces present, the same twice, another only when dated."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from commonweal.errors import EditionRefused, MappingRefused, RowsRefused
from commonweal.ingest.counts import Answer, ingest_counts
from commonweal.store import NewEdition, Store
from commonweal.workspace import Workspace
from count_tables import ANYTOWN, OTHERTOWN, ROWS, TODAY, lookup, write_table

MAPPING = """
publisher = "Office of Examples"
dataset = "districts"
licence = "OGL"
[columns]
month = "Month"
area = "Area"
offence = "Offence"
count = "N"
[area]
kind = "district"
"""
PRESENT = '[present]\nfile = "present.csv"\nmonth = "month"\n'
FORCES = ("month", "anyshire", "othershire")


@pytest.fixture
def take(tmp_path: Path) -> Any:
    def ingest(said: str = MAPPING, rows: Any = ROWS, **options: Any) -> Answer:
        (tmp_path / "m.toml").write_text(said)
        path = write_table(tmp_path / "x.csv", rows)
        options = {"today": TODAY, "errors": tmp_path / "back.xlsx", **options}
        return ingest_counts(Workspace(tmp_path / "ws"), tmp_path / "m.toml", path, **options)

    return ingest


def store(tmp_path: Path) -> Store:
    return Store(Workspace(tmp_path / "ws"))


def test_a_table_and_its_forces_become_visible_in_one_commit(tmp_path: Path, take: Any) -> None:
    write_table(tmp_path / "present.csv", [("2025-01", 1, 1), ("2025-02", 1, 0)], FORCES)
    answer = take(MAPPING + PRESENT)
    assert (answer.outcome, answer.present, answer.absent) == ("new", "new", {"2025-02": ["othershire"]})
    assert (answer.rows, answer.file_rows, answer.scope, answer.audience) == (3, 3, "district", "partners")
    (commit,) = store(tmp_path).commits("partners")
    assert [e.dataset for e in commit.editions] == ["counts.districts", "counts.districts.present"]
    assert store(tmp_path).commits("public") == ()
    assert store(tmp_path).view().table("counts.districts.present").num_rows == 4


def test_the_same_twice_is_the_same_and_another_needs_its_date(tmp_path: Path, take: Any) -> None:
    first = take()
    assert (first.release_stated, first.release) == (False, date(2025, 3, 31)), "the month after the newest"
    assert take().outcome == "same"
    assert take(released=date(2025, 4, 1)).outcome == "dated"
    changed = [(*ROWS[0][:3], "8"), *ROWS[1:]]
    with pytest.raises(EditionRefused, match="--released"):
        take(rows=changed)
    assert take(rows=changed, released=date(2025, 5, 1)).outcome == "new"
    asked = {"by": ("area",), "of": "count", "where": {"offence": ["burglary"]}}
    now, then = store(tmp_path).view(), store(tmp_path).view(date(2025, 4, 30))
    assert [v.counts("counts.districts", **asked)["count"].to_pylist() for v in (now, then)] == [[8], [7]]


def test_other_forces_present_beside_the_same_table_need_a_date_too(tmp_path: Path, take: Any) -> None:
    write_table(tmp_path / "present.csv", [("2025-01", 1, 1)], FORCES)
    assert take(MAPPING + PRESENT).present == "new"
    assert take(MAPPING + PRESENT).present == "same"
    write_table(tmp_path / "present.csv", [("2025-01", 1, 0)], FORCES)
    with pytest.raises(EditionRefused):
        take(MAPPING + PRESENT)
    assert len(store(tmp_path).editions()) == 2
    answer = take(MAPPING + PRESENT, released=date(2026, 1, 14))
    assert (answer.outcome, answer.present) == ("dated", "new")


def test_lists_of_areas_that_come_later_read_another_edition_out_of_the_same_file(tmp_path: Path, take: Any) -> None:
    by_name = MAPPING.replace("area =", "area_name =").replace('"district"', '"force"')
    rows = [("2025-01", "Cleveland", "Drugs", "1"), ("2025-01", "Elsewhere", "Drugs", "2")]
    with pytest.raises(MappingRefused, match="ingest reference"):
        take(by_name, rows)
    _lookup(tmp_path, ("E23000013", "Cleveland"))
    assert take(by_name, rows).kept_apart[0]["value"] == "Elsewhere"
    _lookup(tmp_path, ("E23000013", "Cleveland"), ("E23000099", "Elsewhere"))
    with pytest.raises(EditionRefused):
        take(by_name, rows)
    answer = take(by_name, rows, released=TODAY)
    assert (answer.outcome, answer.rows, answer.kept_apart) == ("new", 2, ())


def _lookup(tmp_path: Path, *forces: tuple[str, str]) -> None:
    """A lookup of districts to partnerships to forces, one of each for every force."""
    rows = [(f"E0600009{n}", f"D{n}", f"E2200009{n}", f"C{n}", *force) for n, force in enumerate(forces, 1)]
    with store(tmp_path).ingest() as ingest:
        ingest.add(
            NewEdition("lookup.lad19_csp19_pfa19", "EW", "ONS", "OGL", str(len(rows)) * 64, lookup(*rows), (),
                       date(2020, 1, len(rows)), True, "2019", "x.csv")
        )  # fmt: skip


def test_a_table_that_fails_its_checks_leaves_nothing_but_an_error_workbook(tmp_path: Path, take: Any) -> None:
    with pytest.raises(RowsRefused, match=r"2 things to mend in its 5 rows.*back.xlsx"):
        take(rows=[*ROWS, ("2025-03", ANYTOWN, "Drugs", "=1+1"), ("2025-3x", OTHERTOWN, "Drugs", "4")])
    assert store(tmp_path).editions() == ()
    book = openpyxl.load_workbook(tmp_path / "back.xlsx")
    rows = list(book["Rows to mend"].values)[1:]
    assert [(row[0], row[1]) for row in rows] == [("not-a-month", 6), ("not-a-count", 5)]
    cell = book["Rows to mend"]["D3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s"), "written as text, never as a formula"


def test_forces_that_cannot_be_read_stop_the_table_too(tmp_path: Path, take: Any) -> None:
    with pytest.raises(MappingRefused, match="does not lie beside"):
        take(MAPPING + PRESENT)
    write_table(tmp_path / "present.csv", [("2025-01", 1, "perhaps")], FORCES)
    with pytest.raises(RowsRefused, match=r"present.csv was not taken in: 1 thing"):
        take(MAPPING + PRESENT)
    assert store(tmp_path).editions() == ()
