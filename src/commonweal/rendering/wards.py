"""Which areas carry an offence's change: a decomposition that adds up, in a sentence and as one table for paper."""

from commonweal.figures import Figure
from commonweal.rendering.lookup import CARRIED_BY, Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.words import listed, signed, small

NAMED = 3


def carried_by(offence: str, lookup: Lookup) -> Sentence:
    """`The largest parts: Grange −24, Ings −20 and Abbey −11; the other 17 together −60.`"""
    figures = [f for _, f in lookup.rows(lookup.figures.table(CARRIED_BY + offence))]
    changed = [f for f in figures if f.change]
    if not changed:
        return ()
    total = sum(f.change or 0 for f in changed)
    same_way = sorted((f for f in changed if (f.change or 0) * total > 0), key=lambda f: -abs(f.change or 0))[:NAMED]
    if not same_way:
        return ()
    text = f"The largest parts: {listed([_part(f) for f in same_way])}"
    others = [f for f in figures if f not in same_way]
    if others and all(f.change is not None for f in others):
        rest = sum(f.change or 0 for f in others)
        text += f"; the other {small(len(others))} together {signed(rest, others[0].unit)}"
    return (Run(f"{text}."),)


def matrix(offences: list[str], lookup: Lookup) -> Grid | None:
    """Areas down, exceptions across, each cell the change in number; the last line is their sum."""
    columns = {o: lookup.rows(lookup.figures.table(CARRIED_BY + o)) for o in offences}
    columns = {o: rows for o, rows in columns.items() if rows}
    if not columns:
        return None
    names = {f.area.code + f.label: f.label for rows in columns.values() for _, f in rows}
    cells = {o: {f.area.code + f.label: f for _, f in rows} for o, rows in columns.items()}
    lines = [Line((Cell(name), *(_change(cells[o].get(key)) for o in columns))) for key, name in names.items()]
    lines.append(Line((Cell("All together"), *(_sum(list(cells[o].values())) for o in columns)), group=True))
    heads = (Column("Ward", "label"), *(Column(_name(o, lookup)) for o in columns))
    return Grid("wards-carrying", "Which wards carry the changes", heads, tuple(lines), "Change in number.")


def _name(offence: str, lookup: Lookup) -> str:
    figure = next((f for _, f in lookup.offences() if f.offence == offence), None) or lookup.heading(offence)
    return figure.label.partition(" (")[0] if figure else offence.replace("-", " ").capitalize()


def _part(figure: Figure) -> str:
    return f"{figure.label} {signed(figure.change or 0, figure.unit)}"


def _change(figure: Figure | None) -> Cell:
    if figure is None:
        return Cell("")
    if figure.suppressed:
        return Cell("not shown", "quiet")
    return Cell("not available", "quiet") if figure.change is None else Cell(signed(figure.change, figure.unit))


def _sum(figures: list[Figure]) -> Cell:
    """No sum where a part is hidden or missing: it would give the hidden part away, or be wrong."""
    if any(f.change is None for f in figures):
        return Cell("")
    return Cell(signed(sum(f.change or 0 for f in figures), figures[0].unit))
