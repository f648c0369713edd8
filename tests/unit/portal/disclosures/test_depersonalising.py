"""No count of a few is shown, and none can be worked out from what is shown."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from commonweal.portal.disclosures.counting import ALL, Counted, Source, counted, quarter_of, quarters_over
from commonweal.portal.disclosures.depersonalising import LEAST, Line, _table, beside, work_out
from commonweal.portal.disclosures.refusals import TellsOfSomebody
from commonweal.stats.suppression import attainable, sums

MONTHS = ("2026-01", "2026-02", "2026-03")


def some(seed: int, *, kinds: int = 3, areas: int = 6, agencies: int = 3, events: int = 90) -> list[Counted]:
    """Made-up events, some kinds of them rare."""
    random = np.random.default_rng(seed)
    pick = lambda n: int(min(random.geometric(0.4), n)) - 1  # noqa: E731 - the first are common, the last rare
    return [
        Counted(f"kind {pick(kinds)}", MONTHS[pick(3)], f"ward {pick(areas)}", f"agency {pick(agencies)}")
        for _ in range(events)
    ]


def of(lines: Iterable[Line]) -> dict[tuple[str, str, str, str], int | None]:
    return {(one.kind, one.month, one.area, one.agency): one.count for one in lines}


@pytest.mark.parametrize("seed", range(8))
def test_no_small_count_is_shown_or_worked_out(seed: int) -> None:
    events = some(seed)
    values, totals = _table(events, MONTHS)
    shown = of(work_out("cases", events, MONTHS).lines)
    small = [key for key, value in values.items() if 0 < value < LEAST]
    assert small, "there is something to hide"
    assert all(shown[key] is None for key in small)
    keys = list(values)
    at = {key: n for n, key in enumerate(keys)}
    relations = sums(len(keys), [(at[whole], [at[part] for part in parts]) for whole, parts in totals if parts])
    published = np.array([np.nan if shown[key] is None else float(shown[key] or 0) for key in keys])
    ranges = attainable(relations, published, lower=0.0)
    assert all(ranges.high[at[key]] - ranges.low[at[key]] >= 1 for key in small), "a reader could pin one"


def test_what_is_shown_is_true() -> None:
    events = some(3, events=400)
    values, _ = _table(events, MONTHS)
    shown = of(work_out("cases", events, MONTHS).lines)
    assert any(count for count in shown.values())
    assert all(count in (None, values[key]) for key, count in shown.items())


def test_an_empty_quarter_is_shown_as_nought() -> None:
    assert of(work_out("cases", [], MONTHS).lines) == {(ALL, month, ALL, ALL): 0 for month in (ALL, *MONTHS)}


def test_what_lies_outside_of_the_quarter_is_refused() -> None:
    first, last = quarter_of(dt.date(2026, 2, 3)), dt.date(2026, 3, 31)
    with pytest.raises(ValueError, match="outside of its quarter"):
        counted(Source("cases", "", lambda *_: [Counted("kind", "2025-12")]), first, last)


def test_quarters_that_are_over() -> None:
    assert quarters_over(dt.date(2026, 3, 31), most=2) == [dt.date(2025, 10, 1), dt.date(2025, 7, 1)]
    assert quarters_over(dt.date(2026, 4, 1), most=1) == [dt.date(2026, 1, 1)]


def test_two_editions_of_a_quarter_compared_tell_of_nobody() -> None:
    events = some(3, events=400)
    first = work_out("cases", events, MONTHS)
    common = max(first.truth, key=lambda key: first.truth[key] if all(key[:2]) else 0)
    one = Counted(common[0], common[1], "ward 0", "agency 0")
    assert beside(first, first.lines).lines == first.lines
    with pytest.raises(TellsOfSomebody):
        beside(work_out("cases", [*events, one], MONTHS), first.lines)
    with pytest.raises(TellsOfSomebody):
        beside(work_out("cases", [*events, *[replace(one, area="a new ward", count=2)]], MONTHS), first.lines)


def test_what_an_earlier_edition_hid_stays_hidden() -> None:
    events = some(4)
    first = work_out("cases", events, MONTHS)
    many = [replace(one, count=one.count * 20) for one in events]
    hidden = {key for key, count in of(first.lines).items() if count is None}
    assert hidden
    shown = of(beside(work_out("cases", many, MONTHS), first.lines).lines)
    assert all(shown[key] is None for key in hidden)
