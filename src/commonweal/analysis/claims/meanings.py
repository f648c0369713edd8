"""What words for a time may mean, the likeliest first: runs of months, and for a change what each is held against.

`anchor` is the newest month that the speaker could know: `last year` and `this quarter` are counted from it.
"""

from collections.abc import Callable, Iterable, Sequence

from commonweal.analysis.claims.model import Reading, Spoken
from commonweal.figures import Month, Period

YEAR = 12
RELATIVE = frozenset(
    {
        "bare month",
        "months",
        "last year",
        "this year",
        "this",
        "last",
        "past",
        "years before",
        "year before",
        "run before",
    }
)
"""Rules whose months depend on when the sentence was said; so do seasons, quarters and the like without a year."""
SUMMER_TO = ((3, 5), (6, 8), (9, 11), (12, 2))
SCHOOL_SUMMER = (7, 8)


def relative(windows: Sequence[Spoken]) -> bool:
    """Whether the months meant depend on when the sentence was said."""
    return not windows or all(
        w.rule in RELATIVE or (w.rule in ("quarter", "half", "season", "rolling") and w.parts[1] == 0) for w in windows
    )


def readings(windows: Sequence[Spoken], anchor: Month, change: bool) -> tuple[Reading, ...]:
    """Every sensible meaning, each once. `windows` hold at most one time and at most one that a change is from."""
    time = next((w for w in windows if not w.baseline), None)
    base = next((w for w in windows if w.baseline), None)
    if not change:
        return _once(Reading(p) for p in (_periods(time or base, anchor) if windows else _usual(anchor)))
    if time is None and base is not None and base.rule not in _SHIFTS and base.rule != "same in year":
        return _once(_since(base, anchor))
    if time is not None and base is not None and base.rule not in _SHIFTS and base.rule != "same in year":
        return _once(_against(time, base, anchor))
    return _once(_own(time, base, anchor))


def _once(found: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys(found))


def _usual(anchor: Month) -> list[Period]:
    """No time is named: a rolling year, the years to date, the last whole years, the newest quarter and month."""
    return [
        _to(anchor, YEAR),
        _year_to_date(anchor, 4),
        _year_to_date(anchor, 1),
        _last_whole(anchor, 12),
        _last_whole(anchor, 3),
        _to(anchor, 3),
        _to(anchor, 1),
    ]


def _to(last: Month, months: int) -> Period:
    return Period(last - (months - 1), last)


def _year_to_date(anchor: Month, first: int) -> Period:
    return Period(Month(anchor.year - (anchor.month < first), first), anchor)


def _last_whole(anchor: Month, ends: int, months: int = YEAR) -> Period:
    """The last run of months that ends with a month of the year and is over."""
    return _to(Month(anchor.year - (anchor.month < ends), ends), months)


def _quarter(anchor: Month) -> Period:
    """The last calendar quarter that is over."""
    return _to(anchor - anchor.month % 3, 3)


def _periods(spoken: Spoken | None, anchor: Month) -> list[Period]:
    if spoken is None:
        return _usual(anchor)
    return _PERIODS[spoken.rule](spoken.parts, anchor) if spoken.rule in _PERIODS else []


def _range(parts: Sequence[int], _: Month) -> list[Period]:
    first, last = (Month(0, 1) + n for n in parts)
    if last < first:
        return []
    found = [Period(first, last)]
    if len(found[0]) == YEAR + 1:
        found += [Period(first + 1, last), Period(first, last - 1)]
    return found


def _months(parts: Sequence[int], anchor: Month) -> list[Period]:
    first, last = parts
    return [_last_whole(anchor, last, (last - first) % 12 + 1)]


def _rolling(parts: Sequence[int], anchor: Month) -> list[Period]:
    length, year, month = parts
    return [_to(Month(year, month), length) if year else _last_whole(anchor, month, length)]


def _quarters(parts: Sequence[int], anchor: Month, size: int = 3) -> list[Period]:
    """Of the calendar year and of the financial year, which begins in April."""
    which, year, financial = parts
    ends = [size * which, (size * which + 2) % 12 + 1]
    if not year:
        return [_last_whole(anchor, end, size) for end in ends]
    calendar = _to(Month(year, ends[0]), size)
    of_financial = _to(Month(year + (ends[1] < 4), ends[1]), size)
    return [of_financial] if financial else [calendar, of_financial]


def _halves(parts: Sequence[int], anchor: Month) -> list[Period]:
    return _quarters(parts, anchor, 6)


def _financial(parts: Sequence[int], _: Month) -> list[Period]:
    first, last = parts
    if last == first + 1:
        return [Period(Month(first, 4), Month(last, 3)), Period(Month(first, 1), Month(last, 12))]
    return [Period(Month(first, 1), Month(last, 12))] if last > first else []


def _years(parts: Sequence[int], _: Month) -> list[Period]:
    first, last = parts
    return [Period(Month(first, 1), Month(last, 12))] if first <= last else []


def _season(parts: Sequence[int], anchor: Month) -> list[Period]:
    which, year, last_one = parts
    runs = [SUMMER_TO[which], *([SCHOOL_SUMMER] if which == 1 else [])]
    found = []
    for first, last in runs:
        length = (last - first) % 12 + 1
        found.append(_to(Month(year + (last < first), last), length) if year else _last_whole(anchor, last, length))
    return [*found, *(p.shift(-YEAR) for p in found if last_one and not year)]


