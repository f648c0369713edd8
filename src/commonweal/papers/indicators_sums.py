"""What adds up among the counts of indicators that a public paper tells, and between it and those before it.

It is a paper of indicators, or a youth justice summary, which shows the last figures of some.

A share is of so many: what is left is a count too. Of one indicator, periods inside a longer one add up to it, as far
as they do. The same count in two papers is one; where it was corrected by few since, the newer is not shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from commonweal.analysis.indicators import HIDDEN, LAST, Held, counted, id_of
from commonweal.analysis.indicators.small_numbers import THRESHOLD
from commonweal.figures import Figure, FigureSet, Period
from commonweal.papers.suppression.counts import Counts, Told, hold_against, to_hide
from commonweal.records.indicator import OWN, Indicator, Reading

HISTORY, NAMED = "history", "indicator"  # among a figure's parameters: what it told, and of which indicator
COUNT, REST, OF = "count", "rest", "of"
Key = tuple[str, Period, str]  # the indicator's id, the months, which count
Gone = frozenset[tuple[str, Period]]
REFUSAL = (
    "Beside the public papers of indicators made before, this one would give a small number away.",
    "Ask for it for the partnership, or leave the earlier public paper as it stands.",
)


def not_shown(paper: FigureSet, held: Sequence[Held], earlier: Sequence[FigureSet]) -> Gone:
    """The own figures that must not be shown, of those that the paper prints: small ones, and what would tell them."""
    ledger = ledger_of(paper, held, earlier)
    goes = to_hide(ledger, THRESHOLD, REFUSAL)
    return frozenset((id, period) for (id, period, what), n in ledger.number.items() if what == COUNT and goes[n])


def ledger_of(paper: FigureSet, held: Sequence[Held], earlier: Sequence[FigureSet]) -> Counts[Key]:
    """Every count that the paper would print, those that earlier ones told, and what adds up among them."""
    ledger = Counts[Key]()
    printed = {(id, point) for id, _, history in _histories(paper) for point in (_period(p) for p in history)}
    told = [list(_told(old)) for old in earlier]
    before = {one.key for paper_before in told for one in paper_before}
    shown_before = {one.key for paper_before in told for one in paper_before if one.value is not None}
    for one in held:
        for reading in (r for r in one.readings if r.area == OWN):
            key = (id_of(one), reading.period, COUNT)
            if key[:2] in printed or key in before:
                _add(ledger, key, one.indicator, reading, latent=key[:2] not in printed and key not in shown_before)
    for one in held:
        _nest(ledger, id_of(one))
    hold_against(ledger, told, THRESHOLD)
    return ledger


def _add(ledger: Counts[Key], key: Key, indicator: Indicator, reading: Reading, *, latent: bool) -> None:
    count = counted(indicator, reading)
    if count is None or round(count) < 0:
        return
    number = ledger.cell(key, count)
    if latent:
        ledger.latent.add(number)
        ledger.guarded.add(number)
    if indicator.unit != "percent" or reading.denominator is None or round(reading.denominator) < round(count):
        return
    id, period, _ = key
    every = ledger.cell((id, period, OF), reading.denominator)
    rest = ledger.cell((id, period, REST), round(reading.denominator) - round(count))
    ledger.fixed.add(every)  # of how many is printed, whatever is hidden
    ledger.latent.add(rest)
    ledger.guarded.add(rest)
    ledger.totals.append((every, [number, rest]))


def _nest(ledger: Counts[Key], id: str) -> None:
    """A longer period is made of the shorter ones inside it and of what is in none, where that is not less than none.

    Shorter ones that share months make no sum: of each run the first that fits is taken.
    """
    cells = {period: n for (of, period, what), n in ledger.number.items() if of == id and what == COUNT}
    for whole, total in cells.items():
        for months in sorted({len(p) for p in cells if len(p) < len(whole)}):
            parts = list(_in_a_row(whole, sorted((p for p in cells if len(p) == months), key=lambda p: p.start)))
            rest = ledger.values[total] - sum(ledger.values[cells[part]] for part in parts)
            if parts and rest >= 0:
                left = [ledger.unprinted(rest)] if rest else []
                ledger.totals.append((total, [*(cells[part] for part in parts), *left]))


def _in_a_row(whole: Period, ordered: Iterable[Period]) -> Iterator[Period]:
    after = whole.start
    for period in ordered:
        if period.start >= after and period.end <= whole.end:
            yield period
            after = period.end + 1


def _histories(paper: FigureSet) -> Iterator[tuple[str, Figure, Sequence[Mapping[str, Any]]]]:
    for figure in paper.figures:
        id, _, last = figure.id.rpartition("/")
        if HISTORY in figure.parameters and (last == LAST or NAMED in figure.parameters):
            yield figure.parameters.get(NAMED, id), figure, figure.parameters[HISTORY]


def _period(point: Mapping[str, Any]) -> Period:
    return Period.parse(point["period"])


def _told(paper: FigureSet) -> Iterator[Told[Key]]:
    """What a public paper told of each own figure, as a count; None where it hid one."""
    for id, figure, history in _histories(paper):
        for point in history:
            period = _period(point)
            if point["value"] is None:
                if point["mark"] == HIDDEN:
                    yield Told((id, period, COUNT), None)
                continue
            reading = Reading("", OWN, period, point["value"], point["numerator"], point["denominator"])
            count = counted(Indicator("", "", "", figure.unit, "", ""), reading)
            if count is None:
                continue
            yield Told((id, period, COUNT), count)
            if figure.unit == "percent" and reading.denominator is not None:
                yield Told((id, period, REST), round(reading.denominator) - round(count))
