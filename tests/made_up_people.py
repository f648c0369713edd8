"""People for tests of matching: one of whom everything is known, and what differs in another record."""

from dataclasses import replace
from datetime import date
from typing import Any

from commonweal.records.person import Address, Person

TODAY = date(2025, 6, 1)
HOME, ELSEWHERE = Address("14 Candle Row", "QX1 1AB"), Address("3 Rope Street", "QX7 9ZD")
WILLIAM = Person(
    "A1", "William", "Hartcroft", born=date(1980, 3, 12), sex="male", addresses=(HOME,), phones=("07700 900111",)
)


def another(**what: Any) -> Person:
    """A second record of him, but for what is said."""
    return replace(WILLIAM, reference="B1", **what)
