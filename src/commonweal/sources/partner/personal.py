"""What looks like a person's own data, by a column's heading or by a value's form.

Such columns are never read. A word too many here costs nothing where a column is not mapped; where one is, the
mapping is refused with the reason, and the partner renames or leaves out the column.
"""

import re

# Any of these words in a heading is enough.
WORDS = frozenset(
    "surname forename forenames firstname lastname fullname nickname alias dob birth birthdate birthday nino nhs nhsno "
    "passport phone telephone tel mobile email mail address addr postcode uprn notes note narrative comment comments "
    "summary details mo vrm registration ethnicity religion nationality occupation gender sex age disability "
    "victim suspect offender perpetrator complainant caller witness tenant applicant nominal".split()
)
PHRASES = ("post code", "ni number", "ni no", "national insurance", "free text", "modus operandi", "e mail",
           "date of birth", "house number", "driving licence", "collar number")  # fmt: skip
# "Name" is a person's, unless the words beside it say what else it names.
NAMES_OF_THINGS = frozenset(
    "ward area district borough beat sector neighbourhood lsoa msoa force offence crime category type group class "
    "station division parish estate park operation dataset file".split()
)
# A flag about a person says something of the event: "Vulnerable victim flag".
_FLAGS = frozenset({"flag", "flags"})

_EMAIL = re.compile(r"(?<![^\s@])[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\d)(?:\+44|0)(?:[\s()-]*\d){9,10}(?!\d)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|pc|sgt)\.?\s+[A-Z]", re.IGNORECASE)
_NATIONAL_INSURANCE = re.compile(r"\b[A-Z]{2}\s*(?:\d\d\s*){3}[A-D]\b", re.IGNORECASE)
_HOUSE = re.compile(r"^\s*(?:flat\s+\w+,?\s*)?\d+[a-z]?,?\s+[a-z]", re.IGNORECASE)
_VALUES = (_EMAIL, _PHONE, _POSTCODE, _TITLED, _NATIONAL_INSURANCE)

HIDDEN = "(not shown: it may be a person's)"


def heading_words(heading: str) -> list[str]:
    """`Victim_DOB`, `victimDob` and `VICTIM DOB` all read as the same words."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return re.findall(r"[a-z]+", parted.casefold())


def personal_heading(heading: str) -> bool:
    """Whether a column of that heading would hold persons' data."""
    words = heading_words(heading)
    text = " ".join(words)
    if any(f" {phrase} " in f" {text} " for phrase in PHRASES):
        return True
    if "name" in words or "names" in words:
        return not set(words) & NAMES_OF_THINGS or bool(set(words) & WORDS)
    return bool(set(words) & WORDS) and not set(words) & _FLAGS


def personal_value(text: str) -> bool:
    """Whether a value has the form of an e-mail address, telephone, postcode, titled name or insurance number."""
    return any(form.search(text) for form in _VALUES)


def house_address(text: str) -> bool:
    """Whether a place is given to the house: `12 High Street` is, `High Street` and `On or near A19` are not."""
    return bool(_HOUSE.search(text))


def shown(text: str) -> str:
    """The value as an error may show it."""
    return HIDDEN if personal_value(text) or house_address(text) else text[:80]
