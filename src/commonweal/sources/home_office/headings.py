"""Which column is which: the Home Office's headings, whose spelling changed over the years.

A heading may carry a note's mark ("Force Name [note 1]"), an underscore for a blank (copies in CSV), or stand below
lines of title and notes.
"""

import re
from collections.abc import Sequence
from typing import Any

NOTE = re.compile(r"\[[^\]]*\]|\((?:note|notes) [^)]*\)", re.IGNORECASE)
SPELLINGS = {
    "year": ("financial year", "year"),
    "quarter": ("financial quarter", "quarter"),
    "force": ("force name", "force", "police force", "police force area", "police force area name", "pfa name"),
    "force_code": ("force code", "police force area code", "pfa code", "ons force code", "force geocode"),
    "csp": ("csp name", "csp", "community safety partnership", "community safety partnership name"),
    "csp_code": ("csp code", "community safety partnership code", "ons csp code", "csp geocode"),
    "geocode": ("geocode", "ons code", "area code", "geography code", "ons geocode"),
    "code": ("offence code", "offence codes", "home office offence code"),
    "description": ("offence description", "offence", "offence name"),
    "group": ("offence group",),
    "subgroup": ("offence subgroup", "offence sub group"),
    "count": ("number of offences", "offence count", "offences", "offences recorded", "recorded offences", "count"),
}
MEANING = {spelling: field for field, spellings in SPELLINGS.items() for spelling in spellings}
DEEP = 40  # rows of title and notes that may stand above the headings
FEWEST = 3  # columns known, of a row that is taken for the headings
NEEDED = {
    "count": "the number of offences",
    "code": "the offence code",
    "area": "the police force or community safety partnership",
    "quarter": "the financial quarter",
    "year": "the financial year",
}


def find_headings(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]]:
    """The row of the headings and where each known column stands; -1 and nothing where a sheet has none."""
    for at, row in enumerate(rows[:DEEP]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            field = MEANING.get(fold_heading(cell))
            if field:
                columns.setdefault(field, place)
        if len(columns) >= FEWEST and {"code", "description"} & columns.keys():
            return at, columns
    return -1, {}


def fold_heading(cell: Any) -> str:
    """`Force_Name [note 2]` -> `force name`; a number written behind a word as a note's mark goes too."""
    words = NOTE.sub(" ", str(cell)).replace("_", " ").replace("-", " ").casefold()
    return re.sub(r"[\d*]+$", "", " ".join(words.split())).strip()


def missing(columns: dict[str, int], has_year: bool) -> list[str]:
    """What a table of recorded crime must have and these columns have not, in words; none where all is there.

    `has_year`: the sheet's own name says the year.
    """
    found = set(columns)
    found |= {"area"} if found & {"force", "force_code", "csp", "csp_code", "geocode"} else set()
    found |= {"year"} if has_year else set()
    return [words for field, words in NEEDED.items() if field not in found]
