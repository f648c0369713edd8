"""Each offence's rate beside the group's: above, within or below what chance and such areas' usual spread explain."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from commonweal.analysis.comparison.material import Material, Place
from commonweal.analysis.comparison.question import LEVEL, PER, Question
from commonweal.figures import Area, Figure, Grouping, Limits, Period, Row, Standing, Table
from commonweal.records import offences
from commonweal.stats.funnel import (
    ABOVE,
    BELOW,
    LEAST_AREAS,
    NOT_AVAILABLE,
    WITHIN,
    Funnel,
    Overdispersion,
    Ranks,
    control_limits,
    funnels,
    ranks,
)

UNIT = "per 1,000 residents"
METHOD = "funnel: exact Poisson limits, widened by the areas' own spread (additive)"
NOT_COUNTED = "the source does not count this offence there whole"
CURVE = 40  # sizes at which the limits are drawn
STANDINGS: dict[str, Standing] = {ABOVE: "above", WITHIN: "within", BELOW: "below", NOT_AVAILABLE: "not available"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One offence: a rate figure each, ours first, the group's own, and what is drawn of them."""

    figures: tuple[Figure, ...]
    group: Figure
    grouping: Grouping


def compare(material: Material, question: Question) -> list[Compared]:
    """Every offence that the source counts, in the tree's order."""
    areas = [material.area(i) for i in material.group.at]
    reasons = [material.why_not(i, question.period) for i in material.group.at]
    answers = stand(material, material.group, question.period)
    return [
        _offence(material, question, node, answer, limits, areas, reasons)
        for node, answer, limits in zip(material.ground.nodes, answers, _curves(answers), strict=True)
    ]


def stand(material: Material, place: Place, period: Period) -> tuple[Funnel, ...]:
    """The funnel of each offence over one group, ours first."""
    counts, people = material.counts(period, place.at), material.residents(place.at)
    known = np.isfinite(counts + people)
    counts = np.where(known, counts, np.nan)
    people = np.where(known.any(axis=0), people, np.nan)
    enough = known.sum(axis=1) >= LEAST_AREAS
    spreads: dict[bool, Overdispersion] = {True: "additive", False: "none"}
    found: dict[int, Funnel] = {}
    for is_enough, spread in spreads.items():
        rows = np.flatnonzero(enough == is_enough)
        if rows.size:  # consistent: as published, limits meant for 95% would hold 90%
            answers = funnels(counts[rows], people, per=PER, overdispersion=spread, consistent=True)
            found |= dict(zip(rows.tolist(), answers, strict=True))
    return tuple(found[row] for row in range(len(counts)))


def _offence(
    material: Material,
    question: Question,
    node: str,
    answer: Funnel,
    limits: tuple[Limits, ...],
    areas: list[Area],
    reasons: list[str],
) -> Compared:
    places = ranks(answer.count, answer.population, level=LEVEL)
    figures = tuple(_figures(material, question, node, answer, places, areas, reasons))
    group = _group_figure(material, question, node, answer)
    title = offences.by_code()[node].name.removesuffix(" (not crime)")
    drawn = Grouping(
        id=f"group/{node}", title=title, offence=node, figures=tuple(f.id for f in figures), group=group.id,
        limits=limits, note=_note(answer),
    )  # fmt: skip
    return Compared(figures, group, drawn)


def _figures(
    material: Material,
    question: Question,
    node: str,
    answer: Funnel,
    places: Ranks,
    areas: list[Area],
    reasons: list[str],
) -> Iterator[Figure]:
    """A rate for each partnership. Where one is missing its residents stand all the same, where they are known."""
    method = METHOD if answer.overdispersion == "additive" else "funnel: exact Poisson limits"
    target, parameters = finite(answer.target), _parameters(answer, places)
    rates, lows, highs = (each.tolist() for each in (answer.rate, answer.rate_low, answer.rate_high))
    people = material.residents().tolist()
    for n, area in enumerate(areas):
        known = math.isfinite(rates[n])
        yield Figure(
            id=f"{area.code}/{node}/rate",
            label=area.name,
            offence=node,
            area=area,
            value=finite(rates[n]),
            unit=UNIT,
            period=question.period,
            baseline_value=target if known else None,
            interval=(finite(lows[n]), finite(highs[n])) if known else None,
            level=LEVEL if known else None,
            standing=STANDINGS[answer.verdict[n]],
            verdict=None if known else "not available",
            method=method,
            parameters=parameters[n] if known else _residents_alone(people[n]),
            sources=material.sources,
            audience=question.audience,
            notes=(reasons[n],) if reasons[n] else () if known else (NOT_COUNTED,),
        )


