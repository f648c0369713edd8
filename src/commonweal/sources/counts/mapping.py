"""What the mapping file of a table of counts says: how its columns become months, areas, offences and counts."""

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from commonweal.records.counts import PREFIX, PRESENT
from commonweal.records.offences import POLICE_UK_CATEGORIES
from commonweal.sources.partner.mapping import AS_FOUND, LEFT_OUT, NO, YES, Audience, FileShape, fold
from commonweal.sources.partner.offence import node_of_code

Layout = Literal["long", "wide"]
ReadAs = Literal["police-uk", "home-office-code", "values"]

WHEN = ("month", "quarter", "financial_year", "financial_quarter")
FIELDS = (*WHEN, "area", "area_name", "offence", "category", "count", "total")
CONSTANTS = ("month", "quarter", "area", "offence")
# Words that stand in a cell for a number that is not told. A dash is none of them: it has meant nought too.
MISSING = ("*", "..", "...", ":", "c", "[c]", "[x]", "[z]", "z", "n/a", "na", "not available", "suppressed")
CELL = "count:"  # how a wide table's columns of counts are named inside: count:HEADING
FORCE = "force:"


@dataclass(frozen=True, slots=True)
class Presence:
    """[present]: the file beside the table that says which forces stood behind each month.

    Without `force` and `present` (headings), every column but `month` is a force's, with a yes or a no.
    """

    name: str
    month: str
    force: str | None = None
    present: str | None = None
    file: FileShape = AS_FOUND
    yes: frozenset[str] = frozenset(YES)
    no: frozenset[str] = frozenset(NO)

    def columns_in(self, headings: Sequence[str]) -> MappingType[str, str]:
        """Field -> heading of each column to read, of a file with these headings."""
        if self.force and self.present:
            return {"month": self.month, "force": self.force, "present": self.present}
        forces = {FORCE + h.strip(): h for h in headings if h.strip() and fold(h) != fold(self.month)}
        return {"month": self.month, **forces}


@dataclass(frozen=True, slots=True)
class Mapping:
    """One table's mapping file.

    `columns` is field -> the file's heading; `constants` field -> the value of every row; `kind` of its areas;
    `offence_values` the publisher's word, folded -> node (or LEFT_OUT). `add_repeated`: rows of the same month, area
    and offence are parts to add up, not slips; `unlisted_is_zero`: an offence without a row counts nought. `marking`:
    the originator's own words, which go with whatever is made of the table.
    """

    publisher: str
    dataset: str
    licence: str
    scope: str
    kind: str
    columns: MappingType[str, str]
    layout: Layout = "long"
    audience: Audience = "partners"
    published: str | None = None
    marking: str | None = None
    released: date | None = None
    file: FileShape = AS_FOUND
    date_formats: tuple[str, ...] = ()
    read_as: ReadAs = "police-uk"
    offence_values: MappingType[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset(MISSING)
    add_repeated: bool = False
    unlisted_is_zero: bool = False
    constants: MappingType[str, str] = field(default_factory=dict)
    presence: Presence | None = None

    @property
    def store_name(self) -> str:
        """The name of its dataset in the store."""
        return f"{PREFIX}{self.dataset}"

    @property
    def present_name(self) -> str:
        """The name of the dataset of forces present."""
        return f"{self.store_name}{PRESENT}"

    @property
    def quarterly(self) -> bool:
        """Whether a row stands for a quarter."""
        return bool({"quarter", "financial_year"} & self.named)

    @property
    def named(self) -> frozenset[str]:
        """The fields that come from a column or a constant."""
        return frozenset(self.columns) | frozenset(self.constants)

    def node(self, word: str) -> str | None:
        """The node that counts an offence as printed, LEFT_OUT, or None where it is not known."""
        if fold(word) in self.offence_values:
            return self.offence_values[fold(word)]
        if self.read_as == "home-office-code":
            return node_of_code(word)
        return _categories().get(fold(word)) if self.read_as == "police-uk" else None

    def columns_in(self, headings: Sequence[str]) -> MappingType[str, str]:
        """Field -> heading of each column to read; of a wide table also every column that an offence heads."""
        if self.layout == "long":
            return self.columns
        taken = {fold(h) for h in self.columns.values()}
        free = [h for h in headings if fold(h) not in taken]
        return {**self.columns, **{CELL + h.strip(): h for h in free if self.node(h) not in (None, LEFT_OUT)}}


@cache
def _categories() -> dict[str, str]:
    return {fold(category): node for category, node in POLICE_UK_CATEGORIES.items()}
