"""What each column of a survey's file probably is: for a person to confirm. Nothing is read by a guess alone."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from commonweal.sources.partner.personal import HIDDEN, heading_words, personal_value
from commonweal.sources.survey.sheet import Sheet
from commonweal.sources.survey.values import band

NAMES = frozenset("surname forename firstname lastname fullname nickname email mail phone telephone tel mobile ip "
                  "address addr dob nino nhs postal contact signature twitter facebook".split())  # fmt: skip
ABOUT = (("postcode", r"\bpost ?code\b"), ("ward", r"\bwards?\b"), ("lsoa", r"\blsoa\b"),
         ("birth_year", r"\byear of birth|birth year|born\b"), ("age", r"\bage\b|\bhow old\b"),
         ("sex", r"\bsex\b|\bgender\b"))  # fmt: skip
ID = re.compile(r"^(?:respondent|response|submission|answer|entry|unique)?[ _-]?(?:id|number|reference|ref)$")
AT = re.compile(r"\b(?:end date|completion time|date submitted|submitted|timestamp|completed)\b")
LEFT = re.compile(r"\b(?:start date|start time|collector|custom data|date created|date modified|last modified)\b")
MOST_KINDS = 12
LONG = 25  # letters, from which answers look written
REPEATED = 5  # times that an answer of a closed question stands on average, at least
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or several that are the options of one question. `shown` are its first values, none of a person."""

    headings: tuple[str, ...]
    words: str
    role: str
    filled: int
    shown: tuple[str, ...]


def personal(sheet: Sheet) -> tuple[str, ...]:
    """The headings of columns left at the door: names, e-mail, telephone, addresses on the net or in a street."""
    return tuple(heading for heading in sheet.headings if _is_personal(heading))


def _is_personal(heading: str) -> bool:
    words = set(heading_words(heading))
    if len(words) > 6 or heading.rstrip().endswith("?"):  # a question, not a field
        return False
    return bool(words & NAMES) or ({"name"} <= words and not words & {"ward", "area", "school", "organisation"})


def columns(sheet: Sheet) -> tuple[Column, ...]:
    """Every column with what it probably is, those of one question together."""
    groups: list[list[int]] = []
    for n, question in enumerate(sheet.questions):
        last = groups[-1] if groups else []
        joins = last and sheet.options[n] and question and question == sheet.questions[last[-1]]
        if joins:
            last.append(n)
        else:
            groups.append([n])
    return tuple(_column(sheet, group) for group in groups)


def _column(sheet: Sheet, group: Sequence[int]) -> Column:
    values = [value for n in group for value in sheet.columns[n] if value]
    headings = tuple(sheet.headings[n] for n in group)
    words = sheet.questions[group[0]] or headings[0]
    role = "several" if len(group) > 1 else _role(headings[0], values)
    first = tuple(dict.fromkeys(values[:50]))[:SHOWN]
    shown = tuple(HIDDEN if personal_value(v) else v[:80] for v in first)
    return Column(headings, words, role, sum(any(sheet.columns[n][r] for n in group) for r in range(len(sheet.rows))),
                  () if role in ("personal", "postcode") else shown)  # fmt: skip


def _role(heading: str, values: Sequence[str]) -> str:
    folded = " ".join(heading.casefold().split())
    if _is_personal(heading):
        return "personal"
    if ID.search(folded):
        return "id"
    if AT.search(folded):
        return "at"
    if LEFT.search(folded):
        return "ignore"
    about = next((role for role, form in ABOUT if re.search(form, folded)), "")
    if about and len(folded) < 60 and (about != "age" or _ages(values)):
        return "age_years" if about == "age" and all(v.isdigit() for v in values[:50]) else about
    return _asked(values)


def _ages(values: Sequence[str]) -> bool:
    return any(band(value, {}) or value.isdigit() for value in values[:50])


def _asked(values: Sequence[str]) -> str:
    kinds = Counter(values)
    if not kinds:
        return "ignore"
    repeated = len(values) / len(kinds) >= REPEATED
    if not repeated and sum(map(len, values)) / len(values) > LONG and ";" not in "".join(values[:50]):
        return "text"
    parts = Counter(part.strip() for value in values for part in value.split(";") if part.strip())
    if any(";" in value for value in values) and len(parts) <= 2 * MOST_KINDS:
        return "several"
    if len(kinds) <= MOST_KINDS:
        return "scale" if _ordered(kinds) else "one"
    return "text"


def _ordered(kinds: Counter[str]) -> bool:
    words = " ".join(kinds).casefold()
    pairs = (("strongly agree", "disagree"), ("very ", "fairly "), ("very ", "not at all"), ("always", "never"))
    return any(one in words and other in words for one, other in pairs)
