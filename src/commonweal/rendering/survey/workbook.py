"""A survey as a workbook: every figure as a number, notes, sources."""

from pathlib import Path

from commonweal.documents.excel import Cell, Workbook
from commonweal.figures import Figure
from commonweal.rendering.compose import TITLES
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.survey import said
from commonweal.rendering.survey.asked import told
from commonweal.rendering.survey.headline import headline
from commonweal.rendering.workbook import notes_sheet, opened, sources_sheet
from commonweal.rendering.workbook_columns import COUNT, HELD_BACK, MISSING, heads_of

ONE = "0.0"
SHORTHAND = f"{HELD_BACK} few people, not shown to protect them. {MISSING} too few to say, or not available."
HEADS = (
    "Question:40", "Answer:30", "Of:18", "Which:24", "Percent or points", "Range from", "Range to", "Elsewhere %",
    "Answered", "Effective answers", "p", "q", "What we can say:22",
)  # fmt: skip


def write(lookup: Lookup, path: Path, author: str = "") -> None:
    """The workbook."""
    title = f"{TITLES['survey']}: {told(lookup)['name']}"
    with Workbook(path, title, author or lookup.figures.cover.author, lookup.figures.period.words) as book:
        sheet = opened(book, lookup, "Every figure", headline(lookup), SHORTHAND)
        sheet.table(heads_of(HEADS), [_row(f, lookup) for f in lookup.figures.figures])
        sheet.footer(title)
        notes_sheet(book, lookup, SHORTHAND)
        sources_sheet(book, lookup)


def _row(figure: Figure, lookup: Lookup) -> list[Cell]:
    asked = {q["key"]: q["words"] for q in told(lookup)["questions"]}
    key, measure, *rest = figure.id.split("/")
    whole = lookup.by_id.get(f"{key}/{measure}/all")
    low, high = figure.interval or (None, None)
    hidden = HELD_BACK if figure.suppressed else MISSING
    say = said.changed(figure) if figure.id.endswith("/change") else said.standing(figure)
    of = measure if key == "who" else rest[0] if rest else "all"
    return [
        Cell(asked.get(key, "Who answered")), Cell(whole.label if whole else None), Cell(of), Cell(figure.label),
        Cell(hidden if figure.value is None else figure.value, ONE), Cell(low, ONE), Cell(high, ONE),
        Cell(figure.baseline_value, ONE), Cell(figure.parameters.get("answered"), COUNT),
        Cell(figure.parameters.get("effective"), ONE), Cell(figure.p, "0.0000"), Cell(figure.q, "0.0000"),
        Cell(say or None),
    ]  # fmt: skip
