"""One figure of an evaluation in a sentence, for lists of figures and for minutes. Movement is never told alone."""

from commonweal.figures import Figure, FigureSet
from commonweal.rendering.evaluation import wording
from commonweal.rendering.verdicts import NOT_AVAILABLE, SUPPRESSED, what_we_can_say
from commonweal.rendering.words import number, of_unit, signed_percent, upper_first

WHERE = {"target": "in the target", "nearby": "nearby", "total": "in target and nearby together"}


def sentence(figures: FigureSet, figure: Figure) -> str:
    """`Burglary, nearby: about 12 crimes more than the controls (likely −5 to +29); only one of 40 crimes ...`"""
    name = f"{figure.label}, {_place(figures, figure)}"
    if figure.suppressed:
        return f"{name}: {SUPPRESSED}."
    if figure.value is None:
        return f"{name}: {NOT_AVAILABLE}."
    if figure.id.endswith("/count"):
        before = f", {number(figure.baseline_value)} before" if figure.baseline_value is not None else ""
        return f"{name}: {of_unit(figure.value, figure.unit)}{before}."
    if figure.id.endswith("/wdd"):
        return f"{name}: {_moved(figure)}."
    if figure.id.endswith(("/effect", "/next")) or "/since-" in figure.id:
        return f"{name}: {_worked_out(figure)}."
    return f"{name}: {number(figure.value)}, {figure.unit.partition(' (')[0]}."


def last_word(figure: Figure) -> str:
    """What can be said of it, where it was tested."""
    return what_we_can_say(figure) if figure.verdict or figure.suppressed else ""


def _place(figures: FigureSet, figure: Figure) -> str:
    if figure.area.kind == "group" and figure.area.name in ("Nearby", "Controls", "Controls of what is nearby"):
        return figure.area.name.lower()
    return figure.area.name if figure.area.name != figure.label else figures.partnership.name


def _moved(figure: Figure) -> str:
    way = "more" if (figure.value or 0) > 0 else "fewer"
    where = WHERE[str(figure.parameters.get("of", "total"))]
    told = (
        f"about {wording.events(figure)} {figure.parameters.get('events', '')} {way} {where} than the controls’ course"
    )
    return f"{told} (likely {wording.events_range(figure)}); one of {wording.smallest(figure)} {wording.SEEN}"


def _worked_out(figure: Figure) -> str:
    if figure.id.endswith("/next"):
        low, high = (number(round(end)) if end is not None else "?" for end in figure.interval or (None, None))
        return f"about {number(round(figure.value or 0))} {figure.unit.partition(' (')[0]} (likely {low} to {high})"
    likely = f" (likely {wording.reach(figure)})" if figure.interval else ""
    return f"{signed_percent(figure.value or 0)} {upper_first(figure.unit).removeprefix('% ')}{likely}"
