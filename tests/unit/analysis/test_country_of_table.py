"""A table that is for partners only feeds nothing that is public."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from alder import add, edition, reference
from commonweal.analysis.country_of_table import country_of_table
from commonweal.errors import MethodRefused
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer
from commonweal.records.counts import SCHEMA
from commonweal.records.register import Register
from commonweal.store import Store
from commonweal.workspace import Workspace

MARCH = Month(2024, 3)


def asked(root: Any, audience: Any, asked_for: Any = "public") -> Any:
    place = Workspace(root)
    add(place, reference())
    row = {
        "month": MARCH.first_day, "months": 1, "area": "P1", "area_kind": "district", "offence": "burglary",
        "category": "Burglary", "count": 7,
    }  # fmt: skip
    made = edition("counts.made", "district", pa.Table.from_pylist([row], SCHEMA), (MARCH,), date(2024, 4, 1), audience)
    add(place, [replace(made, audience=audience)])
    view = Store(place).view()
    return country_of_table(
        view, Gazetteer.of(view), "counts.made", Period(MARCH, MARCH), Register(), audience=asked_for
    )


def test_a_public_table_is_counted(tmp_path: Any) -> None:
    country = asked(tmp_path, "public")
    assert country.totals("burglary", Period(MARCH, MARCH))[country.index("P1")] == 7


def test_a_table_for_partners_is_refused(tmp_path: Any) -> None:
    with pytest.raises(MethodRefused, match="for partners only"):
        asked(tmp_path, "partners")


def test_a_table_for_partners_is_counted_for_partners(tmp_path: Any) -> None:
    country = asked(tmp_path, "partners", "partners")
    assert country.totals("burglary", Period(MARCH, MARCH))[country.index("P1")] == 7


def months_of(root: Any, counts: list[int | None], other: list[int | None] | None = None) -> Any:
    """A table of a district's months from January 2024 on, by one offence or two."""
    place = Workspace(root)
    add(place, reference())
    months = [Month(2024, 1) + n for n in range(len(counts))]
    rows = [
        {
            "month": month.first_day, "months": 1, "area": "P1", "area_kind": "district", "offence": offence,
            "category": offence, "count": count,
        }
        for offence, line in (("burglary", counts), ("robbery", other or []))
        for month, count in zip(months, line, strict=False)
    ]  # fmt: skip
    table = pa.Table.from_pylist(rows, SCHEMA)
    add(place, [edition("counts.made", "district", table, tuple(months), date(2025, 4, 1))])
    view = Store(place).view()
    last = Period(months[-1], months[-1])
    return country_of_table(view, Gazetteer.of(view), "counts.made", last, Register())


@pytest.mark.parametrize(("last", "thin"), [(40, True), (99, True), (100, False), (170, False), (4000, False)])
def test_a_month_with_a_part_of_its_usual_rows_is_not_available(tmp_path: Any, last: int, thin: bool) -> None:
    country = months_of(tmp_path, [400, 390, 410, 400, 420, 380, last])
    i = country.index("P1")
    said = "the table counts 40 for July 2024, where about 400 are usual" if last == 40 else ""
    assert bool(country.reasons[i][0]) == thin
    assert not said or country.reasons[i][0] == said
    assert bool(np.isnan(country.totals("burglary", country.horizon)[i])) == thin


def test_a_small_place_and_a_short_history_are_not_judged(tmp_path: Any) -> None:
    for name, counts in (("small", [40, 40, 41, 39, 40, 40, 4]), ("short", [400, 400, 40])):
        country = months_of(tmp_path / name, counts)
        assert country.reasons[country.index("P1")] == ("",)


def test_an_offence_that_began_later_makes_no_earlier_month_thin(tmp_path: Any) -> None:
    country = months_of(tmp_path, [80] * 8, [None] * 7 + [9000])
    assert country.reasons[country.index("P1")] == ("",)
