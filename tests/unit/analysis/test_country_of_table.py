"""A table that is for partners only feeds nothing that is public."""

from dataclasses import replace
from datetime import date
from typing import Any

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


def asked(root: Any, audience: Any) -> Any:
    place = Workspace(root)
    add(place, reference())
    row = {
        "month": MARCH.first_day, "months": 1, "area": "P1", "area_kind": "district", "offence": "burglary",
        "category": "Burglary", "count": 7,
    }  # fmt: skip
    made = edition("counts.made", "district", pa.Table.from_pylist([row], SCHEMA), (MARCH,), date(2024, 4, 1), audience)
    add(place, [replace(made, audience=audience)])
    view = Store(place).view()
    return country_of_table(view, Gazetteer.of(view), "counts.made", Period(MARCH, MARCH), Register())


def test_a_public_table_is_counted(tmp_path: Any) -> None:
    country = asked(tmp_path, "public")
    assert country.totals("burglary", Period(MARCH, MARCH))[country.index("P1")] == 7


def test_a_table_for_partners_is_refused(tmp_path: Any) -> None:
    with pytest.raises(MethodRefused, match="for partners only"):
        asked(tmp_path, "partners")
