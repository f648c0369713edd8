"""The statistics of all items: value, unit, what is measured, direction, period, and what it is compared with.

Direction is what the figure's own stretch of the sentence says of it: a change (increase, decrease) or a standing
against a comparator (above, below). A share (`Public Order (15%)`) has none.
"""

import re
from collections.abc import Iterator, Sequence

from commonweal.minutes.model import Item, Statistic
from commonweal.minutes.numbers.periods import Periods
from commonweal.minutes.numbers.tokens import Figure, figures
from commonweal.minutes.sentences import sentences

_UP = r"(?:increas\w*|ris(?:e|en|ing|es)|rose|up|grew|grown|growth|jumped|gone up|went up)"
_DOWN = r"(?:decreas\w*|drop\w*|fell|fall(?:en|ing|s)?|reduc\w*|down|declin\w*|lowered|improved by)"
_CHANGE = re.compile(rf"\b(?:(?P<increase>{_UP})|(?P<decrease>{_DOWN}))\b", re.IGNORECASE)
_CHANGE_AFTER = re.compile(rf"^(?:\w+\s+)?{_CHANGE.pattern}", re.IGNORECASE)
_LED_BY = re.compile(rf"\b(?:{_UP}|{_DOWN})\s+(?:by|of)\s*$", re.IGNORECASE)
_COMPARED = re.compile(
    r"average|region|force|national|group|benchmark|year|period|quarter|month|area|rate", re.IGNORECASE
)
_STANDING = re.compile(
    r"^\s*(?:(?P<above>above|higher than|more than|greater than|over|in excess of|higher)|(?P<below>below"
    r"|lower than|less than|fewer than|under|lower))\b\s*(?:than\s+)?(?:in\s+)?",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:compared (?:to|with)|in comparison (?:to|with)|against|versus|than|on)\s+(?P<what>(?:the"
    r"|that of|a|all|other|our|last|previous|England|similar)\b[^,.;()]*|\d[^,.;()]*)",
    re.IGNORECASE,
)
_COMPARATOR_END = re.compile(
    r"\s*(?:[,.;()]|\b(?:which|that|and|but|while|although|in|for|during|since|from|over the)\b)"
)
_VERB = re.compile(
    r"\b(?:has|have|had|was|were|is|are|dropped|fell|rose|increased|decreased|reduced|went|saw|seen|stood"
    r"|remained|showed?|declined|grew|up|down|fallen|risen)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(?:that|although|however|whilst|while|where|and|so)\b\s*", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-–—*•·]|\(?\w{1,2}[.)])\s+")


def statistics_of(items: Sequence[Item]) -> tuple[Statistic, ...]:
    """Every figure in the bodies, in order."""
    return tuple(
        s
        for item in items
        for p in item.body
        if p.kind != "decision"
        for sentence in sentences(p.text)
        for s in _of(item.seq, sentence)
    )


def _of(seq: int, sentence: str) -> Iterator[Statistic]:
    found = figures(sentence)
    respective, periods = respective_shares(sentence, found), Periods(sentence)
    for figure in found:
        begin, end = _stretch(sentence, figure, found)
        direction, comparator = _direction(sentence, figure, begin, end)
        yield Statistic(
            seq,
            sentence,
            figure.text,
            figure.value,
            figure.unit,
            respective.get(figure.start) or _measure(sentence, figure, begin),
            direction,
            periods.of(figure, begin, end),
            comparator,
            figure.approximate,
        )


def respective_shares(sentence: str, found: Sequence[Figure]) -> dict[int, str]:
    """Shares in a bracket that go with the counts before it in order: `40 male and 7 female (85% and 15%)`."""
    for bracket in re.finditer(r"\(([^()]*%[^()]*%[^()]*)\)", sentence):
        inside = [f for f in found if bracket.start() < f.start < bracket.end() and f.is_percent]
        before = [f for f in found if f.end <= bracket.start() and not f.is_percent][-len(inside) :]
        if len(inside) == len(before) > 1:
            return {share.start: count.unit for share, count in zip(inside, before, strict=True)}
    return {}


def _stretch(sentence: str, figure: Figure, found: Sequence[Figure]) -> tuple[int, int]:
    """The part of the sentence that speaks of this figure: between semicolons, and not past its neighbour."""
    begin = max((m.end() for m in re.finditer(r";", sentence[: figure.start])), default=0)
    stop = re.search(r";", sentence[figure.end :])
    end = figure.end + stop.start() if stop else len(sentence)
    after = [f.start for f in found if f.start > figure.start]
    return begin, min([end, *after[:1]])


def _direction(sentence: str, figure: Figure, begin: int, end: int) -> tuple[str | None, str | None]:
    """Which way, and against what: a standing (`8% above the average`), else a change."""
    standing = _STANDING.match(sentence[figure.end : end])
    if standing:
        rest = sentence[figure.end + standing.end() : end]
        stop = _COMPARATOR_END.search(rest)
        return ("above" if standing["above"] else "below"), (rest[: stop.start()] if stop else rest).strip() or None
    against = _AGAINST.search(sentence[figure.end : end])
    comparator = against["what"].strip() if against and _COMPARED.search(against["what"]) else None
    return _change(sentence, figure, begin, end), comparator


def _change(sentence: str, figure: Figure, begin: int, end: int) -> str | None:
    """The change that the figure measures: said just after it, or before it in its stretch; a share has none."""
    before, after = sentence[begin : figure.start], sentence[figure.end : end].lstrip()
    if not (figure.is_percent or _LED_BY.search(before)):
        return None
    change = _CHANGE_AFTER.match(after)
    if change is None and not before.rstrip().endswith("("):
        change = next(reversed(list(_CHANGE.finditer(before))), None)
    if change is None:
        return None
    return "increase" if change["increase"] else "decrease"


def _measure(sentence: str, figure: Figure, begin: int) -> str | None:
    if not figure.is_percent:
        return figure.unit if figure.unit not in ("count", "GBP") else None
    of = re.match(
        r"^\s+of\s+(?:the\s+|all\s+)?(?P<what>[^,.;()]+?)(?=\s+(?:were|was|had|have|has|are|is|in|by)\b|[,.;()]|$)",
        sentence[figure.end :],
    )
    if of:
        return of["what"].strip()
    stretch = _BULLET.sub("", sentence[begin : figure.start])
    named = re.search(
        r"(?P<what>[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|the|of|and(?=\s+[A-Z])|from|against))*)\s*\($", stretch
    )
    if named:
        return re.sub(r"^and\s+", "", named["what"])
    verb = _VERB.search(stretch)
    if not verb:
        return None
    subject = re.sub(r"^.*\bthat\b\s*", "", stretch)
    own = _VERB.search(subject)
    words = subject[: own.start()].strip(" ,") if own else ""
    return re.sub(r"^(?:also|the)\s+", "", words.split(",")[-1].strip(), flags=re.IGNORECASE) or None
