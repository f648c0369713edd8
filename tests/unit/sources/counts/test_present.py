"""Which forces stood behind each month, in the two ways in which a file may tell it."""

from datetime import date
from pathlib import Path

import pytest

from commonweal.errors import ColumnsRefused, RowsRefused
from commonweal.figures import Month
from commonweal.records.counts import PRESENT_SCHEMA
from commonweal.sources.counts import ForcesPresent, Presence, read_present
from count_tables import codes, write_table

BY_COLUMNS = Presence("p.csv", "month")
BY_ROWS = Presence("p.csv", "month", "force", "there")


def read(path: Path, presence: Presence = BY_COLUMNS) -> ForcesPresent:
    return read_present(path, presence, ("%Y-%m",))


def test_a_column_a_force_and_a_row_a_force_say_the_same(tmp_path: Path) -> None:
    rows = [("2025-01", "1", "0"), ("2025-02", "yes", "1")]
    wide = read(write_table(tmp_path / "a.csv", rows, ("month", "anyshire", "other-shire")))
    rows = [("2025-01", "anyshire", "Y"), ("2025-02", "anyshire", "1"),
            ("2025-01", "other-shire", "no"), ("2025-02", "other-shire", "true")]  # fmt: skip
    long = read(write_table(tmp_path / "b.csv", rows, ("month", "force", "there")), BY_ROWS)
    assert wide.table.schema == PRESENT_SCHEMA
    assert wide.table.to_pylist() == long.table.to_pylist()
    assert wide.table.to_pylist()[2] == {"month": date(2025, 1, 1), "force": "other-shire", "present": False}
    assert wide.months == long.months == (Month(2025, 1), Month(2025, 2))
    assert wide.quality["absent"] == {"2025-01": ["other-shire"]}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("2025-01", "")], "blank"),
        ([("2025-01", "perhaps")], "not-a-yes-or-no"),
        ([("January", "1")], "not-a-month"),
        ([("", "1")], "blank"),
        ([("2025-01", "1"), ("2025-01", "0")], "repeated-row"),
        ([("2025-01", "1", "2")], "broken-row"),
    ],
)
def test_what_does_not_say_whether_a_force_is_there_is_refused(tmp_path: Path, rows: list, code: str) -> None:
    found = read(write_table(tmp_path / "p.csv", rows, ("month", "anyshire")))
    assert found.table is None
    assert code in codes(found.errors)


def test_a_force_twice_in_one_month_is_refused(tmp_path: Path) -> None:
    rows = [("2025-01", "anyshire", "1"), ("2025-01", "anyshire", "0")]
    found = read(write_table(tmp_path / "p.csv", rows, ("month", "force", "there")), BY_ROWS)
    assert codes(found.errors) == {"repeated-row": (1, "anyshire")}


def test_a_file_without_forces_or_rows(tmp_path: Path) -> None:
    with pytest.raises(ColumnsRefused, match="no column of a force"):
        read(write_table(tmp_path / "p.csv", [("2025-01",)], ("month",)))
    with pytest.raises(RowsRefused, match="no rows"):
        read(write_table(tmp_path / "p.csv", [], ("month", "anyshire")))
