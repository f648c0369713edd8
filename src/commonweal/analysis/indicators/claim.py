"""A claim such as "170% above the national average": what it can mean, and which meaning the held figures bear out."""

import re
from dataclasses import dataclass
from typing import Literal

from commonweal.errors import MethodRefused

Side = Literal["above", "below"]
Meaning = Literal["above", "of", "points"]
Agrees = Literal["agrees", "does not agree", "cannot be told"]

_CLAIM = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent|percentage points?|points?)"
    r"(?:\s+(above|over|more than|higher than|below|under|less than|lower than|of|up on|down on))?",
    re.IGNORECASE,
)
BELOW = ("below", "under", "less than", "lower than", "down on")
MOST = 100_000.0


@dataclass(frozen=True, slots=True)
class Claim:
    """So many per cent above or below a comparator; `step`: the last digit that it is told to."""

    percent: float
    side: Side = "above"
    step: float = 1.0


@dataclass(frozen=True, slots=True)
class Read:
    """One meaning. `times` of the comparator; `value` that it would make ours (None: no comparator's figure is held).

    `impossible`: a percentage above 100 or below nought.
    """

    meaning: Meaning
    words: str
    times: float | None
    value: float | None
    impossible: bool
    agrees: Agrees


def read_claim(text: str) -> Claim:
    """The first claim of a sentence. MethodRefused where there is none."""
    found = _CLAIM.search(" ".join(text.split()))
    if not found or not 0 < float(found[1]) <= MOST:
        raise MethodRefused("No percentage is claimed in this.", "Write it as in “170% above the national average”.")
    side: Side = "below" if (found[2] or "").casefold() in BELOW else "above"
    return Claim(float(found[1]), side, _step(found[1]))


def meanings(claim: Claim, ours: float | None, theirs: float | None, unit: str) -> tuple[Read, ...]:
    """Each meaning beside the held figures, ours and the comparator's, both in `unit` (None: not held).

    "170% above" adds 170% of theirs to theirs: 2.7 times. "170% of" is 1.7 times. Of percentages, it may be meant as
    percentage points.
    """
    sign = 1 if claim.side == "above" else -1
    low, high = claim.percent - claim.step / 2, claim.percent + claim.step / 2
    found = [
        _read("above", claim, theirs, unit, ours, tuple(1 + sign * p / 100 for p in (claim.percent, low, high))),
        _read("of", claim, theirs, unit, ours, tuple(p / 100 for p in (claim.percent, low, high))),
    ]
    if unit == "percent":
        found.append(_points(claim, sign, ours, theirs))
    return tuple(found)


def _read(
    meaning: Meaning, claim: Claim, theirs: float | None, unit: str, ours: float | None, times: tuple[float, ...]
) -> Read:
    middle, *ends = times
    value = None if theirs is None else middle * theirs
    impossible = middle < 0 or (unit == "percent" and value is not None and value > 100)
    agrees: Agrees = "cannot be told"
    if ours is not None and theirs:
        agrees = "agrees" if min(ends) <= ours / theirs <= max(ends) else "does not agree"
    return Read(meaning, _words(meaning, claim, middle), middle, value, impossible, agrees)


def _points(claim: Claim, sign: int, ours: float | None, theirs: float | None) -> Read:
    value = None if theirs is None else theirs + sign * claim.percent
    impossible = value is not None and not 0 <= value <= 100
    agrees: Agrees = "cannot be told"
    if ours is not None and theirs is not None:
        off = abs(ours - theirs - sign * claim.percent)
        agrees = "agrees" if off <= claim.step / 2 else "does not agree"
    words = f"{_number(claim.percent)} percentage points {'more' if sign > 0 else 'less'}"
    return Read("points", words, None, value, impossible, agrees)


def _words(meaning: Meaning, claim: Claim, times: float) -> str:
    said = f"{_number(claim.percent)}% {claim.side if meaning == 'above' else 'of'} it"
    return f"{said}: {_number(round(times, 3))} times as much"


def _step(printed: str) -> float:
    """The last digit that counts: 170 is told to tens, 2.5 to tenths, 43 to ones."""
    whole, _, rest = printed.partition(".")
    if rest:
        return float(10.0 ** -len(rest))
    noughts = len(whole) - len(whole.rstrip("0"))
    return float(10**noughts) if noughts < len(whole) else 1.0


def _number(value: float) -> str:
    return f"{value:g}"
