"""The figures of a sentence: counts, changes in percent, from A to B, rates, shares; and how each was rounded.

What stands in a time (2024, Q2, 5 November) is blanked out by the caller and never seen here.
"""

import re
from collections.abc import Iterator

from commonweal.analysis.claims.model import Amount, Direction, Said

WORDED = 0.10
"""Doubled, halved, a third: agrees within a tenth of what the word says."""
BEYOND = 0.10
"""Almost, nearly: so far below the number at most."""
ABOUT = 0.05
"""About 5,000: at most so far from it, and never less than its own rounding."""
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS = {word: n for n, word in enumerate(_UNITS)} | _TENS | {"a hundred": 100}
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)"
_PERCENT = r"\s?%|\s?per\s?cent\b(?!age)|\s?pc\b|\s?percent\b"
_HEDGE = (
    r"(?P<hedge>more than|over|at least|above|in excess of|upwards of|fewer than|less than|under|below|up to|almost"
    r"|nearly|just under|around|about|approximately|approx\.?|roughly|some|circa|c\.|~)"
)
_NUMBER = re.compile(
    rf"(?:\b{_HEDGE}\s{{0,2}}|(?<=~))?(?P<money>£\s?)?(?P<sign>(?<![\w)])[-–−+])?"
    rf"(?P<value>(?<![\d.,/\w]){_DIGITS}|\b(?:{'|'.join(_WORDS)})(?={_PERCENT}|\s+(?:crimes|offences|incidents"
    rf"|burglaries|robberies)\b))(?P<scale>\s?(?:million|thousand|k|m)\b)?"
    rf"(?P<points>\s?(?:percentage|%)[ -]points?\b)?(?P<percent>{_PERCENT})?(?![\d/]|,\d|\.\d)",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\s*(?:[a-z-]+\s+){0,4}?(?:per|for every|in every|for each)\s+"
    r"(?P<per>1,?000|10,?000|100,?000|thousand|head)(?:\s+(?:of\s+(?:the\s+)?)?(?:people|residents|population|inhabitants"
    r"|persons))?",
    re.IGNORECASE,
)
_ONE_IN = re.compile(r"\bone in (?P<n>every \w+|\w+)\b", re.IGNORECASE)
_FOLD = re.compile(
    rf"\b(?P<by>by\s+)?(?:{_HEDGE}\s+)?(?:(?P<word>doubled|trebled|tripled|quadrupled|halved)|(?P<part>a half|half"
    r"|a third|a quarter|a fifth|two[ -]thirds|three[ -]quarters|a tenth)"
    r"(?=\s+(?:more|fewer|less|higher|lower|up|down|rise|fall)\b|(?(by)|(?!)))|(?P<times>two|three|four|five)-?fold)\b",
    re.IGNORECASE,
)
_FOLDS = {"doubled": 100.0, "trebled": 200.0, "tripled": 200.0, "quadrupled": 300.0, "halved": -50.0}
_PARTS = {"half": 50.0, "a half": 50.0, "a third": 100 / 3, "a quarter": 25.0, "a fifth": 20.0, "a tenth": 10.0}
_PARTS |= {"two thirds": 200 / 3, "three quarters": 75.0}
_AT_LEAST = {"more than", "over", "at least", "above", "in excess of", "upwards of"}
_AT_MOST = {"fewer than", "less than", "under", "below", "up to"}
_NEARLY = {"almost", "nearly", "just under"}
_RANGE = re.compile(r"\s?(?:-|–|to|and)\s?", re.IGNORECASE)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """The figures in order. A sum of money, a share of points and a number of something else than rows are none."""
    numbers = list(_numbers(text))
    joined = list(_joined(numbers, text))
    worded = [*_folds(text), *_one_in(text)]
    found = [*worded, *(a for a in joined if all(a.end <= w.start or w.end <= a.start for w in worded))]
    return tuple(sorted(found, key=lambda a: a.start))


def _numbers(text: str) -> Iterator[Amount]:
    end = 0
    for m in _NUMBER.finditer(text):
        if m.start("value") < end or m["money"] or m["points"] or _ordinal(text, m.end("value")):
            continue
        per = None if m["percent"] else _PER.match(text, m.end())
        said = rounded(m["value"], m["scale"] or "", m["hedge"] or "", whole=not m["percent"] and per is None)
        end = per.end() if per else m.end()
        start = m.start("sign") if m["sign"] else m.start()
        way: Direction | None = None
        if m["sign"] and m["percent"]:
            way = "rise" if m["sign"] == "+" else "fall"
        elif m["sign"]:
            continue  # a count below nought is none
        measure = "change" if m["percent"] else "rate" if per else "count"
        each = _each(per["per"]) if per else 0
        yield Amount(start, end, text[start:end].strip(), measure, said, None, each, way)  # type: ignore[arg-type]


