"""Why two records are suggested, in words: what speaks for it, what against, and how much each weighs.

Without names a reason may stand in a log or a report; `in_full` puts what was written beside it, for those who may
read both records.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commonweal.records.person import Person

WORDS: Mapping[str, Mapping[str, str]] = {
    "given": {
        "unknown": "a given name is missing",
        "swapped": "given and family name stand the other way round",
        "same_rare": "same given name, a rare one",
        "same_middling": "same given name",
        "same_common": "same given name, a common one",
        "form": "given names are forms of one name",
        "near": "given names differ by a slip of the pen",
        "other": "one record's given name is another name or an alias in the other",
        "initial": "a given name is an initial that fits",
        "different": "given names differ",
    },
    "family": {
        "unknown": "a family name is missing",
        "same_rare": "same family name, a rare one",
        "same_middling": "same family name",
        "same_common": "same family name, a common one",
        "other": "family names share a part, or one is an alias in the other",
        "near": "family names differ by a slip of the pen",
        "different": "family names differ",
    },
    "born": {
        "unknown": "a date of birth is missing",
        "same": "same date of birth",
        "transposed": "dates of birth are the same with day and month exchanged",
        "day_or_month": "dates of birth differ in the day or in the month alone",
        "year_slip": "dates of birth differ in the year alone, by ten or less",
        "month": "same month and year of birth; a day is not known",
        "year": "same year of birth; a day and month are not known",
        "year_near": "years of birth differ by one; a day and month are not known",
        "different": "dates of birth differ",
    },
    "address": {
        "unknown": "an address is missing",
        "same": "same address",
        "street": "same house number and street; a postcode differs or is missing",
        "postcode": "same postcode, another house",
        "different": "address differs",
    },
    "phone": {"unknown": "a telephone number is missing", "same": "same telephone number",
              "different": "telephone number differs"},
    "sex": {"unknown": "sex is missing", "same": "same sex", "different": "sex differs"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """What one field says. `points`: doublings of the odds that it is one person; below nought it speaks against."""

    field: str
    level: str
    points: float

    @property
    def words(self) -> str:
        """The reason, with nothing of either record in it."""
        return WORDS[self.field][self.level]

    @property
    def missing(self) -> bool:
        """Whether it says nothing, for a record is blank there."""
        return self.level == "unknown"


def in_full(reason: Reason, one: Person, other: Person) -> str:
    """The reason with what the two records say: `given names are forms of one name (Bill, William)`."""
    said = [_said(reason.field, person) for person in (one, other)]
    if reason.missing or not all(said):
        return reason.words
    return f"{reason.words} ({said[0]})" if said[0] == said[1] else f"{reason.words} ({said[0]}; {said[1]})"


def sentence(reasons: tuple[Reason, ...]) -> str:
    """What speaks for it, the weightiest first, then what speaks against and what is missing."""
    told = sorted((r for r in reasons if not r.missing), key=lambda r: -abs(r.points))
    parts = [r.words for r in told if r.points > 0] or ["nothing agrees"]
    against = [r.words for r in told if r.points <= 0]
    missing = [r.words for r in reasons if r.missing]
    text = "; ".join(parts)
    text = text[0].upper() + text[1:]
    return (
        text
        + (f". Against: {'; '.join(against)}" if against else "")
        + (f". Not known: {'; '.join(missing)}." if missing else ".")
    )


def _said(field: str, person: Person) -> str:
    if field in ("given", "family", "sex"):
        return str(getattr(person, field)).strip()
    if field == "born":
        return _birth(person.born, person.born_precision) if person.born else ""
    if field == "address":
        return " / ".join(f"{a.lines} {a.postcode}".strip() for a in person.addresses)
    return " / ".join(person.phones)


def _birth(born: date, precision: str) -> str:
    shape = {"day": f"{born.day} %B %Y", "month": "%B %Y", "year": "%Y"}[precision]
    return born.strftime(shape)
