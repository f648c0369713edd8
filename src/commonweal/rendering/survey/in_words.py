"""One figure of a survey in a sentence, for lists of figures and for minutes."""

from commonweal.figures import Figure, FigureSet
from commonweal.rendering.survey import said


def sentence(figures: FigureSet, figure: Figure) -> tuple[str, str]:
    """The whole sentence, and the last word on it."""
    name = _name(figures, figure)
    if why := said.missing(figure):
        return f"{name}: {why}.", why
    if figure.id.endswith("/change"):
        before = figure.parameters.get("wave", "the wave before")
        return f"{name}: {said.points(figure)} since {before} ({said.points_between(figure)}).", said.changed(figure)
    if figure.offence == "who":
        return f"{name}: {said.share(figure)} of the answers.", ""
    between = said.between(figure)
    return f"{name}: {said.share(figure)}{f' ({between})' if between else ''}.", said.standing(figure)


def _name(figures: FigureSet, figure: Figure) -> str:
    """`How safe ...? Very or fairly safe, Hartburn`."""
    if figure.offence == "who":
        return f"Who answered, {figure.label}"
    asked = {q["key"]: q["words"] for q in figures.parameters["survey"]["questions"]}
    words = asked.get(figure.offence, figure.offence)
    measure = "/".join(figure.id.split("/")[:2]) + "/all"
    label = next((f.label for f in figures.figures if f.id == measure), "")
    return f"{words} {label}" if figure.label == label or not label else f"{words} {label}, {figure.label}"
