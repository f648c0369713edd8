"""Where a sentence speaks of a time, and how: `December 2023 to December 2024`, `Q2`, `last year`, the summer."""

import re
from collections.abc import Callable

from commonweal.analysis.claims.model import Spoken
from commonweal.figures import Month
from commonweal.figures.period import NAMES

_MONTH = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d(?!\d|,\d)"
_SHORT = rf"(?:{_YEAR}|[’']\d\d\b|\d\d(?![\d%,.]))"
_TO = r"\s*(?:to|until|till|through|up to|-|–|—)\s*(?:the )?(?:end of |and including )?"
_NUMBER_WORDS = dict(
    zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True)
)
_N = rf"(?:\d{{1,3}}|{'|'.join(_NUMBER_WORDS)})"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_FINANCIAL = rf"{_YEAR}\s?[/–-]\s?(?:{_YEAR}|\d\d)(?!\d)"
SEASONS = ("spring", "summer", "autumn", "winter")
_SAME = r"(?:the )?same (?:period|quarter|month|months|time|week|point|season|period of time)"
_FROM = re.compile(
    r"(?:\bcompared (?:to|with)|\bcomparison (?:to|with)|\bthan|\bagainst|\bversus|\bvs\.?|\bon|\bfrom|\bsince"
    r"|\brelative to|\bover and above)"
    r"\s+(?:(?:in|for|during|the|that|those|of|figures?|levels?|total|seen|recorded|it was)\s+){0,5}$",
    re.IGNORECASE,
)
Parts = tuple[int, ...]


def _number(text: str) -> int:
    return _NUMBER_WORDS.get(text.lower()) or int(text)


def _month(name: str) -> int:
    return next(i for i, full in enumerate(NAMES, 1) if full[:3].lower() == name[:3].lower())


def _year(text: str) -> int:
    digits = int(text.strip("’' "))
    return digits if digits > 99 else 2000 + digits


def _range(m: re.Match[str]) -> Parts:
    last = Month(_year(m["y2"]), _month(m["m2"]))
    first = Month(_year(m["y1"]), _month(m["m1"])) if m["y1"] else Month(last.year, _month(m["m1"]))
    if first > last and not m["y1"]:
        first = first - 12
    return (first.index, last.index)


def _rolling(m: re.Match[str]) -> Parts:
    length = _number(m["n"]) if m["n"] else 3 if m["quarter"] else 12
    return (length, _year(m["y1"]) if m["y1"] else 0, _month(m["m1"]))


def _part_of_year(m: re.Match[str]) -> Parts:
    """Which one, the year (0 where not said), and whether it is a financial year."""
    which = int(m["digit"]) if m["digit"] else _ORDINALS[m["word"].lower()]
    told = m["fin"] or m["year"] or ""
    return (which, int(told[:4]) if told else 0, int(bool(m["fin"])))


def _season(m: re.Match[str]) -> Parts:
    return (SEASONS.index(m["season"].lower()), int(m["year"] or 0), int((m["which"] or "").lower().startswith("last")))


def _years(m: re.Match[str]) -> Parts:
    return (int(m["y1"]), int(m["y2"]))


def _count(m: re.Match[str]) -> Parts:
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[m["unit"].lower().rstrip("s")]
    return (size * (_number(m["n"]) if m["n"] else 1),)