def _ordinal(text: str, end: int) -> bool:
    return bool(re.match(r"(?:st|nd|rd|th)\b", text[end:], re.IGNORECASE))


def _each(words: str) -> int:
    plain = words.lower().replace(",", "")
    return {"thousand": 1000, "head": 1}.get(plain) or int(plain)


def rounded(digits: str, scale: str = "", hedge: str = "", *, whole: bool = True) -> Said:
    """A number with the range of true figures that would be said so: 5.4% is 5.35 to 5.45, `over 5,000` 5,000 and more.

    A whole count is exact, or rounded as its noughts show: 25,600 may be 25,550 to 25,650, but keeps three digits.
    """
    word = digits.lower()
    value = float(_WORDS[word]) if word in _WORDS else float(digits.replace(",", ""))
    size = {"million": 1e6, "m": 1e6, "thousand": 1e3, "k": 1e3}.get(scale.strip().lower(), 1.0)
    decimals = len(digits.partition(".")[2])
    step = size / 10**decimals
    if whole and not decimals and size == 1:
        step = _noughts(int(value))
    value *= size
    half = 0.5 * step if step > 1 or not whole or decimals else 0.0
    return hedged(Said(value, value - half, value + half), hedge)


def _noughts(value: int) -> float:
    text = str(value)
    noughts = len(text) - len(text.rstrip("0"))
    return float(10 ** max(0, min(noughts, len(text) - 3)))


def hedged(said: Said, hedge: str) -> Said:
    """The range once `over`, `nearly` or `about` is heard."""
    word = hedge.lower()
    if word in _AT_LEAST:
        return Said(said.value, said.value, float("inf"))
    if word in _AT_MOST:
        return Said(said.value, 0.0, said.value)
    if word in _NEARLY:
        return Said(said.value, min(said.low, said.value * (1 - BEYOND)), said.value)
    if word:
        spread = max(ABOUT * said.value, said.high - said.value)
        return Said(said.value, said.value - spread, said.value + spread)
    return said


def _joined(numbers: list[Amount], text: str) -> Iterator[Amount]:
    """Two numbers that are one figure: from A to B, B from A, between A and B percent."""
    at = 0
    while at < len(numbers):
        one = numbers[at]
        other = numbers[at + 1] if at + 1 < len(numbers) else None
        pair = _pair(one, other, text) if other else None
        yield pair or one
        at += 2 if pair else 1


def _pair(one: Amount, other: Amount, text: str) -> Amount | None:
    between, before = text[one.end : other.start], text[: one.start]
    whole = text[one.start : other.end]
    counts = one.measure == other.measure == "count"
    if counts and re.search(r"\bfrom\s+$", before) and re.fullmatch(r"[^,;.\d]{0,60}?\bto\s+", between):
        return Amount(one.start, other.end, f"from {whole}", "from-to", other.said, one.said)
    if counts and re.fullmatch(r"[^;.\d]{0,80}?(?:\bcompared (?:to|with)|\bagainst|\bfrom)\s+", between):
        return Amount(one.start, other.end, whole, "from-to", one.said, other.said)
    if other.measure == "change" and one.measure in ("change", "count") and _RANGE.fullmatch(between):
        led = re.search(r"\b(from|between)\s+$", before, re.IGNORECASE)
        if (led and led[1].lower() == "from") or ("and" in between.lower() and not led):
            return None
        low, high = sorted((one.said, other.said), key=lambda s: s.value)
        said = Said((low.value + high.value) / 2, low.value, high.value)
        return Amount(one.start, other.end, whole, "change", said, None, 0, other.direction)
    return None


def _folds(text: str) -> Iterator[Amount]:
    for m in _FOLD.finditer(text):
        if m["word"]:
            value = _FOLDS[m["word"].lower()]
        elif m["times"]:
            value = (_WORDS[m["times"].lower()] - 1) * 100.0
        else:
            value = _PARTS[m["part"].lower().replace("-", " ")]
        way: Direction | None = None if m["part"] else "rise" if value > 0 else "fall"
        size = abs(value)
        said = Said(size, size * (1 - WORDED), size * (1 + WORDED))
        word = (m["hedge"] or "").lower()
        if word in _AT_LEAST | _AT_MOST | _NEARLY:
            said = hedged(Said(size, size, size), word)
        yield Amount(m.start(), m.end(), m.group(), "change", said, None, 0, way)


def _one_in(text: str) -> Iterator[Amount]:
    for m in _ONE_IN.finditer(text):
        word = m["n"].lower().removeprefix("every ")
        number = _WORDS.get(word) or (int(word) if word.isdecimal() and len(word) < 4 else 0)
        if number > 1:
            said = Said(100 / number, 100 / (number + 0.5), 100 / (number - 0.5))
            yield Amount(m.start(), m.end(), m.group(), "share", said)
