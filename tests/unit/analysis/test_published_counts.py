"""What a table of counts says by area, offence and month: nothing that is not available is ever nought."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from commonweal.analysis.published_counts import PublishedCounts, published_counts
from commonweal.errors import NoDataForPeriod, NotHeld, PeriodRefused, UnknownPlace
from commonweal.figures import Month, Period
from commonweal.records.counts import PRESENT_SCHEMA, SCHEMA
from commonweal.store import NewEdition, Store
from commonweal.workspace import Workspace
from count_tables import lookup

HERE, THERE, OLD, OLDER, OLDEST = "E06000091", "E06000092", "E07000091", "E07000092", "E07000093"
JANUARY = Month(2025, 1)
Row = tuple[int, str, str, int | None]  # months after January, area, category, count


@dataclass
class Held:
    store: Store
    number: int = field(default=0)

    def add(self, dataset: str, table: pa.Table, months: Sequence[Month] = (), **quality: Any) -> None:
        self.number += 1
        with self.store.ingest() as ingest:
            ingest.add(
                NewEdition(dataset, "district", "X", "OGL", f"{self.number:064d}", table, tuple(months),
                           date(2026, 1, self.number), True, "", "x.csv", quality=quality)
            )  # fmt: skip

    def ask(self, period: Period | None = None, **options: Any) -> PublishedCounts:
        return published_counts(self.store.view(), "districts", period, **options)


@pytest.fixture
def held(tmp_path: Any) -> Held:
    found = Held(Store(Workspace(tmp_path / "ws")))
    districts = [(HERE, "Anytown", "E22000091", "Anytown", "E23000091", "Anyshire"),
              (THERE, "Newborough", "E22000092", "Newborough", "E23000092", "Othershire")]  # fmt: skip
    found.add("lookup.lad19_csp19_pfa19", lookup(*districts))
    old = {"lad_code": [OLD, OLDER, OLDEST], "lad_name": ["A", "B", "C"],
           "lad_active_code": [THERE] * 3, "lad_active_name": ["Newborough"] * 3}  # fmt: skip
    found.add("lookup.lad_history", pa.table(old))
    return found


def table(rows: Sequence[Row], months: int = 1, kind: str = "district") -> tuple[pa.Table, list[Month]]:
    starts = [JANUARY + n for n, *_ in rows]
    node = {"Burglary": "burglary", "Drugs": "drugs", "92A": "trafficking-of-drugs", "92B": "possession-of-drugs",
            "92C": "possession-of-drugs"}  # fmt: skip
    columns = [[m.first_day for m in starts], [months] * len(rows), [r[1] for r in rows], [kind] * len(rows),
               [node[r[2]] for r in rows], [r[2] for r in rows], [r[3] for r in rows]]  # fmt: skip
    arrays = [pa.array(c).cast(f.type) for c, f in zip(columns, SCHEMA, strict=True)]
    return pa.table(arrays, schema=SCHEMA), sorted({m + n for m in starts for n in range(months)})


def present(**forces: str) -> tuple[pa.Table, list[Month]]:
    """Force -> a 1 or 0 for each month."""
    rows = [(JANUARY + n, force.replace("_", "-"), c == "1") for force, cs in forces.items() for n, c in enumerate(cs)]
    columns = [[m.first_day for m, _, _ in rows], [f for _, f, _ in rows], [p for _, _, p in rows]]
    arrays = [pa.array(c).cast(f.type) for c, f in zip(columns, PRESENT_SCHEMA, strict=True)]
    return pa.table(arrays, schema=PRESENT_SCHEMA), sorted({m for m, _, _ in rows})


def test_a_force_that_is_absent_makes_its_districts_not_available_whatever_rows_stand_there(held: Held) -> None:
    held.add("counts.districts", *table([(n, area, "Burglary", 5) for n in range(3) for area in (HERE, THERE)]))
    assert held.ask().counts[:, 0].tolist() == [[5, 5, 5], [5, 5, 5]], "without a file of forces there is no telling"
    held.add("counts.districts.present", *present(anyshire="111", othershire_police="101"))
    counts = held.ask()
    assert counts.available.tolist() == [[True] * 3, [True, False, True]]
    assert np.isnan(counts.counts[1, 0]).tolist() == [False, True, False]
    assert counts.why(THERE, JANUARY + 1) == "Othershire is absent from the table for February 2025"
    assert counts.why(HERE, JANUARY + 1) == ""
    assert [a.name for a in counts.areas] == ["Anytown", "Newborough"]


def test_a_force_or_month_that_the_file_does_not_name_is_absent(held: Held) -> None:
    held.add("counts.districts", *table([(n, area, "Burglary", 5) for n in range(2) for area in (HERE, THERE)]))
    held.add("counts.districts.present", *present(anyshire="1"))
    assert held.ask().available.tolist() == [[True, False], [False, False]]


def test_a_district_whose_force_is_not_known_is_not_available(held: Held) -> None:
    held.add("counts.districts", *table([(0, HERE, "Burglary", 5), (0, "E06000077", "Burglary", 5)]))
    held.add("counts.districts.present", *present(anyshire="1", othershire="1"))
    counts = held.ask()
    assert counts.available[counts.place("E06000077")].tolist() == [False]
    assert counts.why("E06000077", JANUARY).startswith("which police force")


def test_a_month_without_rows_is_not_available(held: Held) -> None:
    held.add("counts.districts", *table([(0, HERE, "Burglary", 0), (0, THERE, "Drugs", 1), (3, HERE, "Burglary", 2)]))
    held.add("counts.districts.present", *present(anyshire="1111", othershire="1111"))
    counts = held.ask()
    assert counts.period == Period(JANUARY, JANUARY + 3)
    assert counts.available.tolist() == [[True, False, False, True], [True, False, False, False]]
    assert counts.why(THERE, JANUARY + 3) == "the table has no rows of Newborough for April 2025"
    assert counts.why(THERE, JANUARY + 1) == "no table of February 2025 is held"
    assert counts.series("burglary", HERE).tolist()[0] == 0, "a nought that is printed is a nought"


def test_an_offence_without_a_row_is_missing_unless_the_mapping_says_nought(held: Held) -> None:
    rows = [(0, HERE, "Burglary", 4), (0, THERE, "Burglary", 3), (0, THERE, "Drugs", 2)]
    held.add("counts.districts", *table(rows), unlisted="missing")
    assert np.isnan(held.ask().series("drugs", HERE)).all()
    assert held.ask().available.all()
    held.add("counts.districts", *table([*rows, (1, HERE, "Burglary", 1)]), unlisted="zero")
    assert held.ask().series("drugs", HERE).tolist() == [0, 0]
    assert np.isnan(held.ask().series("drugs", THERE)).tolist() == [False, True], "no row at all is no nought"


def test_a_part_is_never_taken_for_the_whole(held: Held) -> None:
    rows = [(0, HERE, "92A", 1), (0, HERE, "92B", 2), (0, HERE, "92C", 4),
            (0, THERE, "92A", 1), (0, THERE, "92B", 2),
            (1, HERE, "92A", 1), (1, HERE, "92B", None), (1, THERE, "92A", 3), (1, THERE, "92B", 5)]  # fmt: skip
    held.add("counts.districts", *table(rows))
    counts = held.ask()
    assert counts.series("possession-of-drugs", HERE)[0] == 6
    assert counts.series("drugs", HERE)[0] == 7
    assert np.isnan(counts.series("possession-of-drugs", THERE)[0]), "92C has a row elsewhere, so one is missing here"
    assert np.isnan(counts.series("drugs", HERE)[1]), "a suppressed part"
    assert counts.series("drugs", THERE)[1] == 8, "92C went out of use"
    assert np.isnan(counts.series("all-crime", HERE)).all(), "the table does not count the whole of it"


def test_districts_that_were_merged_are_added_up_when_all_of_them_are_there(held: Held) -> None:
    rows = [(0, OLD, "Burglary", 1), (0, OLDER, "Burglary", 2), (0, OLDEST, "Burglary", 3),
            (1, OLD, "Burglary", 1), (1, OLDER, "Burglary", 2), (2, THERE, "Burglary", 9)]  # fmt: skip
    held.add("counts.districts", *table(rows))
    counts = held.ask()
    assert [a.code for a in counts.areas] == [THERE]
    assert counts.available.tolist() == [[True, False, True]]
    assert counts.counts[0, 0, [0, 2]].tolist() == [6, 9]
    assert "a part only of the districts that are Newborough today" in counts.why(THERE, JANUARY + 1)
    assert held.ask(Period(JANUARY + 1, JANUARY + 1)).available.tolist() == [[False]], "other months still tell"


def test_quarters_are_asked_for_as_quarters(held: Held) -> None:
    held.add("counts.districts", *table([(0, HERE, "Burglary", 7), (3, HERE, "Burglary", 8)], months=3))
    held.add("counts.districts.present", *present(anyshire="111101"))
    counts = held.ask(months=3)
    assert counts.times == (JANUARY, JANUARY + 3)
    assert counts.available.tolist() == [[True, False]], "present in all three months, or not at all"
    assert counts.why(HERE, JANUARY + 5).startswith("Anyshire is absent")
    with pytest.raises(NoDataForPeriod, match="by district and month"):
        held.ask()
    with pytest.raises(PeriodRefused, match="whole quarters"):
        held.ask(Period(JANUARY + 1, JANUARY + 3), months=3)


def test_what_is_not_held_is_said_so(held: Held) -> None:
    with pytest.raises(NotHeld, match=r"counts\.districts"):
        held.ask()
    held.add("counts.districts", *table([(0, HERE, "Burglary", 7)]))
    with pytest.raises(NoDataForPeriod, match="by ward"):
        held.ask(kind="ward")
    counts = held.ask(Period(JANUARY - 1, JANUARY))
    assert counts.available.tolist() == [[False, True]]
    with pytest.raises(UnknownPlace, match="no rows of 'E06000092'"):
        counts.series("burglary", THERE)
    with pytest.raises(NoDataForPeriod, match="March 2025"):
        counts.why(HERE, JANUARY + 2)


def test_forces_by_their_own_code(held: Held) -> None:
    rows = [(0, "E23000091", "Burglary", 7), (0, "E23000092", "Burglary", 7)]
    held.add("counts.districts", *table(rows, kind="force"))
    held.add("counts.districts.present", *present(anyshire="1", othershire="0"))
    counts = held.ask(kind="force")
    assert counts.available.tolist() == [[True], [False]]
    assert [a.name for a in counts.areas] == ["Anyshire", "Othershire"]
