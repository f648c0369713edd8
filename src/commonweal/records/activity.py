"""What an activity is: one thing that an agency did, somewhere, on a day or over some days."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Activity:
    """`kind` and `place` in the partnership's own words; `wards` by code, as far as they are known.

    `last` is `first` where it took one day. A None was not told: it is not nought.
    """

    kind: str
    agency: str
    first: date
    last: date
    place: str = ""
    wards: tuple[str, ...] = ()
    quantity: float | None = None
    unit: str = ""
    cost: Decimal | None = None  # pounds
    volunteers: int | None = None
    result: str = ""
