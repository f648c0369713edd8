"""One figure of a season in a sentence, for lists of figures and for minutes."""

from commonweal.figures import Figure, FigureSet
from commonweal.rendering.seasonal import said
from commonweal.rendering.verdicts import NOT_AVAILABLE, SUPPRESSED
from commonweal.rendering.words import number


def sentence(figures: FigureSet, figure: Figure) -> tuple[str, str]:
    """The whole sentence, and the last word on it."""
    what = figure.id.rpartition("/")[2]
    name = _name(figures, figure)
    if figure.suppressed:
        return f"{name}: {SUPPRESSED}.", "not shown"
    if figure.id.startswith("plan/"):
        amount = "" if figure.value is None else f": {number(figure.value)} {figure.unit}".rstrip()
        return (
            f"{figure.label}, {figure.parameters.get('agency', '')}, {figure.parameters.get('when', '')}{amount}.",
            "",
        )
    if what == "forecast":
        return f"{name}: forecast for {figure.period.words} {said.forecast(figure)}.", "forecast"
    if figure.value is None:
        return f"{name}: {NOT_AVAILABLE}.", NOT_AVAILABLE
    if what == "earlier":
        return f"{name}: {said.beside_earlier(figure)}.", said.say(figure)
    if figure.baseline_value is None:
        return f"{name}, {figure.period.words}: {said.count(figure)}.", ""
    beside = "a year before" if what == "change" else "forecast" if what == "check" else "by the weeks around"
    return f"{name}: {said.count(figure)}, {said.expected(figure)} {beside}.", said.say(figure) or said.inside(figure)


def _name(figures: FigureSet, figure: Figure) -> str:
    """The look with the row: `Deliberate fires, Kilnside`."""
    key = figure.id.rpartition("/")[0]
    found = next((t.title for t in figures.tables if key.startswith(t.id.rpartition("/")[0] + "/")), "")
    found = found or next((t.title for t in figures.tables if t.id.partition("/")[0] == key.partition("/")[0]), "")
    title = found.partition(" (")[0]
    if not title or figure.label.startswith(title):
        return figure.label.partition(" (")[0]
    return f"{title}, {figure.label}"
