"""No count of a few is shown, and none can be worked out from what is shown."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from commonweal.portal.disclosures.counting import ALL, Counted, Source, counted, days_of, quarter_of, quarters_over
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
    assert days_of(dt.date(2025, 10, 1)) == (dt.date(2025, 10, 1), dt.date(2025, 12, 31))


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


def apart(agencies: dict[str, int]) -> list[Counted]:
    """Events of one kind in one month, of so many agencies."""
    return [Counted("report", MONTHS[0], agency=name, count=count) for name, count in agencies.items()]


def test_two_editions_tell_of_nobody_by_what_is_left_beside_the_shown_parts() -> None:
    before = apart({"A": 20, "B": 3, "C": 9})
    first = work_out("cases", before, MONTHS)
    assert of(first.lines)[(ALL, ALL, ALL, "A")] == 20
    assert of(first.lines)[(ALL, ALL, ALL, "B")] is None
    six_more = [*before, *apart({"A": 5, "B": 1})]  # 5 came to A and 6 in all: one to B or C
    with pytest.raises(TellsOfSomebody):
        beside(work_out("cases", six_more, MONTHS), first.lines)


def test_a_hidden_line_that_came_to_nothing_stays_hidden() -> None:
    before = [*apart({"A": 20}), replace(apart({"A": 3})[0], kind="rare")]
    first = work_out("cases", before, MONTHS)
    after = [*apart({"A": 20}), replace(apart({"A": 0})[0], kind="rare"), *apart({"A": 3})]
    found = of(beside(work_out("cases", [one for one in after if one.count], MONTHS), first.lines).lines)
    assert found[("rare", ALL, ALL, ALL)] is None, "no line would say that it was a few, and is nought"


def test_a_sum_that_another_paper_tells_gives_no_hidden_count_away() -> None:
    events = apart({"A": 40, "B": 12, "C": 5, "D": 5, "E": 1})
    alone = {one.agency: one.count for one in work_out("reports", events, MONTHS).lines if not one.kind}
    assert (alone["B"], alone["C"], alone["D"]) == (None, 5, 5), "with B and C to E told as 12 and 11, E would be 1"
    told = [frozenset({"A"}), frozenset({"B"}), frozenset({"C", "D", "E"})]
    beside_it = {one.agency: one.count for one in work_out("reports", events, MONTHS, told=told).lines if not one.kind}
    assert beside_it["E"] is None
    assert None in (beside_it["C"], beside_it["D"])


def test_rounded_counts_are_true_to_their_rounding_and_nothing_hidden_shows() -> None:
    events = some(3, events=400)
    exact, told = (of(work_out("cases", events, MONTHS, to=to).lines) for to in (1, 5))
    assert {key for key, count in exact.items() if count is None} == {k for k, count in told.items() if count is None}
    assert all(count is None or (count % 5 == 0 and abs(count - exact[key]) <= 2) for key, count in told.items())


def test_what_an_earlier_edition_hid_stays_hidden() -> None:
    events = some(4)
    first = work_out("cases", events, MONTHS)
    many = [replace(one, count=one.count * 20) for one in events]
    hidden = {key for key, count in of(first.lines).items() if count is None}
    assert hidden
    shown = of(beside(work_out("cases", many, MONTHS), first.lines).lines)
    assert all(shown[key] is None for key in hidden)
