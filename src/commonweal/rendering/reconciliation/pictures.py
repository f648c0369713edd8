"""The charts of differences with what stands around them: the finding as title, the words, the table behind."""

from commonweal.figures import Figure, Series
from commonweal.rendering.lookup import ASB, Lookup
from commonweal.rendering.paper import Picture
from commonweal.rendering.reconciliation import tables
from commonweal.rendering.reconciliation.beside import Beside, breaks_of, series_of
from commonweal.rendering.reconciliation.charts import ratio
from commonweal.rendering.words import listed, signed_percent, small

LEAST_POINTS = 3  # to be worth a drawing
LEAST_COUNTED = 3  # breaks that a title counts; fewer it names
FIRST_WIDTH, SECOND_WIDTH, FIRST_HEIGHT = 470.0, 360.0, 210.0  # beside each other on the first page


def first_page(pairs: tuple[Beside, ...], lookup: Lookup) -> tuple[Picture, ...]:
    """The first pair's main offence; beside it anti-social behaviour or what else broke, of whichever pair tells it."""
    drawn = first_drawn(pairs)
    widths = (FIRST_WIDTH, SECOND_WIDTH)
    found = (of(pair, figure, lookup, w, FIRST_HEIGHT) for (pair, figure), w in zip(drawn, widths, strict=False))
    return tuple(picture for picture in found if picture)


def first_drawn(pairs: tuple[Beside, ...]) -> list[tuple[Beside, Figure]]:
    """Which two offence groups the first page draws."""
    mains = [(pair, figure) for pair in pairs if (figure := pair.main)][:1]
    behaviour = [(p, f) for p in pairs if (f := p.of(ASB)) is not None and f.value is not None]
    broken = [(p, f) for p in pairs for f in p.rows if breaks_of(f) and (p, f) not in mains]
    return mains + (behaviour + broken)[:1]


def of(pair: Beside, figure: Figure, lookup: Lookup, width: float = 390, height: float = 220) -> Picture | None:
    """One offence group of a pair; None where too few times are held."""
    series = series_of(figure, lookup)
    if series is None or sum(p.value is not None for p in series.points) < LEAST_POINTS:
        return None
    first, second = pair.heads
    return Picture(
        id=f"chart-{pair.key}-{figure.offence}",
        title=title(figure),
        subtitle=f"{first} beside {second}, difference in percent; dashed: usual; shaded: limits; dot: outside them",
        svg=ratio.draw(series, _alternative(series, figure, pair), width, height),
        alt=_alternative(series, figure, pair),
        grid=tables.behind(series, figure.label),
    )


def title(figure: Figure) -> str:
    """`Robbery: outside the usual offset in May 2025`."""
    name = figure.label.partition(" (")[0]
    broken = breaks_of(figure)
    if not figure.parameters["judged"]:
        return f"{name}: too few are held to say what is usual"
    if not broken and figure.parameters["agreement"] == "do not agree":
        return f"{name}: the two sources do not agree"
    if not broken:
        return f"{name}: no {figure.parameters['unit']} outside the usual offset"
    many = f"{small(len(broken))} {figure.parameters['unit']}s"
    return f"{name}: outside the usual offset in {listed(broken) if len(broken) < LEAST_COUNTED else many}"


def _alternative(series: Series, figure: Figure, pair: Beside) -> str:
    given = [p for p in series.points if p.value is not None]
    months = int(series.parameters["months"])
    usual = figure.parameters["usual_percent"]
    offset = "" if usual is None else f" Usual is {signed_percent(usual)}."
    ends = "; ".join(ratio.said(p, months) for p in (given[0], given[-1]))
    return f"Line chart of the difference between {pair.names[0]} and {pair.names[1]}. {title(figure)}.{offset} {ends}."
