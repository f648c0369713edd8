"""One figure of the paper of indicators in a sentence, for lists of figures and for minutes."""

from commonweal.figures import Figure, FigureSet
from commonweal.rendering.indicators import said
from commonweal.rendering.indicators.told import LAST, Told
from commonweal.rendering.indicators.words import value_words


def sentence(figures: FigureSet, figure: Figure) -> tuple[str, str]:
    """The whole sentence, and the last word on it."""
    if figure.id.endswith(LAST):
        return said.last(Told(figure, ())), said.need(Told(figure, ()))
    own = next(f for f in figures.figures if f.id == f"{figure.id.rsplit('/', 2)[0]}{LAST}")
    return f"{own.label}, {figure.label}: {value_words(figure.value, figure.unit)}.", str(figure.parameters["word"])
