"""Quoted numbers held against the figures of an item's papers: agrees, contradicts, or nothing can be said.

A number contradicts a figure only where its clause names that figure's offence. Nothing is ever changed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from commonweal.portal.meetings.quoting import Quoted, quoted_numbers

_WORD = re.compile(r"[a-z]+")
_EMPTY = frozenset("the of a an and in from offence offences offense offenses crime crimes incident incidents".split())
_SAME = {"asb": "anti social behaviour", "behavior": "behaviour"}
_WHOLE = frozenset(("all", "total", "recorded", "overall"))
_WHOLE_SAID = re.compile(
    r"\b(?:all|total|overall)\s+(?:recorded\s+)?crime|\brecorded\s+crimes?\b|\breported\s+crimes?\b", re.I
)
_OF_OTHERS = re.compile(r"\b(?:group|similar|neighbours?|average|mean|national\w*|elsewhere)\b", re.I)
_TELLING = 3  # digits that make an unnamed number unlikely to agree by chance


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """One figure of a paper, as far as a minute can quote it."""

    id: str
    label: str  # the offence or measure, as the paper names it
    words: str
    address: str
    value: float | None
    baseline: float | None
    change_percent: float | None
    area: str = ""
    per: int = 0  # a rate for so many residents, beside its group's; 0: a count beside the earlier one


@dataclass(frozen=True, slots=True)
class Finding:
    """What one quoted number came to beside one figure."""

    quoted: Quoted
    figure: ReportFigure
    state: Literal["agrees", "contradicts"]
    why: str = ""


def check(text: str, figures: Iterable[ReportFigure]) -> tuple[Finding, ...]:
    """Each number of a text beside the figure that it quotes, where there is one."""
    known = [(figure, _key(figure.label)) for figure in figures]
    found: list[Finding] = []
    for quoted in quoted_numbers(text):
        named = _named(quoted.words, known)
        finding = _against(quoted, named) if named else _unnamed(quoted, [figure for figure, _ in known])
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _against(quoted: Quoted, named: list[ReportFigure]) -> Finding | None:
    """Beside figures of the offence that the clause names: one of them agreeing is enough."""
    verdicts = [(figure, _compare(quoted, figure)) for figure in named]
    for figure, why in verdicts:
        if why == "":
            return Finding(quoted, figure, "agrees")
    if quoted.approximate:
        return None
    contradicted = [(figure, why) for figure, why in verdicts if why]
    return Finding(quoted, contradicted[0][0], "contradicts", contradicted[0][1]) if contradicted else None


def _unnamed(quoted: Quoted, figures: list[ReportFigure]) -> Finding | None:
    """A number whose clause names no offence agrees where exactly one figure has it, to telling precision."""
    digits = len(re.sub(r"\D", "", quoted.printed))
    if digits < _TELLING or quoted.approximate:
        return None
    same = [figure for figure in figures if _compare(quoted, figure) == ""]
    return Finding(quoted, same[0], "agrees") if len(same) == 1 else None


def _compare(quoted: Quoted, figure: ReportFigure) -> str | None:
    """ "" where they agree, a sentence where they do not, None where they cannot be compared."""
    if quoted.percent:
        return _compare_percent(quoted, figure)
    if quoted.per or figure.per:
        return _compare_rate(quoted, figure) if quoted.per == figure.per else None
    if quoted.is_change:
        if figure.value is None or figure.baseline is None:
            return None
        change = figure.value - figure.baseline
        return _compare_change(quoted, change, f"the change in the paper is {change:+,.0f}")
    levels = [level for level in (figure.value, figure.baseline) if level is not None]
    if not levels:
        return None
    if any(abs(level - quoted.value) <= quoted.tolerance for level in levels):
        return ""
    if len(levels) > 1 and abs(abs(levels[0] - levels[1]) - quoted.value) <= quoted.tolerance:
        return ""
    if not _counts_of(quoted):
        return None
    return f"the paper has {_number(levels[0])}" + (f" (before: {_number(levels[1])})" if len(levels) > 1 else "")


def _compare_rate(quoted: Quoted, figure: ReportFigure) -> str | None:
    """A rate beside ours and the group's."""
    levels = [level for level in (figure.value, figure.baseline) if level is not None]
    if not levels:
        return None
    if any(abs(level - quoted.value) <= quoted.tolerance for level in levels):
        return ""
    group = f" (its group: {_number(levels[1])})" if len(levels) > 1 else ""
    return f"the paper has {_number(levels[0])} for every {figure.per:,}{group}"


def _compare_percent(quoted: Quoted, figure: ReportFigure) -> str | None:
    """A change over time. A percentage above or below others is none, and is held against nothing."""
    change = figure.change_percent
    if change is None or quoted.direction is None or _OF_OTHERS.search(quoted.words):
        return None
    return _compare_change(quoted, change, f"the change in the paper is {change:+.1f}%")


def _compare_change(quoted: Quoted, change: float, told: str) -> str:
    if abs(abs(change) - quoted.value) > quoted.tolerance:
        return told
    if quoted.direction and change and (change < 0) != (quoted.direction == "down"):
        return f"{told}, in the other direction"
    return ""


def _counts_of(quoted: Quoted) -> bool:
    """Whether the number stands as a count of what is recorded: "5,051 incidents", "rose to 276"."""
    number = re.escape(quoted.printed)
    return bool(
        re.search(rf"\b(?:to|from|at|were|was)\s+{number}", quoted.words, re.I)
        or re.search(
            rf"{number}\s+(?:\w+\s+){{0,3}}(?:offences|offenses|crimes|incidents|reports)\b", quoted.words, re.I
        )
    )


def _named(words: str, known: list[tuple[ReportFigure, tuple[str, ...]]]) -> list[ReportFigure]:
    """Figures whose offence a clause names, of the place it names or of the whole partnership.

    The longest names win: "residential burglary" before "burglary".
    """
    said = set(_key(words))
    places = {figure.area for figure, _ in known if figure.area and set(_key(figure.area)) <= said}
    here = [(figure, key) for figure, key in known if (figure.area in places if places else not figure.area)]
    named = [(figure, key) for figure, key in here if _names(words, said, key)]
    longest = max((len(key) for _, key in named), default=0)
    return [figure for figure, key in named if len(key) == longest]


def _names(words: str, said: set[str], key: tuple[str, ...]) -> bool:
    """Whether a clause names an offence; a total only where it says so of crime."""
    if set(key) <= _WHOLE:
        return _WHOLE_SAID.search(words) is not None
    return set(key) <= said


def _key(words: str) -> tuple[str, ...]:
    plain = words.lower().replace("-", " ")
    for short, whole in _SAME.items():
        plain = re.sub(rf"\b{short}\b", whole, plain)
    return tuple(word for word in (_stem(w) for w in _WORD.findall(plain)) if word not in _EMPTY)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
