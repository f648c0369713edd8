"""All partnerships beside their groups: a map, and a line each with its own page behind it."""

from collections import Counter
from collections.abc import Iterator

from commonweal.figures import Figure
from commonweal.rendering.back_matter import closing_sections
from commonweal.rendering.comparison import rates, standing_out
from commonweal.rendering.comparison.charts import country_map
from commonweal.rendering.comparison.sections import IN_PLAIN_ENGLISH
from commonweal.rendering.comparison.standings import tone, where_we_stand, which_way
from commonweal.rendering.foot import foot
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line, Parts, Picture, Section
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.words import listed

PAGES = "partnerships"  # the folder of their pages
COLUMNS = (
    Column("Partnership", "label"), Column("All crime"), Column("The group"), Column("Where it stands", "words"),
    Column("Anti-social behaviour"), Column("Where it stands", "words"), Column("Which way", "words"),
    Column("Other offences outside", "words"),
)  # fmt: skip
NOTE = (
    "Rates for every 1,000 residents in these months. Above and below: outside the 95% limits of its group's spread. "
    "Of 20 offences that are like the group's, one lies outside by chance."
)


def parts(lookup: Lookup) -> Parts:
    """What the index says."""
    return Parts(
        when=lookup.figures.period.words,
        headline=_headline(lookup),
        standfirst=(),
        headings="Each partnership is held against the partnerships most like it; a name leads to its own page.",
        first_table=Grid("first", "How many stand where", (), ()),
        first_pictures=tuple(_pictures(lookup)),
        foot=foot(lookup, _of(lookup, "all-crime")),
        sections=(
            *standing_out.of_country(lookup, PAGES),
            Section("partnerships", "Every partnership", (_grid(lookup),)),
            *closing_sections(lookup, IN_PLAIN_ENGLISH),
        ),
    )


def _of(lookup: Lookup, node: str, kind: str = "rate") -> list[Figure]:
    return [f for f in lookup.figures.figures if f.offence == node and f.id.endswith(f"/{kind}")]


def _headline(lookup: Lookup) -> Sentence:
    found = _of(lookup, "all-crime")
    told = Counter(f.standing for f in found)
    compared = sum(n for word, n in told.items() if word in ("above", "within", "below"))
    opening = f"{compared} of {len(found)} partnerships can be held against partnerships like them. In all crime "
    return (
        Run(opening), Run(f"{told['above']} lie above", "more"), Run(", "), Run(f"{told['below']} below", "fewer"),
        Run(f", and {told['within']} within what such partnerships differ by."),
    )  # fmt: skip


def _pictures(lookup: Lookup) -> Iterator[Picture]:
    for area_map in lookup.figures.maps:
        figures = [lookup.by_id[id] for id in dict.fromkeys(area_map.figures) if id in lookup.by_id]
        said = _alternative(figures)
        yield Picture(
            id=f"map-{area_map.id}",
            title=area_map.title,
            subtitle=area_map.subtitle,
            svg=country_map.draw(area_map, lookup, said),
            alt=said,
            grid=Grid(f"map-{area_map.id}", area_map.title, (), ()),
            note=area_map.attribution,
        )


def _alternative(figures: list[Figure]) -> str:
    above, below = ([f.label for f in figures if f.standing == word] for word in ("above", "below"))
    parts = [f"Map of {len(figures)} partnerships."]
    parts += [f"Above their groups: {listed(above)}."] if above else []
    parts += [f"Below: {listed(below)}."] if below else []
    missing = sum(f.standing == "not available" for f in figures)
    parts += [f"Not available: {missing}; the others lie within."]
    return " ".join(parts)


def _grid(lookup: Lookup) -> Grid:
    table = lookup.figures.table("partnerships")
    lines = tuple(_line(figure, row.note, lookup) for row, figure in lookup.rows(table))
    return Grid("partnerships", "Every partnership", COLUMNS, lines, NOTE)


def _line(figure: Figure, outside: str, lookup: Lookup) -> Line:
    code = figure.area.code
    if figure.value is None:
        blank = Cell("not available", "quiet")
        why = figure.notes[0] if figure.notes else ""
        return Line((Cell(figure.label), *(blank for _ in COLUMNS[1:-1]), Cell("")), note=why)
    asb, way = lookup.by_id.get(f"{code}/anti-social-behaviour/rate"), lookup.by_id.get(f"{code}/all-crime/direction")
    cells = (
        Cell(figure.label, href=f"{PAGES}/{code}.html"),
        Cell(rates.rate(figure.value)),
        Cell(rates.rate(figure.baseline_value)),
        Cell(where_we_stand(figure), tone(figure)),
        *((Cell(rates.rate(asb.value)), Cell(where_we_stand(asb), tone(asb))) if asb else (Cell(""), Cell(""))),
        Cell(which_way(way), tone(way)) if way else Cell(""),
        Cell(outside),
    )
    return Line(cells)
