"""A sentence -> the claims in it: each figure with its offence, direction, time and place, or why it cannot be held."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commonweal.analysis.claims.amounts import find_amounts
from commonweal.analysis.claims.model import Amount, Claim, Direction, Measure, OffenceWords, Said, Spoken
from commonweal.analysis.claims.offence_words import ALL, find_offences
from commonweal.analysis.claims.windows import find_windows

LONGEST = 1_500
"""Characters: what is longer is no sentence."""
MOST = 20
"""Figures of one sentence; what holds more is a table."""
_UP = (
    r"(?:increas\w*|ris(?:es?|en|ing)|rose|up|grew|grown|growth|grow(?:s|ing)?|jump\w*|climb\w*|soar\w*|surg\w*|more|higher"
    r"|greater|gone up|went up)"
)
_DOWN = (
    r"(?:decreas\w*|drop\w*|fell|fall(?:en|ing|s)?|reduc\w*|down|declin\w*|fewer|less|lower\w*|cut|slump\w*|plummet\w*"
    r"|tumbl\w*|dip(?:s|ped)?|shrank|shrunk)"
)
_DIRECTION = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;:()]|\b(?:and|but|while|whilst|although|whereas|with|compared|that|which)\b", re.IGNORECASE)
_AVERAGE = re.compile(
    r"^\s*(?:above|below|over|under|higher than|lower than|more than|less than|off)\s+(?:the\s+)?[^,.;]{0,40}?"
    r"\b(?:average|mean|group|norm|target)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:will|would|could|might|(?-i:may)|should|target|aims?|expect\w*|forecast\w*|project(?:s|ed|ion)|predict\w*|if)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no longer|\w+n[’']t)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)
_SHARE = re.compile(
    r"^\s+of\s+(?:(?:all|the|total|overall|recorded|reported|its)\s+)*(?:crimes?|offences|incidents|criminality)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"^\s+of\b", re.IGNORECASE)
_MADE_UP = re.compile(
    r"\b(?:accounted for|account for|accounts for|ma(?:de|kes?) up|comprised|share of)\s+$", re.IGNORECASE
)
_BY = re.compile(r"\b(?:by|of)\s+(?:a further |another |some )?$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:just |only )?$", re.IGNORECASE)
_WORD_AFTER = re.compile(r"^\s+([A-Za-z][\w’'-]*)")
_ROWS = re.compile(r"^\s+(?:[a-z-]+\s+){0,2}?(?:incidents|reports|cases|records|complaints|calls)\b", re.IGNORECASE)
_JOINS = frozenset(
    "in for during compared up down from to and while whilst last this over a an per across against more fewer less "
    "than with but of on at by the between since as were was is are which when respectively each so".split()
)
_NEXT_TO = 4  # words between a figure and the offence that it counts
_OWN_WORDS = 2  # words between a number and the offence it counts: `276 more personal robberies`


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    masked: str
    windows: tuple[Spoken, ...]
    offences: tuple[OffenceWords, ...]
    amounts: tuple[Amount, ...]


def read(sentence: str) -> tuple[Claim, ...]:
    """Every figure of a sentence as a claim, in order; one claim with its trouble where there is none."""
    text = " ".join(sentence.split())
    if len(text) > LONGEST:
        return (_nothing(text[:LONGEST], f"It is longer than {LONGEST:,} characters: give it sentence by sentence."),)
    whole = _taken_apart(text)
    if not whole.amounts:
        return (_nothing(text, "It holds no figure."),)
    if len(whole.amounts) > MOST:
        return (_nothing(text, f"It holds more than {MOST} figures: give it in parts."),)
    return tuple(_claims(whole))


def _nothing(text: str, why: str) -> Claim:
    return Claim(text, "", "count", Amount(0, 0, "", "count", Said(0, 0, 0)), None, None, "", trouble=why)


def _taken_apart(text: str) -> _Sentence:
    windows = find_windows(text)
    masked = text
    for w in windows:
        masked = masked[: w.start] + "\x00" * (w.end - w.start) + masked[w.end :]
    masked = re.sub(r"\b(?:999|101|111)\b(?! (?:crimes|offences|incidents))", "\x00" * 3, masked)
    return _Sentence(text, masked, windows, find_offences(masked), find_amounts(masked))


def _claims(whole: _Sentence) -> Iterator[Claim]:
    before: Claim | None = None
    pairs = _respectively(whole)
    for at, amount in enumerate(whole.amounts):
        begin = whole.amounts[at - 1].end if at else 0
        end = whole.amounts[at + 1].start if at + 1 < len(whole.amounts) else len(whole.text)
        offence = pairs.get(at) or _offence(whole, amount, begin, end, before.offence if before else None)
        offence = offence or (before.offence if before else None)
        measure, direction = _measure(whole, amount, begin, end, before)
        offence = (_part(whole, amount) if measure == "share" else None) or offence or _only(whole.offences)
        windows = _windows(whole, amount, begin, end, before)
        trouble = _trouble(whole, amount, begin, end, offence, measure, direction)
        text = " ".join(whole.text[amount.start : amount.end].split())
        said = ", ".join(w.text for w in windows)
        before = Claim(whole.text, text, measure, amount, direction, offence, said, windows, "", trouble)
        yield before


def _respectively(whole: _Sentence) -> dict[int, OffenceWords]:
    """`burglary and robbery fell by 5% and 8% respectively`: in order."""
    if re.search(r"\brespectively\b", whole.text, re.IGNORECASE) and len(whole.offences) == len(whole.amounts):
        return dict(enumerate(whole.offences))
    return {}


def _part(whole: _Sentence, amount: Amount) -> OffenceWords | None:
    """What has a share: the last specific offence before it, else the first after it."""
    specific = [o for o in whole.offences if not o.general]
    before = [o for o in specific if o.start < amount.start]
    return next(iter([*before[-1:], *specific]), None)


def _only(found: Sequence[OffenceWords]) -> OffenceWords | None:
    """The one specific offence of the sentence, else the one general word; None where there would be a choice."""
    specific = [o for o in found if not o.general]
    chosen = specific or list(found)
    return chosen[0] if chosen and len({o.meanings for o in chosen}) == 1 else None


def _rows_of_it(whole: _Sentence, amount: Amount, begin: int) -> bool:
    """`rose 13.6% to 5,051 incidents`: the number is of what was just spoken of."""
    of_rows = re.match(r"^\s+(?:incidents|offen[cs]es|reports|cases)\b(?!\s+of\b)", whole.masked[amount.end :])
    return bool(begin) and (bool(of_rows) or not _BREAK.search(whole.masked[begin : amount.start]))


def _offence(
    whole: _Sentence, amount: Amount, begin: int, end: int, carried: OffenceWords | None
) -> OffenceWords | None:
    """Counted right after the figure (`276 robberies`, `a 5% fall in X`), else the last one said before it."""
    inside = [o for o in whole.offences if amount.start <= o.start < amount.end]
    if carried and _rows_of_it(whole, amount, begin):
        return carried
    after = next((o for o in whole.offences if amount.end <= o.start < end), None)
    if after is not None and _next_to(whole.masked[amount.end : after.start]):
        later = [o for o in whole.offences if after.end <= o.start < end]
        of = next((o for o in later if re.fullmatch(r"\s+of\s+(?:the\s+)?", whole.masked[after.end : o.start])), None)
        if not (after.general and _specific(whole, begin, amount.start)):
            return of if after.general and of else after
    return _last(inside) or _last([o for o in whole.offences if begin <= o.start < amount.start])


def _specific(whole: _Sentence, begin: int, end: int) -> bool:
    return any(not o.general for o in whole.offences if begin <= o.start < end)


def _last(found: Sequence[OffenceWords]) -> OffenceWords | None:
    specific = [o for o in found if not o.general]
    chosen = specific or list(found)
    return chosen[-1] if chosen else None


def _next_to(between: str) -> bool:
    return not _BREAK.search(between) and "\x00" not in between and len(between.split()) <= _NEXT_TO


def _measure(
    whole: _Sentence, amount: Amount, begin: int, end: int, before: Claim | None
) -> tuple[Measure, Direction | None]:
    """What the figure measures once the words around it are heard, and which way it says things went."""
    lead, after = whole.masked[begin : amount.start], whole.masked[amount.end : end]
    if amount.measure == "change" and amount.direction is None:
        if _SHARE.match(after) or _MADE_UP.search(lead):
            return "share", None
        inherited = before.direction if before else None
        return "change", _direction(lead, after) or inherited
    if amount.measure == "count":
        close = _tight_before(lead)
        if close and _BY.search(lead):
            return "difference", close
        more = re.match(r"^\s+(?:(more)|(fewer|less))\b(?!\s+than\s+\d)", after)
        if more:
            return "difference", "rise" if more[1] else "fall"
        if lead.strip() == "to" and before is not None and before.measure == "change":
            close = before.direction  # `rose by 12% to 120`
        return "count", close if close and _TO.search(lead) else None
    if amount.measure == "from-to":
        return "from-to", _direction(lead + amount.text, "")
    return amount.measure, amount.direction


def _tight_before(lead: str) -> Direction | None:
    found = list(_DIRECTION.finditer(lead))
    if not found or not _next_to(lead[found[-1].end() :]):
        return None
    return "rise" if found[-1]["up"] else "fall"


def _direction(lead: str, after: str) -> Direction | None:
    """Said just before the figure, else just after it, else anywhere before it."""
    close = _tight_before(lead)
    if close:
        return close
    stop = _BREAK.search(after)
    near = _DIRECTION.search(" ".join(after[: stop.start() if stop else len(after)].split()[:3]))
    far = list(_DIRECTION.finditer(lead))
    chosen = near or (far[-1] if far else None)
    return None if chosen is None else "rise" if chosen["up"] else "fall"


def _windows(whole: _Sentence, amount: Amount, begin: int, end: int, before: Claim | None) -> tuple[Spoken, ...]:
    """The time of the figure and the time it is held against: in its own stretch, else the sentence's."""
    begin = min(begin, amount.start)
    own = [w for w in whole.windows if w.start >= amount.start and w.end <= end]
    own += [w for w in whole.windows if begin <= w.start < amount.start]
    if amount.measure == "from-to" and len([w for w in own if w.rule in ("year", "month")]) == 2:
        first, last = sorted((w for w in own if w.rule in ("year", "month")), key=lambda w: w.parts)
        return (_as(last, False), _as(first, True))
    times = [w for w in own if not w.baseline] or list(before.windows if before else ())
    times = [w for w in times if not w.baseline] or [w for w in whole.windows if not w.baseline]
    bases = [w for w in own if w.baseline] or [w for w in (before.windows if before else ()) if w.baseline]
    bases = bases or [w for w in whole.windows if w.baseline]
    months = [w for w in times if w.rule != "day"] or times
    return tuple(w for w in (months[:1] + bases[:1]))


