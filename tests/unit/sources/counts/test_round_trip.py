"""Counts written as a publisher would write them, and read back through a mapping, are the same counts."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.records.counts import MOST
from commonweal.records.offences import POLICE_UK_CATEGORIES
from commonweal.sources.counts import CountTable
from count_tables import ANYTOWN, HEADINGS, OTHERTOWN, mapping, read, write_table

CATEGORIES = sorted(POLICE_UK_CATEGORIES)
months = st.dates(date(2015, 1, 1), date(2025, 12, 31)).map(lambda day: day.replace(day=1))
keys = st.tuples(months, st.sampled_from([ANYTOWN, OTHERTOWN]), st.sampled_from(CATEGORIES))
counts = st.none() | st.integers(0, MOST)
lines = st.lists(counts, min_size=len(CATEGORIES), max_size=len(CATEGORIES))
tables = st.dictionaries(keys, counts, min_size=1, max_size=30)


def cell(count: int | None, commas: bool) -> str:
    return "*" if count is None else f"{count:,}" if commas else str(count)


def read_back(table: CountTable) -> dict[tuple[Any, ...], int | None]:
    assert not table.errors
    rows = table.table.to_pylist()
    assert all(r["offence"] == POLICE_UK_CATEGORIES[r["category"]] for r in rows)
    return {(r["month"], r["area"], r["category"]): r["count"] for r in rows}


@settings(max_examples=60, deadline=None)
@given(tables, st.booleans())
def test_long(tmp_path_factory: Any, written: dict[Any, int | None], commas: bool) -> None:
    rows = [(f"{m:%Y-%m}", area, c, cell(count, commas)) for (m, area, c), count in written.items()]
    path = write_table(tmp_path_factory.mktemp("long") / "x.csv", rows, HEADINGS)
    assert read_back(read(path)) == written


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.tuples(months, st.sampled_from([ANYTOWN, OTHERTOWN])), lines, min_size=1, max_size=8))
def test_wide(tmp_path_factory: Any, written: dict[Any, list[int | None]]) -> None:
    rows = [(f"{m:%b %Y}", area, *(cell(n, commas=True) for n in line)) for (m, area), line in written.items()]
    path = write_table(tmp_path_factory.mktemp("wide") / "x.csv", rows, ("Month", "Area", *CATEGORIES))
    by = mapping({"month": "Month", "area": "Area"}, layout="wide", dates={"formats": ["%b %Y"]})
    expected = {(*key, c): n for key, line in written.items() for c, n in zip(CATEGORIES, line, strict=True)}
    assert read_back(read(path, by)) == expected
