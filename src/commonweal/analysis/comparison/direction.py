"""Over time: our change beside the change of partnerships like ours, and our months within the group's band."""

import numpy as np

from commonweal.analysis.comparison.material import Material
from commonweal.analysis.comparison.question import LEVEL, PER, Question
from commonweal.analysis.comparison.rates import STANDINGS, UNIT, finite
from commonweal.figures import Figure, Note, Point, Row, Series, Table
from commonweal.records import offences
from commonweal.stats.beside_group import BesideGroup, beside_group

METHOD = "our change against the prediction interval of the group's members' changes"
BAND = (10, 90)  # the tenth and the ninetieth of a hundred: the middle of the group, without its outermost
LEAST_MEMBERS = 5  # with figures for a month, for a band to be drawn there


def direction_figures(material: Material, question: Question) -> list[Figure]:
    """For each offence our change in percent, with the group's middle change as its baseline and their likely range."""
    return [_figure(material, question, node) for node in material.ground.nodes]


def _figure(material: Material, question: Question, node: str) -> Figure:
    before, after = material.counts(node, question.against), material.counts(node, question.period)
    answer = beside_group(before[0], after[0], before[1:], after[1:], level=LEVEL)
    area = question.partnership.area
    told = answer.verdict != "not available"
    return Figure(
        id=f"{area.code}/{node}/direction",
        label=offences.by_code()[node].name.removesuffix(" (not crime)"),
        offence=node,
        area=area,
        value=finite(answer.change_percent),
        unit="percent change",
        period=question.period,
        baseline_value=finite(answer.group_percent),
        baseline_period=question.against,
        interval=(finite(answer.low_percent), finite(answer.high_percent)) if told else None,
        level=LEVEL if told else None,
        standing=STANDINGS[answer.verdict],
        method=METHOD,
        parameters={"members": answer.members},
        sources=material.sources,
        audience=question.audience,
        notes=() if told else (_why_not(answer, before[0]),),
    )


def _why_not(answer: BesideGroup, before: float) -> str:
    if not np.isfinite(before):
        return "the earlier months are not available"
    if not np.isfinite(answer.change_percent):
        return "too few to say"
    enough = "none" if not answer.members else f"only {answer.members}"
    return f"{enough} of the group have enough in both periods"


def direction_table(figures: list[Figure], question: Question) -> Table:
    """The table; the interval is where one more partnership of the group would be expected."""
    rows = tuple(Row(f.id, depth=offences.depth(f.offence)) for f in figures)
    note = "The likely range is where the change of one more partnership like these would lie."
    return Table("direction", "Which way we go", "Offence", rows, question.period, question.against, note)


def trends(material: Material, question: Question) -> list[Series]:
    """Our rate month by month, with the group's rate as what was expected and the middle of the group as the band."""
    return [_trend(material, question, node) for node in material.ground.nodes]


def _trend(material: Material, question: Question, node: str) -> Series:
    horizon = material.country.horizon
    people = material.residents()
    months = material.country.months(node)[list(material.group.at)]
    rates = PER * months / people[:, None]
    area = question.partnership.area
    known = np.isfinite(rates[1:]).sum(axis=0) >= LEAST_MEMBERS
    band = np.full((3, len(horizon)), np.nan)
    band[:, known] = np.nanpercentile(rates[1:, known], (BAND[0], 50, BAND[1]), axis=0)
    points = tuple(
        Point(month, finite(own), finite(middle), finite(lower), finite(upper))
        for month, own, lower, middle, upper in zip(horizon, rates[0], *band, strict=True)
    )
    return Series(
        id=f"{area.code}/{node}/trend",
        label=offences.by_code()[node].name.removesuffix(" (not crime)"),
        offence=node,
        area=area,
        unit=UNIT,
        points=points,
        method="the group's middle, and its middle eight in ten, month by month",
        parameters={"members": len(material.group.at) - 1, "least_members": LEAST_MEMBERS},
        sources=material.sources,
        audience=question.audience,
    )


def gap_notes(material: Material, question: Question) -> list[Note]:
    """Which members of the group are not available, and why, each said once."""
    found: dict[str, list[str]] = {}
    for i in material.group.at[1:]:
        if why := material.why_not(i, question.period):
            found.setdefault(why, []).append(material.area(i).name)
    notes = [Note("gap", f"{_listed(names)} not available: {why}.") for why, names in found.items()]
    earlier = material.why_not(material.group.at[0], question.against)
    if earlier:
        notes.append(Note("gap", f"No direction is told against {question.against.words}: {earlier}."))
    return notes


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} is"
    return f"{', '.join(names[:-1])} and {names[-1]} are"
