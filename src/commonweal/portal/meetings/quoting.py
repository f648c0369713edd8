"""Numbers that a minute quotes, read by a small grammar: how big, in what unit, rising or falling, about what.

::

    sentence  words between full stops and line ends
    number    [approx] digits [, thousands] [. decimals] [%]
    direction a word of movement within the same clause: fell, drop, reduction ... / rose, increase, up ...
    change    a percentage, or "by" and a count;  a rate where "per 1,000" follows;  a count otherwise
"""

import re
from dataclasses import dataclass
from typing import Literal

Direction = Literal["up", "down"]

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*")
_CLAUSE = re.compile(r",\s+(?:and|while|whilst|but)\s+|;\s*|,\s+(?=[a-z])|\s+while\s+|\s+whereas\s+|\s+but\s+")
_NUMBER = re.compile(
    r"(?<![\w/.,:£-])(?P<sign>[-−+])?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?"
    r"(?P<percent>\s?(?:%|per\s?cent\b))?(?![\w/-]|\.\d|:\d)",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:fell|falls?|fallen|falling|drop(?:s|ped|ping)?|decreas\w+|reduc\w+|declin\w+|down|fewer|lower|less)\b", re.I
)
_UP = re.compile(r"\b(?:rose|ris(?:e|es|en|ing)|increas\w+|up|more|grew|grow\w*|higher|climb\w+)\b", re.I)
_APPROXIMATE = re.compile(r"\b(?:around|about|approx\.?|approximately|some|nearly|almost|over|under)\s*$", re.I)
_MONTH = re.compile(
    r"(?:\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s*$)", re.I
)
_AFTER_MONTH = re.compile(
    r"^\s*(?:st|nd|rd|th)?\s*(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.I,
)
_OF_A_RATE = re.compile(r"\b(?:per|for every|for each|in every)\s*$", re.I)
_PER = re.compile(
    r"^(?:\s+[a-z-]+){0,4}?\s+(?:per|for every|for each|in every)\s+(?P<per>1,?000|100,?000|thousand)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """One number as it stands in a sentence. `value` is without sign; `direction` is told by sign or words."""

    words: str  # the clause
    printed: str
    value: float
    decimals: int
    percent: bool
    direction: Direction | None
    is_change: bool  # "by 120" or a percentage with a movement; else a level
    approximate: bool
    per: int = 0  # of a rate, how many residents it is for

    @property
    def tolerance(self) -> float:
        """How far the true value may be from the printed one: half of the last printed place."""
        return 0.5 / float(10**self.decimals) + 1e-9


def quoted_numbers(text: str) -> tuple[Quoted, ...]:
    """Every number in a text that could quote a figure: not dates, years, times, codes or amounts of money."""
    found: list[Quoted] = []
    for sentence in _SENTENCE.findall(text):
        for clause in _clauses(sentence):
            found.extend(_in_clause(clause))
    return tuple(found)


def _clauses(sentence: str) -> list[str]:
    """Parts of a sentence that each say one thing; a part without a number goes with the one before it."""
    parts: list[str] = []
    for part in _CLAUSE.split(sentence):
        if parts and not _NUMBER.search(part):
            parts[-1] = f"{parts[-1]}, {part}"
        elif part.strip():
            parts.append(part.strip())
    return parts


def _in_clause(clause: str) -> list[Quoted]:
    direction = _direction(clause)
    found = []
    for match in _NUMBER.finditer(clause):
        before, after = clause[: match.start()], clause[match.end() :]
        percent = match["percent"] is not None
        if not percent and (_is_date(match, before, after) or _OF_A_RATE.search(before)):
            continue
        own = {"-": "down", "−": "down", "+": "up"}.get(match["sign"] or "")
        moved: Direction | None = own or direction  # type: ignore[assignment]
        by = re.search(r"\bby\s+(?:around |about |some )?$", before, re.I) is not None
        found.append(
            Quoted(
                words=clause,
                printed=match[0].strip(),
                value=float(match["whole"].replace(",", "") + "." + (match["decimals"] or "0")),
                decimals=len(match["decimals"] or ""),
                percent=percent,
                direction=moved,
                is_change=by or (percent and moved is not None),
                approximate=_APPROXIMATE.search(before) is not None,
                per=0 if percent else _per(after),
            )
        )
    return found


def _per(after: str) -> int:
    """`per 1,000 residents` after a number, with at most a few words between."""
    found = _PER.match(after)
    if found is None:
        return 0
    return 1000 if found["per"].lower() == "thousand" else int(found["per"].replace(",", ""))


def _direction(clause: str) -> Direction | None:
    """The clause's one direction; None where it names both or neither."""
    down, up = _DOWN.search(clause), _UP.search(clause)
    if bool(down) == bool(up):
        return None
    return "down" if down else "up"


def _is_date(match: "re.Match[str]", before: str, after: str) -> bool:
    whole = match["whole"]
    if _MONTH.search(before) or _AFTER_MONTH.match(after):
        return True
    return match["decimals"] is None and len(whole) == 4 and "," not in whole and 1900 <= int(whole) <= 2100
