"""Whether the figures of one sentence or item agree with one another, and with the dates they stand beside."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from commonweal.minutes import dates
from commonweal.minutes.model import Anomaly, Item
from commonweal.minutes.numbers.statistics import respective_shares
from commonweal.minutes.numbers.tokens import Figure, figures
from commonweal.minutes.sentences import sentences

_ROUNDING = 0.51  # of the last place printed
_WHOLE = 101  # percent: shares of one whole that are rounded may come to this
_CORRECT_AT = re.compile(
    r"\b(?:correct|accurate|as) at\b|\bat the time of writing\b|\bextracted on\b|\bas of\b", re.IGNORECASE
)
_ENDS = re.compile(
    rf"\b(?:to|until|–|-)\s*(?:the\s+)?(?:end of\s+)?(?P<month>{dates.MONTH})\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
_YEAR_PAIR = re.compile(r"\b(20\d\d)\s?/\s?(\d\d)\b")
_MONTHS = re.compile(
    rf"\b(?P<m1>{dates.MONTH})\s+'?(?P<y1>\d\d(?:\d\d)?)\s*[-–]\s*(?P<m2>{dates.MONTH})\s+'?(?P<y2>\d\d(?:\d\d)?)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom\s+(?P<a>\d[\d,]*)\s+(?:\w+\s+){0,3}?to\s+(?P<b>\d[\d,]*)\b(?![/%.]\d)")
_FROM_MONTH = re.compile(rf"\s+(?:from|since)\s+{dates.MONTH}\s+\d{{4}}(?!\s*(?:to|until|–|-))", re.IGNORECASE)
_OF_THE = re.compile(r"\bOf the (?P<whole>\d[\d,]*)\b")


def check_figures(items: Sequence[Item]) -> Iterator[Anomaly]:
    """All of them."""
    for item in items:
        yield from _written_before_the_end(item)
        for paragraph in item.body:
            for sentence in sentences(paragraph.text):
                found = figures(sentence)
                yield from _shares(item.seq, sentence, found)
                yield from _ratio(item.seq, sentence, found)
                yield from _change(item.seq, sentence, found)
                yield from _above(item.seq, sentence, found)
                yield from _since(item.seq, sentence, found)
                yield from _years(item.seq, sentence)
                yield from _thirteen_months(item.seq, sentence)


def _written_before_the_end(item: Item) -> Iterator[Anomaly]:
    """Figures that are said to be correct at a day before the period that they report has ended."""
    ends = [_end_of(m["month"], int(m["year"])) for p in item.body for m in _ENDS.finditer(p.text)]
    for sentence in (s for p in item.body for s in sentences(p.text) if ends and _CORRECT_AT.search(s)):
        for stated in dates.find_dates(sentence):
            if stated.day < max(ends):
                yield Anomaly(
                    "correct_before_period_ends",
                    f"The figures are correct at {stated.day}, as printed, and their period ends later ({max(ends)}).",
                    item.seq,
                    sentence,
                )


def _end_of(month: str, year: int) -> date:
    number = dates.MONTHS.index(month[:3].lower()) + 1
    return date(year, number, monthrange(year, number)[1])


def _shares(seq: int, sentence: str, found: Sequence[Figure]) -> Iterator[Anomaly]:
    respective = respective_shares(sentence, found)
    pairs = [
        (c, s)
        for s in found
        if s.start in respective
        for c in found
        if c.unit == respective[s.start] and not c.is_percent
    ]
    whole = sum(c.value for c, _ in pairs)
    for count, share in pairs:
        if whole and abs(100 * count.value / whole - share.value) > _ROUNDING * _place(share):
            yield Anomaly(
                "share_disagrees",
                f"{count.value} of {whole} is {100 * count.value / whole:.1f}%, not {share.text}.",
                seq,
                sentence,
            )
    stated = _OF_THE.search(sentence)
    if stated and pairs and whole != int(stated["whole"].replace(",", "")):
        yield Anomaly("parts_disagree", f"The parts come to {whole}, not {stated['whole']}.", seq, sentence)
    bracketed = [
        f
        for f in found
        if f.unit == "percent" and f.start not in respective and sentence[: f.start].rstrip().endswith("(")
    ]
    if (
        len(bracketed) > 2
        and sum(f.value for f in bracketed) > _WHOLE
        and not re.search(r"increas|decreas|rise|rose|fell|fall|drop", sentence)
    ):
        yield Anomaly("shares_above_whole", "The shares come to more than the whole.", seq, sentence)


def _place(figure: Figure) -> float:
    printed = re.search(r"\.(\d+)", figure.text)
    return float(10 ** -len(printed[1])) if printed else 1.0


def _ratio(seq: int, sentence: str, found: Sequence[Figure]) -> Iterator[Anomaly]:
    """`100 offences by 47 children; 2.1 offences per child`."""
    for ratio in (f for f in found if " per " in f.unit):
        counted = ratio.unit.split(" per ")[0].split()[-1].lower()
        before = [f for f in found if f.end <= ratio.start and not f.is_percent and " per " not in f.unit]
        over = next((n for n in range(len(before) - 1, 0, -1) if before[n - 1].unit.lower().endswith(counted)), None)
        if over is not None and before[over].value:
            worked = before[over - 1].value / before[over].value
            if abs(worked - ratio.value) > _ROUNDING * _place(ratio):
                yield Anomaly(
                    "ratio_disagrees",
                    f"{before[over - 1].value} by {before[over].value} is {worked:.2f}, not {ratio.value}.",
                    seq,
                    sentence,
                )


def _change(seq: int, sentence: str, found: Sequence[Figure]) -> Iterator[Anomaly]:
    pair = _FROM_TO.search(sentence)
    shares = [f for f in found if f.unit == "percent"]
    if not pair or len(shares) != 1:
        return
    before, after = (int(pair[k].replace(",", "")) for k in "ab")
    if before and abs(abs(after / before - 1) * 100 - shares[0].value) > _ROUNDING * _place(shares[0]):
        yield Anomaly(
            "change_disagrees",
            f"From {before} to {after} is {100 * (after / before - 1):+.1f}%, not {shares[0].text}.",
            seq,
            sentence,
        )


def _above(seq: int, sentence: str, found: Sequence[Figure]) -> Iterator[Anomaly]:
    for figure in found:
        if (
            figure.unit == "percent"
            and figure.value >= 100
            and re.match(r"\s*(?:above|higher|more|greater)\b", sentence[figure.end :])
        ):
            times = 1 + figure.value / 100
            yield Anomaly(
                "ambiguous_percent",
                f"{figure.text} above is {times:g} times; {figure.text} of, if that was meant, {times - 1:g} times.",
                seq,
                sentence,
            )


def _since(seq: int, sentence: str, found: Sequence[Figure]) -> Iterator[Anomaly]:
    """`dropped by 8% from October 2023`: against that month, or since it."""
    for figure in (f for f in found if f.unit == "percent"):
        month = _FROM_MONTH.match(sentence[figure.end :])
        if month:
            said = f"{figure.text} {month.group().strip()}"
            yield Anomaly(
                "ambiguous_baseline", f"'{said}' may be against that month, or over the time since.", seq, sentence
            )


def _years(seq: int, sentence: str) -> Iterator[Anomaly]:
    """A row of three or more financial years of which one is left out."""
    years = sorted({int(a) for a, b in _YEAR_PAIR.findall(sentence) if (int(a) + 1) % 100 == int(b)})
    missing = [y for y in range(years[0], years[-1]) if y not in years] if len(years) > 2 else []
    if missing and len(missing) < len(years):
        names = ", ".join(f"{y}/{(y + 1) % 100:02}" for y in missing)
        yield Anomaly("year_left_out", f"The row of years leaves out {names}.", seq, sentence)


def _thirteen_months(seq: int, sentence: str) -> Iterator[Anomaly]:
    for found in _MONTHS.finditer(sentence):
        first, last = found["m1"][:3].lower(), found["m2"][:3].lower()
        if first == last and (int(found["y2"]) - int(found["y1"])) % 100 == 1:
            yield Anomaly("thirteen_months", f"'{found.group()}' is thirteen months.", seq, sentence)
