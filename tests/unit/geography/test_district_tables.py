import pyarrow as pa

from commonweal.geography.district_tables import DistrictTables
from commonweal.geography.held import Held
from commonweal.geography.history import CodeHistory
from commonweal.geography.variables import alone
from like_places import country, districts_table


def tables(**measures: list[tuple[str, float | None]]) -> DistrictTables:
    """Tables of districts by edition, each a list of codes and one measure `m`."""
    given = country() | {
        f"population.lad.{edition}": districts_table([c for c, _ in rows], [{"m": m} for _, m in rows])
        for edition, rows in measures.items()
    }
    held = Held.of_tables(given)
    return DistrictTables(held, CodeHistory(held))


def test_districts_merged_since_are_summed_under_todays_code() -> None:
    found = tables(mid2015=[("P1", 5.0), ("P7", 7.0)]).newest("population.lad", alone("m"))
    assert found is not None
    assert found.pairs == {"P1": (5.0, 0), "P6": (7.0, 0)}
    assert (found.edition, found.datasets, found.is_count) == ("mid2015", ("population.lad.mid2015",), True)


def test_the_newest_table_that_has_the_measure_is_read() -> None:
    both = tables(mid2015=[("P1", 5.0)], mid2019=[("P1", 6.0)])
    found = both.newest("population.lad", alone("m"))
    assert found is not None
    assert found.pairs == {"P1": (6.0, 0)}  # the census of 2021 is newer, and has no such measure
    assert both.newest("population.lad", alone("nothing")) is None


def test_a_part_that_is_missing_makes_the_whole_missing_not_smaller() -> None:
    """P8 and P9 became P6. A table with P8 alone knows less than the one that names both."""
    given = country()
    history = given["lookup.lad_history"].to_pylist()
    rows = [row | {"lad_code": code} for row in history if row["lad_code"] == "P7" for code in ("P8", "P9")]
    given["lookup.lad_history"] = pa.Table.from_pylist(history + rows)
    whole = districts_table(["P8", "P9"], [{"m": 2.0}, {"m": 3.0}])
    part = districts_table(["P1", "P8"], [{"m": 1.0}, {"m": 2.0}])
    held = Held.of_tables(given | {"population.lad.mid2014": whole, "population.lad.mid2015": part})
    read = DistrictTables(held, CodeHistory(held))
    assert read.of_today({"P8": (2.0, 0.0), "P9": (3.0, 0.0)}) == {"P6": (5.0, 0.0)}
    found = read.newest("population.lad", alone("m"))
    assert found is not None
    assert found.pairs == {"P1": (1.0, 0)}


def test_a_blank_is_missing_and_never_nought() -> None:
    found = tables(mid2015=[("P1", None), ("P2", 0.0)]).newest("population.lad", alone("m"))
    assert found is not None
    assert found.pairs == {"P2": (0.0, 0)}
