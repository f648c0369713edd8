"""What a mapping file says: how one partner's columns become an incident's fields."""

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from commonweal.figures import Period

Audience = Literal["public", "partners"]
Blank = Literal["unknown", "no"]

FLAGS = ("domestic_abuse", "hate", "knife")
WORDS = ("outcome", "reported_by", "falls_within")
PLACES = ("ward", "ward_name", "lsoa", "district", "longitude", "latitude", "easting", "northing", "location")
FIELDS = ("date", "month", "time", "hour", "offence", "reference", "extracted", *PLACES, *WORDS, *FLAGS)
CONSTANTS = ("offence", "district", "ward", *WORDS, *FLAGS)

YES = ("y", "yes", "true", "1", "t")
NO = ("n", "no", "false", "0", "f")
LEFT_OUT = "left-out"  # in [offence.values]: rows of that value are not incidents, and are counted as left out


@dataclass(frozen=True, slots=True)
class FileShape:
    """How the file is laid out, where it has to be said; None: found from the file itself."""

    sheet: str | None = None
    heading_row: int = 1
    delimiter: str | None = None
    encoding: str | None = None


AS_FOUND = FileShape()  # nothing said: found from the file itself


@dataclass(frozen=True, slots=True)
class Mapping:
    """One partner's mapping file.

    `columns` is field -> the file's heading; `constants` field -> the value of every row; `offence_values` the
    partner's word, folded -> node of the offence tree (or LEFT_OUT), None where Home Office codes are given.
    """

    publisher: str
    dataset: str
    licence: str
    scope: str
    columns: MappingType[str, str]
    audience: Audience = "partners"
    published: str | None = None
    covers: Period | None = None
    extracted: date | None = None
    file: FileShape = AS_FOUND
    date_formats: tuple[str, ...] = ()
    time_formats: tuple[str, ...] = ("%H:%M", "%H:%M:%S")
    offence_values: MappingType[str, str] | None = None
    yes: frozenset[str] = frozenset(YES)
    no: frozenset[str] = frozenset(NO)
    blank_flag: Blank = "unknown"
    ward_edition: str | None = None
    required: frozenset[str] = frozenset()
    constants: MappingType[str, str | bool] = field(default_factory=dict)

    def columns_in(self, headings: Sequence[str]) -> MappingType[str, str]:  # noqa: ARG002  the same whatever the file
        """Field -> heading of each column to read."""
        return self.columns

    @property
    def store_name(self) -> str:
        """The name of its dataset in the store."""
        return f"partner.{self.dataset}"

    def has(self, name: str) -> bool:
        """Whether the field comes from a column or a constant."""
        return name in self.columns or name in self.constants


def fold(text: str) -> str:
    """How a partner's words are compared: without case, and with runs of white space as one blank."""
    return " ".join(text.casefold().split())