def _financial(m: re.Match[str]) -> Parts:
    first, last = (int(n) for n in re.findall(r"\d+", m.group())[-2:])
    return (first, last if last > 99 else first // 100 * 100 + last)


def _named(*names: str) -> Callable[[re.Match[str]], Parts]:
    def parts(m: re.Match[str]) -> Parts:
        return tuple(_month(m[n]) if n.startswith("m") else _year(m[n]) for n in names)

    return parts


def _nothing(_: re.Match[str]) -> Parts:
    return ()


_PART_YEAR = rf"(?:\s*,?\s*(?:of |in )?(?:the )?(?:financial year )?(?:(?P<fin>{_FINANCIAL})|(?P<year>{_YEAR})))?"
RULES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Parts]], ...] = tuple(
    (rule, re.compile(pattern, re.IGNORECASE), parts)
    for rule, pattern, parts in (
        ("range", rf"(?:\b(?:from|between)\s+)?(?P<m1>{_MONTH})(?:\s+(?P<y1>{_SHORT}))?"
         rf"{_TO}(?P<m2>{_MONTH})\s+(?P<y2>{_SHORT})", _range),
        ("range", rf"\bbetween\s+(?P<m1>{_MONTH})(?:\s+(?P<y1>{_SHORT}))?\s+and\s+(?P<m2>{_MONTH})\s+(?P<y2>{_SHORT})",
         _range),
        ("months", rf"\b(?:from\s+)?(?P<m1>{_MONTH}){_TO}(?P<m2>{_MONTH})", _named("m1", "m2")),
        ("months", rf"\bbetween\s+(?P<m1>{_MONTH})\s+and\s+(?P<m2>{_MONTH})", _named("m1", "m2")),
        ("rolling", rf"\b(?:the\s+)?(?:(?P<n>{_N})\s+months?|year|(?P<quarter>quarter))"
         rf"\s+(?:to|ending|ended|up to|end)\s+(?:in\s+|on\s+|the\s+|end\s+(?:of\s+)?|\d\d?(?:st|nd|rd|th)?\s+)*"
         rf"(?P<m1>{_MONTH})(?:\s+(?P<y1>{_SHORT}))?", _rolling),
        ("quarter", rf"\bq(?:uarter)?\s?(?P<digit>[1-4])\b(?P<word>){_PART_YEAR}", _part_of_year),
        ("quarter", rf"\b(?:the\s+)?(?P<word>first|second|third|fourth|final)(?P<digit>) quarter{_PART_YEAR}",
         _part_of_year),
        ("half", rf"\b(?:the\s+)?(?:(?P<word>first|second) half(?= (?:of|in))|h(?P<digit>[12])\b){_PART_YEAR}",
         _part_of_year),
        ("financial", rf"\b(?:the\s+)?(?:fy|financial year)?\s?{_FINANCIAL}", _financial),
        ("years", rf"\b(?:from\s+)?(?P<y1>{_YEAR})\s+(?:to|until)\s+(?P<y2>{_YEAR})", _years),
        ("years", rf"\bbetween\s+(?P<y1>{_YEAR})\s+and\s+(?P<y2>{_YEAR})", _years),
        ("month", rf"\b(?P<m1>{_MONTH}),?\s+(?:of\s+)?(?P<y1>{_SHORT})", _named("y1", "m1")),
        ("bare month", rf"(?<=\bin )(?P<m1>{_MONTH})|(?<=\bsince )(?P<m2>{_MONTH})|(?<=\blast )(?P<m3>{_MONTH})"
         rf"|(?<=\bduring )(?P<m4>{_MONTH})|(?<=\bfor )(?P<m5>{_MONTH})|(?<=\bfrom )(?P<m6>{_MONTH})"
         rf"|(?<=\bthis )(?P<m7>{_MONTH})", lambda m: (_month(m.group()),)),
        ("year", rf"\b(?P<y1>{_YEAR})\b", _named("y1")),
        ("season", rf"\b(?:(?P<which>last|this|the|over the|during the)\s+)?(?P<season>{'|'.join(SEASONS)})"
         rf"(?:\s+months)?(?:\s+(?:of\s+|in\s+)?(?P<year>{_YEAR}))?\b", _season),
        ("last year", r"\b(?:last|the past) year\b", _nothing),
        ("this year", r"\b(?:so far\s+)?this (?:financial )?year(?: so far| to date)?\b|\b(?:the )?year to date\b"
         r"|\bso far this year\b", _nothing),
        ("this", r"\b(?:this|the|the latest) (?P<unit>month|quarter)(?P<n>)\b", _count),
        ("last", r"\b(?:last|the most recent) (?P<unit>month|quarter)(?P<n>)\b", _count),
        ("past", rf"\b(?:the\s+)?(?:last|past|latest|most recent)\s+(?P<n>{_N})\s+(?P<unit>months|quarters|years)\b",
         _count),
        ("past", r"\b(?:the\s+|(?:in|over) a\s+)?(?:last |past |(?<=\ba ))(?P<unit>decade)(?P<n>)\b", _count),
        ("past", rf"(?:(?<=\bin )|(?<=\bover )|(?<=\bwithin ))(?:just )?(?P<n>{_N})\s+"
         r"(?P<unit>months|quarters|years)\b", _count),
        ("vague", r"\b(?:recently|(?:in |over )?recent (?:weeks|months|years)|fortnight|over time|long[- ]term"
         r"|(?:since|before) (?:the )?(?:pandemic|covid\S*|lockdowns?|election)|pre-?(?:covid|pandemic)\S*)", _nothing),
        ("year before", rf"\b(?:year[- ]on[- ]year|on the year|annual(?:ly)?|{_SAME}\s+(?:in\s+|of\s+)?(?:the\s+)?"
         r"(?:last|previous|prior|preceding) year|"
         rf"{_SAME}\s+(?:the year before|a year (?:ago|before|earlier))"
         r"|a year (?:ago|before|earlier|previously)|(?:the )?(?:previous|prior|preceding) (?:year|12 months"
         r"|twelve months)|the (?:year|12 months|twelve months) (?:before|previous|earlier))\b", _nothing),
        ("same in year", rf"\b{_SAME}\s+(?:in\s+|of\s+|for\s+)?(?P<y1>{_YEAR})", _named("y1")),
        ("run before", r"\b(?:(?:month[- ]on[- ]month|quarter[- ]on[- ]quarter)|(?:the )?(?:previous|prior|preceding)"
         rf" (?:month|quarter|period|(?:{_N}|few) months)|the (?:month|quarter) before)\b", _nothing),
        ("years before", rf"\b(?P<n>{_N})\s+(?P<unit>years) (?:ago|before|earlier)\b", _count),
        ("day", rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?|\b{_YEAR}-\d\d(?:-\d\d)?\b"
         rf"|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\b(?-i:[A-Z][a-z]{{2,8}}) \d{{1,2}}(?:st|nd|rd|th)?, {_YEAR}"
         r"|\b(?:yesterday|today|tonight|overnight|(?:last|this) (?:week|weekend|night)|(?:the )?weekend|week)\b",
         _nothing),
    )
)  # fmt: skip
BASELINES = frozenset({"year before", "same in year", "run before", "years before"})


def find_windows(text: str) -> tuple[Spoken, ...]:
    """Every time spoken of, in order; of words that overlap the longest. Words that make no date are none."""
    found = [one for rule, pattern, parts in RULES for m in pattern.finditer(text) if (one := _spoken(rule, m, parts))]
    kept: list[Spoken] = []
    for one in sorted(found, key=lambda w: (w.start - w.end, w.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(_placed(w, text) for w in sorted(kept, key=lambda w: w.start))


def _spoken(rule: str, m: re.Match[str], parts: Callable[[re.Match[str]], Parts]) -> Spoken | None:
    try:
        return Spoken(m.start(), m.end(), m.group(), rule, parts(m))
    except (ValueError, OverflowError):
        return None


def _placed(one: Spoken, text: str) -> Spoken:
    """Whether it is what a change is from: by its rule, or by the word before it."""
    if one.rule == "day":
        return one
    led = bool(_FROM.search(text[: one.start])) or (
        one.rule in ("month", "year") and one.text.lower().startswith(("from ", "since "))
    )
    if one.rule == "last year" and led:
        return Spoken(one.start, one.end, one.text, "year before", (), True)
    return Spoken(one.start, one.end, one.text, one.rule, one.parts, led or one.rule in BASELINES)
