"""What one column heading says: which level of geography, which edition of its codes, code or name.

ONS writes `LSOA11CD`, `WD25NM`, `LADCD_ACTIVE` (and once `F_LSOA11CD`, behind a byte order mark); those who store its
files write `lsoa11cd`, `ltla21_code`, `lad-code`, `Local authority name`. All are one thing here: a `Heading`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Part = Literal["code", "name", "welsh"]

# Finest first: the level that a file is about is the finest whose codes it holds.
LEVELS = ("oa", "lsoa", "msoa", "wd", "lad", "csp", "pfa", "utla", "cauth", "rgn", "ctry", "ew", "gb", "uk", "area")
PARENTS = ("lad", "utla", "cauth", "rgn", "ctry")  # what a file may lie wholly inside, smallest first
SPELLINGS = {"ward": "wd", "la": "lad", "ltla": "lad", "local authority": "lad", "region": "rgn", "country": "ctry"}
PARTS: dict[str, Part] = {"cd": "code", "nm": "name", "nmw": "welsh", "code": "code", "name": "name"}

ONS_STYLE = re.compile(r"(?:f_)?([a-z]{2,5}?)(\d\d)?(cd|nmw|nm)(_active)?")
STORED_STYLE = re.compile(r"([a-z][a-z ]*?)(\d\d)?[ _-](code|name)")
HOUSEKEEPING = re.compile(
    r"f?id|object_?id|globalid|shape_*(area|length|leng)|st_(area|length)\(shape\)|bng_[en]|long?|lat|"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of codes or names: `lad`, `25`, `code`; `active` where it is today's code for an older one."""

    level: str
    year: str
    part: Part
    active: bool = False

    @property
    def vintage(self) -> str:
        """Level with the edition of its codes: `wd25`, or `wd` where the heading has no year."""
        return f"{self.level}{self.year}{'_active' if self.active else ''}"

    @property
    def column(self) -> str:
        """The column's name in the store: `wd25_code`."""
        return f"{self.vintage}_{self.part}"


def read_heading(printed: str) -> Heading | None:
    """The heading's meaning, None where it names no level of geography."""
    text = printed.strip("\ufeff \t").lower()
    if text in ("code", "name"):
        return Heading("area", "", PARTS[text])
    found = ONS_STYLE.fullmatch(text) or STORED_STYLE.fullmatch(text)
    if not found:
        return None
    level = SPELLINGS.get(found[1], found[1])
    if level not in LEVELS:
        return None
    return Heading(level, found[2] or "", PARTS[found[3]], bool(found.re is ONS_STYLE and found[4]))


def is_housekeeping(printed: str) -> bool:
    """Whether a column is the publisher's own bookkeeping (row numbers, outline lengths, label points)."""
    return HOUSEKEEPING.fullmatch(printed.strip("\ufeff \t").lower()) is not None


def code_headings(headings: Sequence[Heading | None]) -> list[Heading]:
    """The code columns among them, in their order, each vintage once."""
    return list(dict.fromkeys(h for h in headings if h is not None and h.part == "code"))


def finest(codes: Sequence[Heading]) -> Heading:
    """The level that a file is about: the finest of its code columns. ValueError where there is none."""
    return min((h for h in codes if not h.active), key=lambda h: LEVELS.index(h.level))