def _last(parts: Sequence[int], anchor: Month) -> list[Period]:
    if parts == (1,):
        return [_to(anchor, 1), _to(anchor - 1, 1)]
    return [_quarter(anchor), _to(anchor, 3), _quarter(anchor).shift(-3)]


_PERIODS: dict[str, Callable[[Sequence[int], Month], list[Period]]] = {
    "range": _range,
    "months": _months,
    "rolling": _rolling,
    "quarter": _quarters,
    "half": _halves,
    "financial": _financial,
    "years": _years,
    "month": lambda parts, _: [_to(Month(*parts), 1)],
    "bare month": lambda parts, anchor: [_last_whole(anchor, parts[0], 1)],
    "year": lambda parts, _: [Period(Month(parts[0], 1), Month(parts[0], 12))],
    "season": _season,
    "last year": lambda _, anchor: [_last_whole(anchor, 12), _to(anchor, YEAR), _last_whole(anchor, 3)],
    "this year": lambda _, anchor: [_year_to_date(anchor, 1), _year_to_date(anchor, 4)],
    "this": lambda parts, anchor: [_to(anchor, 1)] if parts == (1,) else [_quarter(anchor), _to(anchor, 3)],
    "last": _last,
    "past": lambda parts, anchor: [_to(anchor, parts[0])],
    "year before": lambda _, anchor: [_to(anchor - YEAR, YEAR)],
}
_SHIFTS = frozenset({"year before", "run before", "years before"})


def _own(time: Spoken | None, base: Spoken | None, anchor: Month) -> list[Reading]:
    """A change over the time named: on the year before, on the run before, from its first part to its last."""
    found = _from_end_to_end(time, anchor) if time and base is None else []
    periods = _periods(time, anchor)
    if base is not None and base.rule == "same in year":
        moved = [(p, p.shift(YEAR * (base.parts[0] - p.start.year))) for p in periods]
        return [Reading(p, q) for p, q in moved if q != p]
    if base is not None and base.rule == "run before":
        return [Reading(p, p.shift(-len(p))) for p in periods]
    back = base.parts[0] if base is not None and base.rule == "years before" else YEAR
    found += [Reading(p, p.shift(-max(back, _whole_years(len(p)) if len(p) != 13 else YEAR))) for p in periods]
    if base is None and time is not None:
        found += [Reading(p, p.shift(-len(p))) for p in periods if len(p) < YEAR]
    return found


def _whole_years(months: int) -> int:
    return YEAR * -(-months // YEAR)


def _from_end_to_end(time: Spoken, anchor: Month) -> list[Reading]:
    """`December 2023 to December 2024` is a change from first to last; so are `2015 to 2025`, `past 5 years`."""
    if time.rule in ("years", "financial") and time.parts[1] > time.parts[0] + (time.rule == "financial"):
        start, end = (Period(Month(y, 1), Month(y, 12)) for y in time.parts)
        return [Reading(end, start)]
    if time.rule == "past" and time.parts[0] > YEAR:
        return [Reading(_to(anchor, YEAR), _to(anchor - time.parts[0], YEAR))]
    if time.rule != "range":
        return []
    first, last = (Month(0, 1) + n for n in time.parts)
    if last <= first:
        return []
    ends = Reading(_to(last, 1), _to(first, 1))
    if (last.index - first.index) % YEAR == 0:
        return [Reading(_to(last, YEAR), _to(first, YEAR)), ends]
    whole = Period(first, last)
    if len(whole) == 2 * YEAR:
        return [Reading(_to(last, YEAR), _to(last - YEAR, YEAR)), ends]
    return [Reading(whole, whole.shift(-_whole_years(len(whole)))), ends]


def _since(base: Spoken, anchor: Month) -> list[Reading]:
    """`dropped by 8% from October 2023`: against that month, or over the time since."""
    found = []
    for start in _periods(base, anchor):
        if start.end >= anchor:
            continue
        found.append(Reading(_to(anchor, len(start)), start))
        since = Period(start.end + 1, anchor)
        if len(start) < YEAR:
            found.append(Reading(since, since.shift(-_whole_years(len(since)))))
            found.append(Reading(since, since.shift(-len(since))))
            with_it = Period(start.start, anchor)
            found.append(Reading(with_it, with_it.shift(-_whole_years(len(with_it)))))
        if anchor - YEAR >= start.end:
            found.append(Reading(_to(anchor, YEAR), _to(start.end, YEAR)))
    return found


def _against(time: Spoken, base: Spoken, anchor: Month) -> list[Reading]:
    """Two times named: only those of one length can be held against each other."""
    ours, theirs = _periods(time, anchor), _periods(base, anchor)
    alike = time.rule == base.rule and len(ours) == len(theirs)  # a calendar quarter with a calendar quarter
    pairs = list(zip(ours, theirs, strict=True)) if alike else [(p, q) for p in ours for q in theirs]
    if relative((base,)):  # `Q1 on Q4`: the last one before it
        pairs = [(p, q if q.end < p.start else q.shift(-YEAR)) for p, q in pairs]
    pairs = [(p, q) for p, q in pairs if p != q]
    return [Reading(p, q) for p, q in pairs if len(p) == len(q)]