def _residents_alone(people: float) -> dict[str, object]:
    return {"residents": finite(people)} if math.isfinite(people) else {}


def _parameters(answer: Funnel, places: Ranks) -> list[dict[str, object]]:
    """What stands behind each area's rate."""
    columns = [
        [finite(x) for x in each.tolist()]
        for each in (
            answer.count, answer.population, answer.low_95, answer.high_95, answer.low_998, answer.high_998,
            answer.beyond, places.rank, places.low, places.high,
        )
    ]  # fmt: skip
    phi, tau2 = finite(answer.phi), finite(answer.tau2)
    return [
        {
            "count": count,
            "residents": people,
            "limits_95": [low_95, high_95],
            "limits_998": [low_998, high_998],
            "beyond": beyond,
            "rank": rank,
            "rank_interval": [first, last],
            "of": answer.areas,
            "phi": phi,
            "tau2": tau2,
        }
        for count, people, low_95, high_95, low_998, high_998, beyond, rank, first, last in zip(*columns, strict=True)
    ]


def _group_figure(material: Material, question: Question, node: str, answer: Funnel) -> Figure:
    code = question.partnership.area.code
    return Figure(
        id=f"group/{node}/rate",
        label=question.group.name,
        offence=node,
        area=Area(f"{code}/group", question.group.name, "group"),
        value=finite(answer.target),
        unit=UNIT,
        period=question.period,
        method="all events of the group over all its residents",
        parameters={"areas": answer.areas, "of": len(answer), "population": material.ground.population},
        sources=material.sources,
        audience=question.audience,
    )


def _curves(answers: tuple[Funnel, ...]) -> list[tuple[Limits, ...]]:
    """The limits over the sizes from the least to the largest; none where there is no funnel to draw."""
    known = [answer.population[np.isfinite(answer.rate)] for answer in answers]
    drawn = [n for n, answer in enumerate(answers) if known[n].size > 1 and answer.target > 0]
    found: list[tuple[Limits, ...]] = [()] * len(answers)
    if not drawn:
        return found
    ends = [(known[n].min() * 0.9, known[n].max() * 1.1) for n in drawn]
    curve = {pair: np.geomspace(*pair, CURVE) for pair in ends}  # nearly always one: the same areas are known
    sizes = np.array([curve[pair] for pair in ends])
    target = np.array([[answers[n].target / PER] for n in drawn])
    tau2 = np.nan_to_num([[answers[n].tau2] for n in drawn])
    lines = [control_limits(target, sizes, level=level, tau2=tau2) for level in (0.95, 0.998)]
    columns = [sizes, *(PER * line for pair in lines for line in pair)]
    for n, *rows in zip(drawn, *(column.tolist() for column in columns), strict=True):
        found[n] = tuple(Limits(*(round(v, 6) for v in row)) for row in zip(*rows, strict=True))
    return found


def _note(answer: Funnel) -> str:
    missing = len(answer) - answer.areas
    if not missing:
        return ""
    return f"{missing} of {len(answer)} partnerships {'is' if missing == 1 else 'are'} not available."


def standing_table(compared: list[Compared], question: Question) -> Table:
    """Our own rates, offence by offence."""
    rows = tuple(Row(c.figures[0].id, depth=offences.depth(c.grouping.offence)) for c in compared)
    note = f"{UNIT[0].upper()}{UNIT[1:]} in these months, beside the rate of the group as a whole."
    return Table("standing", "Where we stand", "Offence", rows, question.period, None, note)


def finite(x: float) -> float | None:
    """Ten significant digits: the same on every machine. None for what is not a number."""
    return float(f"{x:.10g}") if math.isfinite(x) else None
