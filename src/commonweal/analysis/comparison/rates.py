"""Each offence's rate beside the group's: above, within or below what chance and such areas' usual spread explain."""

from dataclasses import dataclass

import numpy as np

from commonweal.analysis.comparison.material import Material, Place
from commonweal.analysis.comparison.question import LEVEL, PER, Question
from commonweal.figures import Area, Figure, Grouping, Limits, Row, Standing, Table
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
    funnel,
    ranks,
)

UNIT = "per 1,000 residents"
METHOD = "funnel: exact Poisson limits, widened by the areas' own spread (additive)"
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
    return [_offence(material, question, node) for node in material.ground.nodes]


def stand(material: Material, place: Place, node: str, question: Question) -> Funnel:
    """The funnel of one offence over one group, ours first."""
    at = list(place.at)
    counts, people = material.country.totals(node, question.period)[at], material.ground.people[at]
    known = np.isfinite(counts + people)
    spread: Overdispersion = "additive" if known.sum() >= LEAST_AREAS else "none"
    return funnel(
        np.where(known, counts, np.nan),
        np.where(known, people, np.nan),
        per=PER,
        overdispersion=spread,
        consistent=True,  # as published, limits meant for 95% would hold 90%
    )


def _offence(material: Material, question: Question, node: str) -> Compared:
    answer = stand(material, material.group, node, question)
    places = ranks(answer.count, answer.population, level=LEVEL)
    areas = [material.area(i) for i in material.group.at]
    figures = tuple(_figure(material, question, node, answer, places, n) for n in range(len(areas)))
    group = _group_figure(material, question, node, answer)
    title = offences.by_code()[node].name.removesuffix(" (not crime)")
    drawn = Grouping(
        id=f"group/{node}", title=title, offence=node, figures=tuple(f.id for f in figures), group=group.id,
        limits=_curve(answer), note=_note(answer),
    )  # fmt: skip
    return Compared(figures, group, drawn)


def _figure(material: Material, question: Question, node: str, answer: Funnel, places: Ranks, n: int) -> Figure:
    area = material.area(material.group.at[n])
    why = material.why_not(material.group.at[n], question.period)
    known = np.isfinite(answer.rate[n])
    return Figure(
        id=f"{area.code}/{node}/rate",
        label=area.name,
        offence=node,
        area=area,
        value=finite(answer.rate[n]),
        unit=UNIT,
        period=question.period,
        baseline_value=finite(answer.target) if known else None,
        interval=(finite(answer.rate_low[n]), finite(answer.rate_high[n])) if known else None,
        level=LEVEL if known else None,
        standing=STANDINGS[answer.verdict[n]],
        verdict=None if known else "not available",
        method=METHOD if answer.overdispersion == "additive" else "funnel: exact Poisson limits",
        parameters=_parameters(answer, places, n) if known else {},
        sources=material.sources,
        audience=question.audience,
        notes=(why,) if why else (),
    )


def _parameters(answer: Funnel, places: Ranks, n: int) -> dict[str, object]:
    return {
        "count": finite(answer.count[n]),
        "residents": finite(answer.population[n]),
        "limits_95": [finite(answer.low_95[n]), finite(answer.high_95[n])],
        "limits_998": [finite(answer.low_998[n]), finite(answer.high_998[n])],
        "beyond": finite(answer.beyond[n]),
        "rank": finite(places.rank[n]),
        "rank_interval": [finite(places.low[n]), finite(places.high[n])],
        "of": answer.areas,
        "phi": finite(answer.phi),
        "tau2": finite(answer.tau2),
    }


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


def _curve(answer: Funnel) -> tuple[Limits, ...]:
    """The limits over the sizes from the least to the largest; none where there is no funnel to draw."""
    known = answer.population[np.isfinite(answer.rate)]
    if known.size < 2 or not answer.target > 0:
        return ()
    sizes = np.geomspace(known.min() * 0.9, known.max() * 1.1, CURVE)
    tau2 = answer.tau2 if np.isfinite(answer.tau2) else 0.0
    lines = [control_limits(answer.target / PER, sizes, level=level, tau2=tau2) for level in (0.95, 0.998)]
    ends = [PER * line for pair in lines for line in pair]
    return tuple(Limits(*(round(float(v), 6) for v in row)) for row in zip(sizes, *ends, strict=True))


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
    return float(f"{x:.10g}") if np.isfinite(x) else None
