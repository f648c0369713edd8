"""Which counts a figure of the youth justice summary prints, and which it would give away."""

import re
from collections.abc import Iterator

from commonweal.figures import Figure, FigureSet, Period
from commonweal.records.youth_account import year_months

Key = tuple[str, Period]
"""What is counted (`offences`, `sex/male`, `entrants`), and over which months."""

PER = re.compile(r"per ([\d,]+)")
COHORT = ("cohort", "reoffenders", "reoffences")
OF_COHORT = {"binary": COHORT[:2], "frequency": COHORT[1:], "parts": COHORT}
OF_MEASURE = {
    "first-time-entrants": ("entrants",), "custody": ("custody",), "reoffending-binary": COHORT[:2],
    "reoffences-per-reoffender": COHORT[1:],
}  # fmt: skip


def printed(figure: Figure) -> Iterator[tuple[Key, float | None]]:
    """The counts that it prints as they are, or as a rate of a known population; None where it is hidden."""
    group, kind, *rest = [*figure.id.split("/"), "", ""]
    if group in ("offences", "children") and kind in ("to-date", "whole"):
        yield from _both(group, figure)
    elif group == "mix":
        yield from _both(f"{kind}/{rest[0]}", figure)
    elif group == "unrecorded":
        yield (f"unrecorded/{kind}", figure.period), figure.value
        yield (f"outcomes/{kind}", figure.period), figure.baseline_value
    elif group in ("entrants", "custody") and kind == "rolling":
        yield (group, figure.period), _count(figure)
    elif group == "entrants" and kind == "quarter":
        yield from _both("entrants", figure)
    elif group == "reoffending" and kind in COHORT:
        yield (kind, figure.period), figure.value


def rests_on(figure: Figure, paper: FigureSet) -> Iterator[Key]:
    """Every count that its value is, or is worked out from: it is hidden where one of these is."""
    group, kind = figure.id.split("/")[:2]
    if group == "each":
        yield from ((name, figure.period) for name in ("offences", "children"))
    elif kind == "projected":
        yield from _years(group, figure, paper)
    elif kind == "by-chance":
        yield from (key for f in paper.figures if _is_newest(f, group, paper) for key in rests_on(f, paper))
    elif group == "reoffending" and kind in OF_COHORT:
        periods = [figure.period, *([figure.period.shift(-12)] if kind == "parts" else [])]
        yield from ((name, period) for period in periods for name in OF_COHORT[kind])
    elif group == "beside":
        yield from ((name, figure.period) for name in OF_MEASURE[kind])
    elif group == "indicator" and "of" in figure.parameters:
        yield from rests_on(paper.figure(figure.parameters["of"]), paper)
    else:
        yield from (key for n, (key, _) in enumerate(printed(figure)) if n == 0)


def compared_with(figure: Figure) -> Iterator[Key]:
    """The counts that its baseline is, or is worked out from: the comparison goes where one of these is hidden."""
    if figure.baseline_period is None and not figure.id.startswith("unrecorded/"):
        return
    kind = figure.id.split("/")[1]
    if figure.id.startswith("reoffending/") and kind in OF_COHORT:
        yield from ((name, figure.baseline_period or figure.period) for name in OF_COHORT[kind])
    elif not figure.id.startswith("beside/"):
        yield from (key for n, (key, _) in enumerate(printed(figure)) if n)


def _both(name: str, figure: Figure) -> Iterator[tuple[Key, float | None]]:
    yield (name, figure.period), figure.value
    if figure.baseline_period is not None:
        yield (name, figure.baseline_period), figure.baseline_value


def _count(figure: Figure) -> float | None:
    """The count behind a rate."""
    per = PER.search(figure.unit)
    if figure.value is None or per is None:
        return figure.value
    return float(round(figure.value * figure.parameters["residents"] / int(per[1].replace(",", ""))))


def _years(unit: str, figure: Figure, paper: FigureSet) -> Iterator[Key]:
    """This year to date, and both parts of each year that tells the season."""
    yield unit, paper.period
    for name in figure.parameters["years"]:
        start = int(name[:4])
        yield unit, paper.period.shift(12 * (start - paper.period.start.year))
        yield unit, year_months(start)


def _is_newest(figure: Figure, group: str, paper: FigureSet) -> bool:
    return figure.id.startswith(f"{group}/quarter/") or figure.id == f"{group}/to-date/{paper.period.start.year}"
