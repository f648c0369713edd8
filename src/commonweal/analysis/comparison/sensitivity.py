"""Whether the word depends on whom we are held against: the same offences beside other groups."""

from collections import Counter
from collections.abc import Mapping

from commonweal.analysis.comparison.material import Material
from commonweal.analysis.comparison.question import Question
from commonweal.analysis.comparison.rates import STANDINGS, UNIT, Compared, finite, stand
from commonweal.figures import Figure, Note, Row, Table
from commonweal.records import offences
from commonweal.stats.funnel import Funnel

Beside = Mapping[str, tuple[Funnel, ...]]
"""The funnel beside each alternative group, by offence."""


def beside_others(material: Material, question: Question) -> Beside:
    """Every offence beside every alternative group."""
    answers = [stand(material, place, question.period) for place in material.alternatives]
    return {node: tuple(each[n] for each in answers) for n, node in enumerate(material.ground.nodes)}


def alternative_figures(material: Material, question: Question, found: Beside) -> list[Figure]:
    """Our standing in every offence beside each alternative group."""
    return [
        _figure(material, question, node, n, answer)
        for node in material.ground.nodes
        for n, answer in enumerate(found[node])
    ]


def _figure(material: Material, question: Question, node: str, n: int, answer: Funnel) -> Figure:
    place = material.alternatives[n]
    area = question.partnership.area
    return Figure(
        id=f"{area.code}/{node}/beside/{n}",
        label=f"{offences.by_code()[node].name.removesuffix(' (not crime)')}: {place.group.name}",
        offence=node,
        area=area,
        value=finite(answer.rate[0]),
        unit=UNIT,
        period=question.period,
        baseline_value=finite(answer.target),
        interval=(finite(answer.low_95[0]), finite(answer.high_95[0])),
        level=0.95,
        standing=STANDINGS[answer.verdict[0]],
        method="the funnel's limits at our size, beside another group",
        parameters={"group": place.group.method, "of": answer.areas, "tau2": finite(answer.tau2)},
        sources=material.sources,
        audience=question.audience,
    )


def alternative_table(figures: list[Figure], question: Question) -> Table:
    """The table; the interval is where chance and the usual spread would leave an area of our size."""
    rows = tuple(Row(f.id) for f in figures)
    title = "Would another group say the same?"
    note = "The likely range is where a partnership of our size would lie, were it like that group."
    return Table("alternatives", title, "Group", rows, question.period, None, note)


def stability_notes(found: Beside, compared: list[Compared]) -> list[Note]:
    """For each offence outside its limits: how many of the other groups say so too."""
    notes = []
    for one in compared:
        word, node = one.figures[0].standing, one.grouping.offence
        if word not in ("above", "below") or not found[node]:
            continue
        said = Counter(answer.verdict[0] for answer in found[node])
        text = f"{one.grouping.title}: {word} the group; {said[word]} of {len(found[node])} other groups say so."
        notes.append(Note("method", text, offence=node))
    return notes
