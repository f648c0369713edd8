"""Where the financial year may end: our projected rate and its likely range, beside the group's."""

import math

from commonweal.analysis.comparison.material import Floats, Material
from commonweal.analysis.comparison.question import LEVEL, PER, Question
from commonweal.analysis.comparison.rates import UNIT, finite
from commonweal.analysis.projection import METHOD, YearSoFar, financial_year, project_year, year_so_far
from commonweal.figures import Figure, Note, Period, Row, Table
from commonweal.records import offences
from commonweal.stats.projection import Projection

LEAST_MEMBERS = 5  # others with the same months and years, for a rate to be called the group's
NOTE = (
    "The likely range is of the year's total, made a rate. Each offence is projected by itself: they do not add up "
    "exactly. A change of pattern in the months to come is not foreseen."
)


def year_end_figures(material: Material, question: Question) -> tuple[list[Figure], list[Note]]:
    """One figure for each offence that can be projected; none, with the reason, where the months do not bear it."""
    ours = material.group.at[0]
    so_far = year_so_far(question.period.end, lambda period: not material.country.why(ours, period))
    if so_far.why_not:
        return [], [Note("source" if so_far.is_over else "gap", so_far.why_not)]
    members = _with_the_same_months(material, so_far)
    own = project_year(lambda period: material.months(period, (ours,))[:, 0], so_far, LEVEL)
    group = _of_group(material, so_far, members)
    last = material.counts(so_far.earlier[0], (ours,))[:, 0]
    figures = [
        _figure(material, question, so_far, members, n, own, group, last)
        for n in range(len(material.ground.nodes))
        if math.isfinite(own.projected[n])
    ]
    return figures, [] if group else [_no_group(so_far.year)]


def _with_the_same_months(material: Material, so_far: YearSoFar) -> tuple[int, ...]:
    """Ours and the members whose residents, months so far and earlier years are all known."""
    spans = (so_far.elapsed, *so_far.earlier)
    return tuple(i for i in material.group.at if not any(material.why_not(i, span) for span in spans))


def _of_group(material: Material, so_far: YearSoFar, members: tuple[int, ...]) -> Projection | None:
    """All events of those members; None where they are too few to be called the group."""
    if len(members) <= LEAST_MEMBERS:
        return None
    return project_year(lambda period: material.months(period, members).sum(axis=1), so_far, LEVEL)


def _figure(
    material: Material,
    question: Question,
    so_far: YearSoFar,
    members: tuple[int, ...],
    n: int,
    own: Projection,
    group: Projection | None,
    last: Floats,
) -> Figure:
    node, area = material.ground.nodes[n], question.partnership.area
    rate = PER / material.residents()[0]
    theirs = PER / material.residents(members).sum()
    ends = [finite(own.low[n]), finite(own.high[n])]
    elapsed = material.counts(so_far.elapsed, material.group.at[:1])[n, 0]
    return Figure(
        id=f"{area.code}/{node}/projection",
        label=offences.by_code()[node].name.removesuffix(" (not crime)"),
        offence=node,
        area=area,
        value=finite(own.projected[n] * rate),
        unit=UNIT,
        period=so_far.year,
        baseline_value=finite(group.projected[n] * theirs) if group else None,
        interval=(finite(own.low[n] * rate), finite(own.high[n] * rate)),
        level=LEVEL,
        method=METHOD,
        parameters={
            "so_far": str(so_far.elapsed),
            "years": [str(year) for year in so_far.earlier],
            "phi": finite(own.phi[n]),
            "count_so_far": finite(elapsed),
            "count": finite(own.projected[n]),
            "count_interval": ends,
            "last_year": finite(last[n] * rate),
            "last_year_count": finite(last[n]),
            "group_interval": [finite(group.low[n] * theirs), finite(group.high[n] * theirs)] if group else None,
            "members": len(members) - 1,
        },
        sources=material.sources,
        audience=question.audience,
    )


def _no_group(year: Period) -> Note:
    text = (
        f"The group's year to {year.end.words} is not projected: fewer than {LEAST_MEMBERS} of its partnerships have "
        "the months and the earlier years that ours is projected by."
    )
    return Note("gap", text)


def year_end_table(figures: list[Figure], question: Question) -> Table:
    """The table; the interval is of our own rate."""
    rows = tuple(Row(f.id, depth=offences.depth(f.offence)) for f in figures)
    year = financial_year(question.period.end)
    return Table("projection", "Where the year may end", "Offence", rows, year, None, NOTE)
