"""What stands out as figures: for the index the surest of all, for a partnership's page those of its own wards."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from commonweal.analysis.whole_country import Found
from commonweal.figures import Figure, FigureSet, Period, Row, Table
from commonweal.papers.whole_country.answers import PLURALS, Answer
from commonweal.records import offences

MOST = 200  # of one kind in the index; the files hold all
MOST_ON_A_PAGE = 12
Shown = tuple[list[Figure], Table]


def with_index(paper: FigureSet, answers: tuple[Answer, ...]) -> FigureSet:
    """The index with what stands out of every level."""
    return _with(paper, [shown for answer in answers for shown in _both(answer, MOST)])


def with_wards(paper: FigureSet, shown: tuple[Shown, ...]) -> FigureSet:
    """A partnership's page with what stands out of its wards."""
    return _with(paper, shown)


def of_partnership(answers: tuple[Answer, ...], number: int) -> tuple[Shown, ...]:
    """What stands out of one partnership's wards; nothing where no wards are held."""
    wards = [answer for answer in answers if answer.level.kind == "ward"]
    return tuple(shown for answer in wards for shown in _both(answer, MOST_ON_A_PAGE, number))


def _both(answer: Answer, most: int, number: int | None = None) -> tuple[Shown, Shown]:
    """Changes and exceedances, of everywhere or of one partnership's areas."""
    areas = answer.level.within == number if number is not None else np.ones(len(answer.level.areas), dtype=bool)
    kept = (answer.found_changes.of(areas), answer.found_exceedances.of(areas))
    return changes_shown(answer, kept[0], most), exceedances_shown(answer, kept[1], most)


def _with(paper: FigureSet, shown: Iterable[Shown]) -> FigureSet:
    given = tuple(shown)
    figures = {f.id: f for found, _ in given for f in found}
    tables = tuple(table for _, table in given)
    return replace(paper, figures=(*paper.figures, *figures.values()), tables=(*paper.tables, *tables))


def changes_shown(answer: Answer, found: Found, most: int) -> Shown:
    """Rises and falls that hold."""
    first = found.first(most)
    figures = [_change(answer, int(a), int(n)) for a, n in zip(first.area, first.node, strict=True)]
    tested = answer.changes.tested
    everywhere = len(answer.found_changes)
    shown = "" if len(figures) == len(found) else f"The first {len(figures):,} are shown. "
    note = (
        f"{shown}{everywhere:,} hold in the whole country, of {tested:,} tested together: every offence in every one "
        "whose months are all held. On average at most one in twenty of those that hold is false."
    )
    title = f"Changes in {PLURALS[answer.level.kind]}"
    return figures, _table(f"changes/{answer.level.kind}", title, figures, answer.period, answer.against, note)


def exceedances_shown(answer: Answer, found: Found, most: int) -> Shown:
    """The newest months above their bands."""
    first = found.first(most)
    places = zip(first.area, first.node, first.month, strict=True)
    figures = [_month(answer, int(a), int(n), int(m)) for a, n, m in places]
    newest = answer.exceedances
    title = f"Months above what was expected in {PLURALS[answer.level.kind]}"
    return figures, _table(
        f"exceedances/{answer.level.kind}", title, figures, newest.months, None, _judged(answer, len(found))
    )


def _judged(answer: Answer, found: int) -> str:
    """How many there are, how many chance would bring, and on how many years that rests."""
    newest = answer.exceedances
    if not newest.years:
        return "No month could be judged: fewer than two whole years before these months are held."
    years = f"the {newest.years} years before" if newest.years > 2 else "only two years before, of which one may be odd"
    everywhere = int((newest.alarm > 0).sum())
    held = int(((newest.alarm > 0) & (newest.q <= 0.05)).sum())
    here = "" if found == everywhere else f"{found:,} here. In the whole country, "
    return (
        f"{here}{everywhere:,} of {newest.judged:,} months judged lie above their 95% bands, where chance alone would "
        f"bring about {newest.by_chance:,.0f}; {held:,} hold when all are tested together. Told from {years}."
    )


def _table(id: str, title: str, figures: list[Figure], period: Period, against: Period | None, note: str) -> Table:
    return Table(id, title, "Area", tuple(Row(f.id) for f in figures), period, against, note)


def _change(answer: Answer, area: int, node: int) -> Figure:
    change = answer.changes
    at = (area, node)
    low, high = _finite(change.low_percent[at]), _finite(change.high_percent[at])
    told = answer.recording_changes(int(answer.level.within[area]), change.nodes[node])
    return replace(
        _blank(answer, area, change.nodes[node], "change"),
        value=_finite(change.after[at]),
        baseline_value=_finite(change.before[at]),
        baseline_period=answer.against,
        change_percent=_finite(change.change_percent[at]),
        interval=(low, high),
        level=0.95,
        p=_finite(change.p[at]),
        q=_finite(change.q[at]),
        verdict=change.verdict[at],
        method=change.method[at],
        parameters={"partnership": answer.partnership_name(area), "phi": _finite(change.phi[at])},
        notes=(told,) if told else (),
    )


def _month(answer: Answer, area: int, node: int, month: int) -> Figure:
    newest = answer.exceedances
    at = (area, node, month)
    when = newest.months.start + month
    return replace(
        _blank(answer, area, newest.nodes[node], f"exceedance/{when}"),
        value=_finite(newest.observed[at]),
        baseline_value=_finite(newest.expected[at]),
        period=Period(when, when),
        p=_finite(newest.p[at]),
        q=_finite(newest.q[at]),
        method=f"Farrington-Noufaily, months, 95% band, {newest.years} years",
        parameters={"partnership": answer.partnership_name(area), "upper": _finite(newest.upper[at])},
    )


def _blank(answer: Answer, area: int, node: str, kind: str) -> Figure:
    place = answer.level.areas[area]
    name = offences.by_code()[node].name.removesuffix(" (not crime)")
    return Figure(
        id=f"{place.code}/{node}/{kind}", label=name, offence=node, area=place, value=None, unit="incidents",
        period=answer.period,
    )  # fmt: skip


def _finite(x: float) -> float | None:
    """Ten significant digits; None for what is not a number or has no end."""
    return float(f"{x:.10g}") if np.isfinite(x) else None
