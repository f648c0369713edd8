"""What an indicator is: something that a partner counts, with its definition, its unit and what it is held against."""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from commonweal.figures import Audience, Period

Better = Literal["higher", "lower", "neither"]
Rhythm = Literal["monthly", "quarterly", "yearly", ""]

UNITS = ("count", "percent", "rate per 1,000", "rate per 100,000", "days", "pounds")
PER = {"percent": 100.0, "rate per 1,000": 1_000.0, "rate per 100,000": 100_000.0}  # value: numerator for so many
MONTHS: dict[str, int] = {"monthly": 1, "quarterly": 3, "yearly": 12}  # how long one period of a rhythm is
KINDS = ("national", "regional", "similar")  # of comparators
OWN = ""  # the `area` of a reading that is of the indicator's own area
PREFIX = "indicator."  # a table's dataset is indicator.NAME
EXTRACT = PREFIX + "portal"  # what the portal gives of its own

_WORD = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        pa.field("month", pa.date32(), nullable=False),      # first day of the period's last month
        pa.field("months", pa.int16(), nullable=False),      # how many months the period is long
        pa.field("indicator", _WORD, nullable=False),        # the indicator's key
        pa.field("area", _WORD, nullable=False),             # OWN, or a comparator's kind
        pa.field("value", pa.float64()),                     # null: not available
        pa.field("numerator", pa.float64()),
        pa.field("denominator", pa.float64()),
        pa.field("mark", _WORD),                             # as the source printed it in a value's place, or beside it
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparator:
    """An area that an indicator is held against: `kind` is one of KINDS, `name` as printed ("the North East")."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """`key` is its name in files. `area` is the place as printed, of which its figures are.

    `target` is a value in the indicator's own unit, by `target_on` (an ISO date) where that is told. `official`: the
    name of the published measure that it is, where it is one, so that nobody compares two measures of like name. A
    figure is due `due_days` after the end of each period of its rhythm.
    """

    key: str
    name: str
    definition: str
    unit: str
    source: str
    area: str
    better: Better = "neither"
    official: str = ""
    comparators: tuple[Comparator, ...] = ()
    target: float | None = None
    target_on: str = ""
    rhythm: Rhythm = ""
    due_days: int = 45
    owner: str = ""
    audience: Audience = "public"


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of an indicator: of one area (OWN or a comparator's kind) and period.

    `numerator` and `denominator` where the publisher gives them. A `value` of None was not available (suppressed, not
    collected), which is not nought; `mark` is what stood in its place, or beside it.
    """

    indicator: str
    area: str
    period: Period
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    mark: str = ""


def dataset(name: str) -> str:
    """The dataset of a table's name: `education` -> `indicator.education`; what is one already stays as it is."""
    return name if name.startswith(PREFIX) else PREFIX + name
