"""What a mapping file says: how one case system's columns become the fields of a youth outcome."""

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from commonweal.figures import Period
from commonweal.sources.partner.mapping import AS_FOUND, NO, YES, Blank, FileShape

FIELDS = ("child", "date_of_birth", "age", "sex", "ethnicity", "offence", "outcome", "offence_date", "outcome_date",
          "reference", "first", "district")  # fmt: skip
LISTED = ("sex", "ethnicity", "offence", "outcome")  # fields whose words the mapping may say
AGE_ON = ("outcome", "offence")
OUTSIDE = ("refuse", "leave-out")
REPEATED = ("keep", "drop")
UNKNOWN = "unknown"  # as what a word means: it tells nothing


@dataclass(frozen=True, slots=True)
class Mapping:
    """One case system's mapping file.

    `columns` is field -> the file's heading; `words` field -> the system's word, folded -> key of the lists, UNKNOWN or
    LEFT_OUT, before those of the lists themselves. `age_on`: the day on which a column of ages tells the age.
    `outside`: what becomes of rows whose age at the offence is not 10 to 17; `repeated`: of rows that repeat another.
    """

    publisher: str
    licence: str
    scope: str
    columns: MappingType[str, str]
    covers: tuple[Period, ...] = ()
    extracted: date | None = None
    file: FileShape = AS_FOUND
    date_formats: tuple[str, ...] = ()
    words: MappingType[str, MappingType[str, str]] = field(default_factory=dict)
    yes: frozenset[str] = frozenset(YES)
    no: frozenset[str] = frozenset(NO)
    blank_first: Blank = "unknown"
    age_on: Literal["outcome", "offence"] = "outcome"
    outside: Literal["refuse", "leave-out"] = "refuse"
    repeated: Literal["keep", "drop"] = "keep"
    district: str | None = None

    def columns_in(self, headings: Sequence[str]) -> MappingType[str, str]:  # noqa: ARG002  the same whatever the file
        """Field -> heading of each column to read."""
        return self.columns
