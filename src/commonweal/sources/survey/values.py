"""An age becomes a band, a sex one of the words that answers are counted by, a time a time; nothing is guessed."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from commonweal.records.survey_answer import AGE_BANDS
from commonweal.sources.survey.mapping import fold

YOUNGEST = 16  # answers of children are left out: a survey of residents speaks of those aged 16 and over
OLDEST = 110  # nobody older is known in the places that this is for
CHILD, IMPOSSIBLE = "child", "impossible"
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|\u2013|\u2014|to|bis)\s*(\d{1,3})")
_OPEN = re.compile(r"(\d{1,3})\s*(?:\+|plus|and over|or over|and above|or above|or older|and older|years and over)")
_OVER = re.compile(r"(?:over|above|older than)\s*(\d{1,3})")
_UNDER = re.compile(r"(?:under|below|younger than)\s*(\d{1,3})")
_SEXES = {
    "female": "female", "f": "female", "woman": "female", "women": "female", "girl": "female",
    "male": "male", "m": "male", "man": "male", "men": "male", "boy": "male",
    "other": "another", "another": "another", "non-binary": "another", "non binary": "another", "nonbinary": "another",
    "prefer to self-describe": "another", "i use another term": "another", "in another way": "another",
}  # fmt: skip
FORMATS = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M",
           "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p", "%d %b %Y %H:%M:%S", "%d-%m-%Y %H:%M:%S")  # fmt: skip


def each(values: Sequence[str], read: Callable[[str], str | None]) -> list[str | None]:
    """Each value read, each kind of it once; blank stays None."""
    known = {value: read(value) if value else None for value in set(values)}
    return [known[value] for value in values]


def band(text: str, ages: Mapping[str, str]) -> str | None:
    """`25 to 34` -> `25-34`; `Under 25` -> `16-24`; `65 or over` -> `65+`; CHILD below 16; None where none is said."""
    if fold(text) in ages:
        return ages[fold(text)] or None
    words = fold(text)
    if found := _RANGE.search(words):
        low, high = int(found[1]), int(found[2])
        if low >= high or high > OLDEST + 20:
            return None
        return CHILD if high < YOUNGEST else f"{max(low, YOUNGEST)}-{high}"
    if found := _OPEN.search(words):
        return f"{int(found[1])}+"
    if found := _OVER.search(words):
        return f"{int(found[1]) + 1}+"
    if found := _UNDER.search(words):
        return CHILD if int(found[1]) <= YOUNGEST else f"{YOUNGEST}-{int(found[1]) - 1}"
    return None


def band_of_years(text: str) -> str | None:
    """A whole number of years -> its band; CHILD below 16; IMPOSSIBLE where nobody is as old."""
    try:
        years = int(float(text.replace("years", "").strip()))
    except (ValueError, OverflowError):  # a spreadsheet's infinity is no age
        return None
    if not 4 < years <= OLDEST:
        return IMPOSSIBLE
    return CHILD if years < YOUNGEST else next(b for b in reversed(AGE_BANDS) if lowest(b) <= years)


def band_of_birth(text: str, asked_in: int) -> str | None:
    """A year of birth (or a date with one) -> the band of the age in the year of asking, give or take a birthday."""
    found = re.search(r"\b(?:18|19|20)\d\d\b", text)
    return band_of_years(str(asked_in - int(found[0]))) if found else None


def lowest(of: str) -> int:
    """The lowest age of a band."""
    return int(re.split(r"[-+]", of)[0])


def sex(text: str, sexes: Mapping[str, str]) -> str | None:
    """`Woman` -> `female`; `Non-binary` -> `another`; None where it says none."""
    return sexes.get(fold(text), _SEXES.get(fold(text))) or None


def moment(text: str, formats: Sequence[str]) -> datetime | None:
    """A time as one of the formats has it; the first that reads it."""
    for known in (*formats, *FORMATS):
        try:
            return datetime.strptime(text, known)
        except ValueError:
            continue
    return None
