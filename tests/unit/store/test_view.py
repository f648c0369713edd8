"""What is held, as it was known at a date; and how many of it."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from commonweal.errors import NotHeld
from commonweal.figures import Month, Period
from commonweal.store import NewEdition, Store
from commonweal.workspace import Workspace
from store_samples import FEBRUARY, JANUARY, MARCH, edition, rows, sha256

STREET = "police_uk.street"


def holding(tmp_path: Path, *editions: NewEdition) -> Store:
    store = Store(Workspace(tmp_path / "workspace"))
    for one in editions:
        with store.ingest() as ingest:
            ingest.add(one)
    return store


def by_month(store: Store, as_at: date | None = None, period: str | None = None) -> dict[Month, int]:
    counts = store.view(as_at).counts(STREET, period=Period.parse(period) if period else None)
    return {Month.of(day): n for day, n in zip(counts["month"].to_pylist(), counts["count"].to_pylist(), strict=True)}


def test_the_newest_release_speaks_for_now_and_the_older_for_then(tmp_path: Path) -> None:
    store = holding(
        tmp_path,
        edition("newer", {JANUARY: 30}, date(2024, 6, 30)),
        edition("older", {JANUARY: 10, FEBRUARY: 5}, date(2024, 4, 30)),  # the older one comes last
    )
    assert by_month(store) == {JANUARY: 30, FEBRUARY: 5}
    assert by_month(store, date(2024, 6, 29)) == {JANUARY: 10, FEBRUARY: 5}
    assert [e.label for e in store.view(date(2024, 6, 29)).editions] == ["older"]
    with pytest.raises(NotHeld):
        by_month(store, date(2024, 4, 29))


def test_a_view_stays_as_it_was(tmp_path: Path) -> None:
    store = holding(tmp_path, edition("a", {JANUARY: 1}, date(2024, 4, 30)))
    view = store.view()
    with store.ingest() as ingest:
        ingest.add(edition("b", {JANUARY: 2}, date(2024, 5, 30)))
    assert view.counts(STREET, ()).to_pydict() == {"count": [1]}
    assert store.view().counts(STREET, ()).to_pydict() == {"count": [2]}


def test_pins_name_the_files_to_use(tmp_path: Path) -> None:
    store = holding(
        tmp_path,
        edition("newer", {JANUARY: 30}, date(2024, 6, 30)),
        edition("older", {JANUARY: 10}, date(2024, 4, 30)),
    )
    assert store.view(sha256s=[sha256("older")]).counts(STREET, ()).to_pydict() == {"count": [10]}
    with pytest.raises(NotHeld, match=sha256("absent")):
        store.view(sha256s=[sha256("absent")])


def test_months_and_scopes(tmp_path: Path) -> None:
    store = holding(tmp_path, edition("a", {JANUARY: 1, MARCH: 1}), edition("b", {FEBRUARY: 1}, scope="durham"))
    view = store.view()
    assert view.scopes(STREET) == {"cleveland", "durham"}
    assert view.months(STREET) == {JANUARY, FEBRUARY, MARCH}
    assert view.months(STREET, "durham") == {FEBRUARY}
    assert view.months("lookup.wards") == frozenset()


def test_a_period_keeps_to_its_months(tmp_path: Path) -> None:
    store = holding(tmp_path, edition("a", {JANUARY: 1, FEBRUARY: 2, MARCH: 3}))
    assert by_month(store, period="2024-02..2024-03") == {FEBRUARY: 2, MARCH: 3}
    assert by_month(store, period="2030-01") == {}
    assert store.view().table(STREET, ["lsoa"], Period(MARCH, MARCH)).num_rows == 3
    with pytest.raises(NotHeld, match="2030-01"):
        store.view().table(STREET, period=Period.parse("2030-01"))


def test_where_keeps_values_and_none_stands_for_rows_without(tmp_path: Path) -> None:
    here, there = rows({JANUARY: 2}, "E01012187"), rows({FEBRUARY: 3}, None)
    store = holding(tmp_path, edition("a", {JANUARY: 2}, table=here), edition("b", {FEBRUARY: 3}, table=there))

    def count(lsoas: list[str | None]) -> int:
        return int(store.view().counts(STREET, (), {"lsoa": lsoas})["count"][0].as_py())

    assert (count(["E01012187"]), count([None]), count(["E01012187", None]), count([])) == (2, 3, 5, 0)


def test_counts_are_in_the_order_of_their_columns(tmp_path: Path) -> None:
    store = holding(tmp_path, edition("b", {FEBRUARY: 1}), edition("a", {JANUARY: 2}))
    counts = store.view().counts(STREET, ("offence", "month"))
    assert counts.column_names == ["offence", "month", "count"]
    assert counts["month"].to_pylist() == [JANUARY.first_day, FEBRUARY.first_day]


def test_reference_tables_of_all_scopes_stand_together(tmp_path: Path) -> None:
    store = holding(
        tmp_path,
        edition("a", {}, dataset="lookup.wards", scope="a", table=rows({JANUARY: 1})),
        edition("b", {}, dataset="lookup.wards", scope="b", table=rows({JANUARY: 2}).drop_columns(["ward"])),
    )
    assert store.view().table("lookup.wards").num_rows == 3
    with pytest.raises(NotHeld, match=r"holds no lookup\.districts"):
        store.view().table("lookup.districts")


def test_a_file_of_unknown_date_is_older_than_all(tmp_path: Path) -> None:
    store = holding(
        tmp_path,
        edition("a", {}, dataset="lookup.wards", table=rows({JANUARY: 1}), release=None),
        edition("b", {}, date(2024, 1, 1), dataset="lookup.wards", table=rows({JANUARY: 2})),
    )
    assert store.view().table("lookup.wards").num_rows == 2
    assert store.view(date(2023, 1, 1)).table("lookup.wards").num_rows == 1


def test_reference_data_that_came_later_speaks_for_an_earlier_date_the_oldest_first(tmp_path: Path) -> None:
    """Without lookups nothing could be asked of an earlier date."""
    table = rows({JANUARY: 1}).select(["lsoa"])
    reference = {"dataset": "lookup.made", "scope": "EW", "table": table}
    older = edition("older", {}, date(2022, 1, 1), **reference)
    newer = edition("newer", {}, date(2024, 1, 1), **reference)
    store = holding(tmp_path, older, newer)
    for day, label in ((date(2020, 1, 1), "older"), (date(2023, 1, 1), "older"), (date(2025, 1, 1), "newer")):
        assert [e.label for e in store.view(as_at=day).editions] == [label]


def sums(store: Store, *by: str, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = store.view().counts("counts.districts", by, of="count", **asked).to_pylist()
    return found


def test_a_column_is_added_up_and_a_part_is_never_taken_for_the_whole(tmp_path: Path) -> None:
    cells = [(JANUARY, "robbery", 3), (JANUARY, "robbery", 4), (JANUARY, "drugs", None), (JANUARY, "drugs", 9)]
    cells += [(FEBRUARY, "robbery", 0)]
    table = pa.table(
        {
            "month": pa.array([m.first_day for m, _, _ in cells], pa.date32()),
            "offence": [offence for _, offence, _ in cells],
            "count": pa.array([n for _, _, n in cells], pa.int64()),
        }
    )
    store = holding(tmp_path, edition("t", {JANUARY: 0, FEBRUARY: 0}, dataset="counts.districts", table=table))
    assert sums(store, "month", "offence") == [
        {"month": JANUARY.first_day, "offence": "drugs", "count": None},
        {"month": JANUARY.first_day, "offence": "robbery", "count": 7},
        {"month": FEBRUARY.first_day, "offence": "robbery", "count": 0},
    ]
    assert sums(store, where={"offence": ["robbery"]}) == [{"count": 7}]
    assert sums(store, period=Period(FEBRUARY, FEBRUARY)) == [{"count": 0}]
    assert sums(store) == [{"count": None}]
    assert sums(store, "month", period=Period(MARCH, MARCH)) == []
    assert store.view().counts("counts.districts", ()).to_pydict() == {"count": [5]}, "rows, where no column is named"


def places(tmp_path: Path) -> Store:
    """Two rows here in January and one in February, four there, one nowhere."""
    tables = {
        "here": rows({JANUARY: 2, FEBRUARY: 1}, "E01012187"),
        "there": rows({JANUARY: 4}, "E01012188"),
        "nowhere": rows({JANUARY: 1}, None),
    }
    months = {"here": {JANUARY: 2, FEBRUARY: 1}}
    return holding(
        tmp_path, *(edition(n, months.get(n, {JANUARY: 0}), scope=n, table=table) for n, table in tables.items())
    )


def test_values_are_counted_as_what_they_belong_to_and_as_null_where_that_is_nothing(tmp_path: Path) -> None:
    view = places(tmp_path).view()
    ward = {"lsoa": {"E01012187": "E05000001", "E01099999": "E05000002"}}
    assert view.counts(STREET, ("lsoa", "month"), within=ward).to_pylist() == [
        {"lsoa": "E05000001", "month": JANUARY.first_day, "count": 2},
        {"lsoa": "E05000001", "month": FEBRUARY.first_day, "count": 1},
        {"lsoa": None, "month": JANUARY.first_day, "count": 5},
    ]
    both = {"lsoa": {"E01012187": "E05000001", "E01012188": "E05000001"}}
    assert view.counts(STREET, ("lsoa",), within=both).to_pydict() == {"lsoa": ["E05000001", None], "count": [7, 1]}
    assert view.counts(STREET, ("lsoa",), within={"lsoa": {}}).to_pydict() == {"lsoa": [None], "count": [8]}


def test_what_is_kept_is_said_of_the_new_values(tmp_path: Path) -> None:
    view = places(tmp_path).view()
    ward = {"lsoa": {"E01012187": "E05000001"}}

    def count(values: list[str | None]) -> int:
        return int(view.counts(STREET, (), {"lsoa": values}, within=ward)["count"][0].as_py())

    assert (count(["E05000001"]), count(["E01012187"]), count([None]), count(["E05000001", None])) == (3, 0, 5, 8)
    assert view.counts(STREET, ("month",), period=Period(FEBRUARY, FEBRUARY), within=ward)["count"].to_pylist() == [1]


def test_sums_too_are_of_what_the_values_belong_to(tmp_path: Path) -> None:
    table = pa.table(
        {
            "month": pa.array([JANUARY.first_day] * 4, pa.date32()),
            "area": pa.array(["a", "b", "c", "d"]).dictionary_encode(),
            "count": pa.array([1, 2, 4, None], pa.int64()),
        }
    )
    store = holding(tmp_path, edition("t", {JANUARY: 0}, dataset="counts.districts", table=table))
    within = {"area": {"a": "first", "b": "first", "c": "second", "d": "second"}}
    assert sums(store, "area", within=within) == [{"area": "first", "count": 3}, {"area": "second", "count": None}]
    assert sums(store, within=within, where={"area": ["first"]}) == [{"count": 3}]
