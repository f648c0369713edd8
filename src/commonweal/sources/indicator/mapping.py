"""What a mapping file says: how a table's columns become figures of indicators, and what these are."""

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from commonweal.figures import Audience
from commonweal.records.indicator import PREFIX, Indicator
from commonweal.sources.indicator.periods import Years, read_period
from commonweal.sources.partner.mapping import AS_FOUND, FileShape, fold

FIELDS = ("period", "area", "indicator", "value", "numerator", "denominator", "mark")
CONSTANTS = ("period", "area", "indicator")
CELL = "cell:"  # before the heading of a wide table's column


@dataclass(frozen=True, slots=True)
class Mapping:
    """One table's mapping file.

    `columns` is field -> the file's heading; `constants` field -> the value of every row. `areas`: an area as printed,
    folded -> OWN (""), a comparator's kind, or LEFT_OUT; `names`: an indicator as printed, folded -> its key. In a wide
    table each period heads a column. `fractions`: percentages are printed from 0 to 1; None: not said.
    """

    publisher: str
    dataset: str
    licence: str
    scope: str
    columns: MappingType[str, str]
    indicators: tuple[Indicator, ...]
    layout: str = "long"
    audience: Audience = "partners"
    published: str | None = None
    released: date | None = None
    file: FileShape = AS_FOUND
    areas: MappingType[str, str] = field(default_factory=dict)
    names: MappingType[str, str] = field(default_factory=dict)
    years: Years = "financial"
    length: int | None = None
    fractions: bool | None = None
    constants: MappingType[str, str] = field(default_factory=dict)

    @property
    def store_name(self) -> str:
        """The name of its dataset in the store."""
        return f"{PREFIX}{self.dataset}"

    def is_period(self, heading: str) -> bool:
        """Whether a heading is a period's."""
        return read_period(heading, self.years, self.length) is not None

    def columns_in(self, headings: Sequence[str]) -> MappingType[str, str]:
        """Field -> heading of each column to read; of a wide table also every column that a period heads."""
        if self.layout == "long":
            return self.columns
        taken = {fold(h) for h in self.columns.values()}
        free = [h for h in headings if fold(h) not in taken and self.is_period(h)]
        return {**self.columns, **{CELL + h.strip(): h for h in free}}

    def key_of(self, word: str) -> str | None:
        """The key of an indicator as printed; None where it is not known."""
        known = {fold(one.name): one.key for one in self.indicators} | {one.key: one.key for one in self.indicators}
        return {**known, **self.names}.get(fold(word))

    def one(self, key: str) -> Indicator:
        """The indicator of a key."""
        return next(one for one in self.indicators if one.key == key)
