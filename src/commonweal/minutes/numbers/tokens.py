"""The numbers in a sentence that are figures: not dates, times, ages, telephone numbers, paragraphs or item numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from commonweal.minutes import dates

_AGES = r"\d{1,2}\s?(?:-|–|to)\s?\d{1,2}[\s-]years?[\s-]olds?"
_YEARS = r"(?:19|20)\d{2}\s?[/–-]\s?(?:19|20)?\d{2}"
_NOT_FIGURES = re.compile(
    rf"{dates.DATE_WORDS}|{_YEARS}|\b(?:19|20)\d{{2}}\b(?!\s+[a-z]+s\b)|\b{dates.MONTH}\s+'?\d{{2}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)\b|\bQ(?:uarter)?\s?[1-4]\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{dates.MONTH}\b|\b\d{{1,2}}[.:]\d{{2}}\s?(?:[ap]\.?m\b|hrs|hours)"
    rf"|\b\d{{1,2}}\s?[ap]\.?m\b|\b\d{{1,2}}:\d{{2}}\b"
    r"|\b(?:item|paragraph|para|section|page|appendix|phase|version|stage|number|no\.|schedule|part|minute"
    r"|ward|room|tier|band|level|form|article|route|junction)\s+\d+\w*|\b[A-Z]{1,6}/?\d[\w/]*"
    r"|\b\d+[\s-](?:day|week|month|year|hour|minute)s?(?:[\s-](?:old|long|period|review|pilot|rolling))?\b"
    r"|\b(?:101|111|999)\b|\b0\d{3,4}[\s-]?\d{3}[\s-]?\d{3,4}\b|\b24/7\b|\b[a-z]+-\d+\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<about>\b(?:around|approximately|approx\.?|about|nearly|almost|over|some|c\.)\s+"
    r"|~\s?)?(?P<money>£\s?)?(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<percent>\s?%|\s+per\s?cent\b|\s+percent\b|\s+percentage points?\b)?(?P<scale>\s?(?:million|m|k"
    r"|bn)\b)?(?![\d/])",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"^\s+(?P<noun>{_AGES}|(?:were\s+|was\s+)?(?:males?|females?|men|women|boys|girls)\b"
    r"|(?:(?!(?:of|in|by|and|to|for|from|on|at|the|were|was|had|compared|than|above|below|or|with|as|more"
    r"|per|that|which)\b)[A-Za-z][\w'’-]*\s+){0,3}?"
    r"(?:children|people|men|women|youth|police|staff|homes|FTE[’']?s?|[A-Za-z][\w’'-]*[^s\W]s"
    r"|[A-Z][\w’'-]*s)\b)(?P<per>\s+per\s+(?:[\d,]+\s+)?[a-z]+)?"
)
_SHORT_WORDS = frozenset("was has is this us its his as plus less yes thus minus across versus".split())
_TIME_WORDS = frozenset(
    "days weeks months years hours minutes times seconds quarters members points percent percentage".split()
)
_DIGIT = re.compile(r"\d")
_AGE = re.compile(_AGES, re.IGNORECASE)
_SCALES = {"million": 1_000_000, "m": 1_000_000, "k": 1_000, "bn": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at its place: the words printed for it, its value and unit."""

    start: int
    end: int
    text: str
    value: int | float
    unit: str
    approximate: bool

    @property
    def is_percent(self) -> bool:
        """Whether it is a share or a change in percent."""
        return self.unit in ("percent", "percentage points")


@lru_cache(maxsize=8192)
def figures(sentence: str) -> tuple[Figure, ...]:
    """The figures of a sentence, in order."""
    if not _DIGIT.search(sentence):
        return ()
    kept = _AGE.sub(lambda m: m.group().translate(_HIDDEN), sentence)
    masked = _NOT_FIGURES.sub(lambda m: "\x00" * len(m.group()), kept)
    return tuple(_figures(masked, sentence))


_HIDDEN = {ord(d): "\x01" for d in "0123456789"}


def _figures(masked: str, sentence: str) -> Iterator[Figure]:
    for found in _NUMBER.finditer(masked):
        if found.start() and (masked[found.start() - 1].isalnum() or masked[found.start() - 1] in "/.-\x00"):
            continue
        unit, end = _unit(found, sentence)
        if unit is None:
            continue
        text = sentence[found.start() : end].strip()
        yield Figure(found.start(), end, text, _value(found), unit, bool(found["about"]))


def _value(found: re.Match[str]) -> int | float:
    value = float(found["value"].replace(",", ""))
    value *= _SCALES.get((found["scale"] or "").strip().lower(), 1)
    return int(value) if value.is_integer() and "." not in found["value"] else value


def _unit(found: re.Match[str], sentence: str) -> tuple[str | None, int]:
    if found["percent"]:
        return ("percentage points" if "point" in found["percent"] else "percent"), found.end()
    if found["money"]:
        return "GBP", found.end()
    noun = _NOUN.match(sentence[found.end() :])
    if noun:
        word = noun["noun"].split()[-1].lower()
        if word in _TIME_WORDS:
            return None, found.end()
        if word not in _SHORT_WORDS:
            name = re.sub(r"^(?:were|was)\s+", "", noun["noun"]) + (noun["per"] or "")
            return name, found.end() + noun.end()
    # A bare number is a count only where its period follows: "had 10 in Q1", "14 in the same period".
    if re.match(
        r"^\s+(?:in|during|for)\s+(?:the\s+same|Q\d|quarter|\d{4}|the\s+(?:last|previous)|\x00)",
        sentence[found.end() :],
        re.IGNORECASE,
    ):
        return "count", found.end()
    return None, found.end()
