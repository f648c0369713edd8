"""The tables of a survey's paper."""

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.survey import said
from commonweal.rendering.survey.asked import Asked, questions, told
from commonweal.rendering.verdicts import Tone

HEADS = {"ward": "Ward", "age": "Age", "sex": "Sex"}
WORDS, LABEL = "words", "label"


def range_head(lookup: Lookup) -> str:
    """How a range is headed: of a sample, or as if it were one."""
    return said.RANGE if told(lookup)["sampled"] else said.IF_SAMPLE


def overview(lookup: Lookup) -> Grid:
    """Every question in a line: its first measure, the range, the change."""
    found = questions(lookup)
    before = lookup.figures.parameters["before"]
    heads = [Column("Question", LABEL), Column("Answered so"), Column(range_head(lookup).capitalize(), WORDS)]
    heads += [Column(f"Since {before[-1]}"), Column("What we can say", WORDS)] if before else []
    lines = []
    for asked in found:
        change = asked.change(asked.first)
        cells = [Cell(asked.words), Cell(said.share(asked.first)), Cell(said.between(asked.first))]
        if before:
            cells.append(Cell(said.points(change) if change else "not asked", "" if change else "quiet"))
            cells.append(Cell(said.changed(change), said.tone(change)))
        lines.append(Line(tuple(cells), note=asked.first.label))
    return Grid("overview", "What people answered", tuple(heads), tuple(lines))


def options(asked: Asked, lookup: Lookup) -> Grid:
    """Each option: share, range, and as the answers came."""
    rows = [*asked.options, *(m for m in asked.measures if "/together/" in m.id)]
    columns = (Column("Answer", LABEL), Column("Share"), Column(range_head(lookup).capitalize(), WORDS),
               Column("Unweighted"))  # fmt: skip
    lines = tuple(Line((Cell(f.label), Cell(said.share(f)), Cell(said.between(f)), Cell(_plain(f))),
                       group="/together/" in f.id) for f in rows)  # fmt: skip
    return Grid(f"options-{asked.key}", asked.words, columns, lines, _note(asked), folded=True)


def groups(asked: Asked, group: str, lookup: Lookup) -> Grid | None:
    """A question by ward, age or sex: one measure with its range, or several side by side."""
    if len(asked.measures) > 1:
        return _side_by_side(asked, group)
    rows = asked.of(group, asked.first)
    if all(said.missing(figure) for figure in rows):
        return None
    columns = (Column(HEADS[group], LABEL), Column("Share"), Column(range_head(lookup).capitalize(), WORDS),
               Column("Answered"), Column("Beside the others", WORDS))  # fmt: skip
    lines = tuple(
        Line((Cell(f.label), Cell(said.share(f), _quiet(f)), Cell(said.between(f)), Cell(_answered(f)),
              Cell(said.standing(f), said.tone(f))))
        for f in rows
    )  # fmt: skip
    title = f"{asked.first.label}, by {group}"
    return Grid(f"{group}-{asked.key}", title, columns, lines, folded=group == "ward")


def _side_by_side(asked: Asked, group: str) -> Grid | None:
    rows = {m.id: asked.of(group, m) for m in asked.measures}
    first = rows[asked.first.id]
    if all(said.missing(figure) for figures in rows.values() for figure in figures):
        return None
    columns = (Column(HEADS[group], LABEL), *(Column(m.label) for m in asked.measures), Column("Answered"))
    lines = tuple(
        Line((Cell(f.label), *(Cell(said.share(rows[m.id][n]), said.tone(rows[m.id][n])) for m in asked.measures),
              Cell(_answered(f))))
        for n, f in enumerate(first)
    )  # fmt: skip
    note = "In colour: more or fewer than elsewhere by more than chance."
    return Grid(f"{group}-{asked.key}", f"{asked.words}, by {group}", columns, lines, note)


def over_time(asked: Asked, lookup: Lookup) -> Grid | None:
    """Each measure in each wave, and the change since the one before."""
    if not asked.waves:
        return None
    waves = [*lookup.figures.parameters["before"], lookup.figures.parameters["wave"]]
    columns = (Column("Answer", LABEL), *(Column(wave) for wave in waves), Column("Change"),
               Column("Range of the change", WORDS), Column("What we can say", WORDS))  # fmt: skip
    lines = []
    for measure in asked.measures:
        shown = {f.label: f for f in asked.waves.get(measure.id.split("/")[1], ())} | {waves[-1]: measure}
        change = asked.change(measure)
        lines.append(Line((
            Cell(measure.label), *(Cell(said.share(shown[w]) if w in shown else "not asked") for w in waves),
            Cell(said.points(change) if change else ""), Cell(said.points_between(change) if change else ""),
            Cell(said.changed(change), said.tone(change)),
        )))  # fmt: skip
    return Grid(f"waves-{asked.key}", f"{asked.words}, wave by wave", columns, tuple(lines))


def who(lookup: Lookup, group: str) -> Grid | None:
    """Who answered beside who lives there."""
    rows = lookup.rows(lookup.figures.table(f"who/{group}"))
    if not rows:
        return None
    columns = (Column(HEADS[group], LABEL), Column("Answers"), Column("Of the answers"), Column("Of the residents"))
    lines = tuple(
        Line((Cell(f.label), Cell(_answered(f)), Cell(said.share(f), _quiet(f)),
              Cell("" if f.baseline_value is None else f"{f.baseline_value:.1f}%")))
        for _, f in rows
    )  # fmt: skip
    return Grid(f"who-{group}", f"Who answered, by {group}", columns, lines, folded=group == "ward")


def _quiet(figure: Figure) -> Tone:
    return "quiet" if said.missing(figure) else ""


def _answered(figure: Figure) -> str:
    count = figure.parameters.get("answered")
    return "" if figure.suppressed or count is None else f"{count:,}"


def _plain(figure: Figure) -> str:
    value = figure.parameters.get("unweighted")
    return "" if value is None else f"{value:.1f}%"


def _note(asked: Asked) -> str:
    answered = next((f.parameters.get("answered") for f in asked.options if f.parameters.get("answered")), None)
    several = " Several answers could be given, so shares add up to more than 100%." if asked.kind == "several" else ""
    coded = " Each text may hold several themes; a person read and grouped them." if asked.kind == "themes" else ""
    return f"Answered by {answered:,} people.{several}{coded}" if answered else f"{several}{coded}".strip()
