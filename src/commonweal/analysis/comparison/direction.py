"""Over time: our change beside the change of partnerships like ours, and our months within the group's band."""

import numpy as np

from commonweal.analysis.comparison.material import Floats, Material, months_needed
from commonweal.analysis.comparison.question import LEVEL, PER, Question
from commonweal.analysis.comparison.rates import STANDINGS, UNIT, finite
from commonweal.figures import Figure, Month, Note, Point, Row, Series, Table
from commonweal.records import offences
from commonweal.stats.beside_group import BesideGroup, beside_group

METHOD = "our change against the prediction interval of the group's members' changes"
BAND = (10, 90)  # the tenth and the ninetieth of a hundred: the middle of the group, without its outermost
LEAST_MEMBERS = 5  # with figures for a month, for a band to be drawn there


def direction_figures(material: Material, question: Question) -> list[Figure]:
    """For each offence our change in percent, with the group's middle change as its baseline and their likely range."""
    before, after = material.counts(question.against), material.counts(question.period)
    return [
        _figure(material, question, node, *row) for node, *row in zip(material.ground.nodes, before, after, strict=True)
    ]


def _figure(material: Material, question: Question, node: str, before: Floats, after: Floats) -> Figure:
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
    horizon = months_needed(question)
    rates = PER * material.months(horizon) / material.residents()[:, None]
    bands = _bands(rates[:, 1:])
    return [
        _trend(material, question, node, list(horizon), *row)
        for node, *row in zip(material.ground.nodes, rates[:, 0], bands, strict=True)
    ]


def _bands(rates: Floats) -> Floats:
    """The group's tenth, middle and ninetieth (N, 3, T) out of its members' rates (N, I, T); NaN where few are known.

    Months are taken together where the same members are known in them: mostly all are.
    """
    nodes, _, months = rates.shape
    by_time = rates.transpose(0, 2, 1).reshape(nodes * months, -1)
    known = np.isfinite(by_time)
    bands = np.full((len(by_time), 3), np.nan)
    for pattern in {row.tobytes() for row in known}:
        members = np.frombuffer(pattern, dtype=bool)
        if members.sum() >= LEAST_MEMBERS:
            rows = (known == members).all(axis=1)
            bands[rows] = np.percentile(by_time[np.ix_(rows, members)], (BAND[0], 50, BAND[1]), axis=1).T
    return bands.reshape(nodes, months, 3).transpose(0, 2, 1)


def _trend(
    material: Material, question: Question, node: str, months: list[Month], ours: Floats, band: Floats
) -> Series:
    area = question.partnership.area
    columns = [[finite(x) for x in line.tolist()] for line in (ours, band[1], band[0], band[2])]
    points = tuple(Point(month, *values) for month, *values in zip(months, *columns, strict=True))
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