def _as(w: Spoken, baseline: bool) -> Spoken:
    return Spoken(w.start, w.end, w.text, w.rule, w.parts, baseline)


def _trouble(
    whole: _Sentence,
    amount: Amount,
    begin: int,
    end: int,
    offence: OffenceWords | None,
    measure: Measure,
    direction: Direction | None,
) -> str:
    """Why the figure cannot be held against counts; "" where it can."""
    lead, after = whole.masked[begin : amount.start], whole.masked[amount.end : end]
    if measure == "count" and (other := _something_else(whole, amount, after)):
        return f"It counts {other}, not recorded crimes."
    if offence is None:
        return "It names no offence."
    if offence.why:
        return f"It cannot be held: {offence.why}."
    if _UNSURE.search(lead):
        return "It says what may or shall be, not what was recorded."
    if _DENIED.search(_before_direction(lead)):
        return "It says what did not happen."
    if measure in ("change", "rate") and _AVERAGE.match(after):
        return "It compares with an average or a group: `commonweal report comparison` does that."
    if measure == "change" and direction is None and not re.match(r"^\s+(?:change|difference)\b", after):
        whole_of = "of what it is a share" if _OF.match(after) else "whether it is a rise, a fall or a share"
        return f"It does not say {whole_of}."
    if measure == "share" and (offence.general or offence.meanings[0] == ALL):
        return "It does not say which offence has that share."
    return ""


def _before_direction(lead: str) -> str:
    found = list(_DIRECTION.finditer(lead))
    return lead[: found[-1].start()] if found else lead


def _something_else(whole: _Sentence, amount: Amount, after: str) -> str:
    """What a number counts where it is not rows: `12 officers`; "" where it may be rows."""
    word = _WORD_AFTER.match(after)
    if word is None or word[1].lower() in _JOINS or _ROWS.match(after):
        return ""
    near = next((o for o in whole.offences if o.start >= amount.end), None)
    if near is not None and _next_to(whole.masked[amount.end : near.start]):
        between = whole.masked[amount.end : near.start].lower().split()
        if len(between) <= _OWN_WORDS and not {"in", "for", "of", "to", "on", "against"} & set(between):
            return ""
    return word[1]
