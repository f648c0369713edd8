"""A survey's charts with what stands around them: the finding as title, the words, the table behind."""

from commonweal.figures import Figure
from commonweal.rendering.grids import folded
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Picture
from commonweal.rendering.survey import said, tables
from commonweal.rendering.survey.asked import Asked, questions
from commonweal.rendering.survey.charts import bars
from commonweal.rendering.words import listed, lower_first, upper_first

MOST_NAMED = 3


def first_page(lookup: Lookup) -> tuple[Picture, ...]:
    """The first question's answers, and where they differ."""
    found = questions(lookup)
    if not found:
        return ()
    drawn = (of_options(found[0], lookup, 430), of_wards(found[0], lookup, 400))
    return tuple(picture for picture in drawn if picture)


def of_options(asked: Asked, lookup: Lookup, width: float = 620) -> Picture:
    """Each answer's share."""
    order = asked.options if asked.kind == "scale" else _largest_first(asked.options)
    alternative = f"{asked.words} {'; '.join(_say(f) for f in order)}."
    return Picture(
        id=f"options-{asked.key}",
        title=_said_most(asked),
        subtitle=f"{asked.words} Share of those who answered; line: {tables.range_head(lookup)}",
        svg=bars.draw([_bar(f) for f in order], alternative, width),
        alt=alternative,
        grid=tables.options(asked, lookup),
    )


def _said_most(asked: Asked) -> str:
    """What is seen: on a scale the points that count as one; else the answer given most, or those that share the lead.

    The lead is told from the shares as they are printed: of two that print alike neither is called the one.
    """
    if "/together/" in asked.first.id and not said.missing(asked.first):
        return f"{asked.first.value:.0f}% {lower_first(asked.first.label)}"
    printed = [(round(f.value), f.label) for f in asked.options if f.value is not None and not said.missing(f)]
    if not printed:
        return asked.words
    most = max(share for share, _ in printed)
    names = [lower_first(label) for share, label in printed if share == most]
    return f"Most often: {listed(names)}, {most}%{' each' if len(names) > 1 else ''}"


def of_wards(asked: Asked, lookup: Lookup, width: float = 620) -> Picture | None:
    """A question's one measure by ward, the highest first; nothing where it has several, or no ward is told."""
    rows = asked.of("ward", asked.first)
    grid = tables.groups(asked, "ward", lookup)
    if len(asked.measures) != 1 or grid is None or all(said.missing(f) for f in rows):
        return None
    order = _largest_first([f for f in rows if not said.missing(f)])
    alternative = f"{asked.first.label}, by ward: {'; '.join(_say(f) for f in order)}."
    return Picture(
        id=f"wards-{asked.key}",
        title=_standing_out(rows),
        subtitle=f"{asked.first.label}; dashed: everyone; coloured: other than elsewhere by more than chance; line: "
        f"{tables.range_head(lookup)}",
        svg=bars.draw([_bar(f) for f in order], alternative, width, asked.first.value),
        alt=alternative,
        grid=folded(grid),
        note=_not_drawn(rows),
    )


def _standing_out(rows: tuple[Figure, ...]) -> str:
    few = sum(said.missing(f) == said.TOO_FEW for f in rows)
    out = [f.label for f in rows if f.standing in ("above", "below") and not f.suppressed]
    if out:
        names = out if len(out) <= MOST_NAMED else [*out[:MOST_NAMED], f"{len(out) - MOST_NAMED} more wards"]
        return f"Other than elsewhere: {listed(names)}"
    if few > len(rows) / 2:
        return f"In {few} of {len(rows)} wards too few answered to say"
    return "In no ward other than elsewhere by more than chance"


def _not_drawn(rows: tuple[Figure, ...]) -> str:
    """The wards without a bar, by why."""
    by_why: dict[str, list[str]] = {}
    for figure in rows:
        if why := said.missing(figure):
            by_why.setdefault(why, []).append(figure.label)
    return " ".join(f"{upper_first(why)}: {listed(names)}." for why, names in by_why.items())


def _bar(figure: Figure) -> bars.Bar:
    low, high = figure.interval or (None, None)
    return bars.Bar(figure.label, figure.value, low, high, said.tone(figure), _say(figure), said.missing(figure))


def _say(figure: Figure) -> str:
    between = said.between(figure)
    return f"{figure.label} {said.share(figure)}{f' ({between})' if between else ''}"


def _largest_first(figures: list[Figure] | tuple[Figure, ...]) -> list[Figure]:
    return sorted(figures, key=lambda f: -1.0 if f.value is None else f.value, reverse=True)
