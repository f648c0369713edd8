"""All partnerships' comparisons from one asking of the store: a page each, an index with a map, and every number."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import commonweal
from commonweal.analysis.comparison import Question
from commonweal.analysis.comparison.answer import answer_on
from commonweal.analysis.comparison.material import Ground, ground_on
from commonweal.analysis.comparison.question import check_periods
from commonweal.analysis.country import POLICE_UK
from commonweal.errors import MethodRefused, NoDataForPeriod, NotHeld
from commonweal.figures import Area, AreaMap, Cover, Figure, FigureSet, Period, Row, Table
from commonweal.geography import Gazetteer, NeighbourGroup, Partnership, every_group
from commonweal.papers.whole_country import (
    Shown,
    answers,
    gathered,
    of_partnership,
    sources_of,
    with_index,
    with_wards,
    write_files,
)
from commonweal.records import offences, register
from commonweal.rendering import render_page
from commonweal.rendering.comparison import PAGES
from commonweal.store import Store
from commonweal.workspace import Workspace

COUNTRY = Area("EW", "England and Wales", "country")
KEPT = (f"{offences.ALL_CRIME}/rate", f"{offences.ASB}/rate", f"{offences.ALL_CRIME}/direction")
OUTLINES = "Contains OS data © Crown copyright and database right. Source: Office for National Statistics."
MOST_WORKERS = 4


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of all; `against` None is the same months a year before."""

    period: Period
    against: Period | None = None
    source: str = POLICE_UK
    size: int = 15
    register: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page to be made: the partnership, its group (None where it has none), what stands out of its wards."""

    partnership: Partnership
    group: NeighbourGroup | None
    wards: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """What the index keeps of one partnership: three figures, and the other offences outside their limits."""

    figures: tuple[Figure, ...]
    outside: str


def build(
    workspace: Workspace, request: Request, out: Path, advance: Callable[[str], None] = lambda _: None
) -> list[Path]:
    """Write every page and the index. NotHeld or NoDataForPeriod where there is nothing to compare at all."""
    view = Store(workspace).view()
    places = Gazetteer.of(view)
    against = request.against or request.period.shift(-12)
    check_periods(request.period, against)
    rules = register.parse(request.register)
    found = gathered(view, places, request.source, (against, request.period), rules)
    ground = ground_on(found.country, view, places, request.source)
    told = answers(found, request.period, against, rules)
    groups = every_group(places.characteristics, request.size)
    partnerships = ground.country.partnerships
    _clear(out, partnerships)
    asked = [Asked(one, _group(groups, one), of_partnership(told, i)) for i, one in enumerate(partnerships)]
    lines = []
    for one, line in zip(partnerships, _pages(ground, asked, request, against, out), strict=True):
        advance(one.area.name)
        lines.append(line)
    index, sources = out / "index.html", sources_of(ground, found, request.source)
    paper = with_index(_index(ground, lines, places, request, against), told)
    parameters = {"source": request.source, "register": request.register}
    files = write_files(told, found, sources, parameters, out)
    render_page(paper, index)
    return [index, *files, *sorted((out / PAGES).glob("*.html"))]


def _clear(out: Path, partnerships: tuple[Partnership, ...]) -> None:
    """Take away what an earlier run may have left that this one does not make again."""
    for path in (out / "wards.csv", *(out / PAGES / f"{one.area.code}.html" for one in partnerships)):
        path.unlink(missing_ok=True)


def _group(groups: dict[str, NeighbourGroup], one: Partnership) -> NeighbourGroup | None:
    codes = [*([one.csp.code] if one.csp else []), one.area.code, *(d.code for d in one.districts)]
    return next((groups[code] for code in codes if code in groups), None)


def _pages(ground: Ground, asked: list[Asked], request: Request, against: Period, out: Path) -> Iterator[_Line]:
    """One process a processor: each is handed the ground once, and then partnerships one after another."""
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    begun = (ground, request, against, out / PAGES)
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, begun) as pool:
        yield from pool.map(_page, asked, chunksize=4)


_at_work: list[tuple[Ground, Request, Period, Path]] = []  # of a worker process: what it was begun with


def _begin(*begun: object) -> None:
    _at_work[:] = [begun]  # type: ignore[list-item]


def _page(asked: Asked) -> _Line:
    ground, request, against, folder = _at_work[0]
    one, group = asked.partnership, asked.group
    if group is None:
        return _missing(
            one, request, "it has no statistical neighbours: something that they are chosen by is not known"
        )
    question = Question(one, group, request.period, against, source=request.source)
    try:
        paper = answer_on(ground, question, cover=Cover("", ""))
    except (NoDataForPeriod, NotHeld, MethodRefused) as refused:
        return _missing(one, request, str(refused.message).partition(": ")[2].rstrip(".") or refused.message)
    render_page(with_wards(replace(paper, report="comparison-in-brief"), asked.wards), folder / f"{one.area.code}.html")
    by_id = {f.id: f for f in paper.figures}
    kept = [by_id[id] for name in KEPT if (id := f"{one.area.code}/{name}") in by_id]
    return _Line(tuple(replace(f, label=one.area.name) for f in kept), _outside(paper))


def _outside(paper: FigureSet) -> str:
    """`Burglary: above; Robbery: below`: what stands outside beside the two headings that have columns."""
    by_id = {f.id: f for f in paper.figures}
    others = [g for g in paper.groupings if g.offence not in (offences.ALL_CRIME, offences.ASB)]
    words = [(g.title, by_id[g.figures[0]].standing) for g in others]
    return "; ".join(f"{title}: {word}" for title, word in words if word in ("above", "below"))


def _missing(one: Partnership, request: Request, why: str) -> _Line:
    figure = Figure(
        id=f"{one.area.code}/{KEPT[0]}", label=one.area.name, offence=offences.ALL_CRIME, area=one.area, value=None,
        unit="per 1,000 residents", period=request.period, standing="not available", verdict="not available",
        notes=(why,),
    )  # fmt: skip
    return _Line((figure,), "")


def _index(ground: Ground, lines: list[_Line], places: Gazetteer, request: Request, against: Period) -> FigureSet:
    rows = tuple(Row(line.figures[0].id, note=line.outside) for line in lines)
    return FigureSet(
        report="comparison-country",
        partnership=COUNTRY,
        period=request.period,
        against=against,
        as_at=None,
        audience="public",
        software=f"commonweal {commonweal.__version__}",
        sources=ground.book.sources(),
        figures=tuple(figure for line in lines for figure in line.figures),
        tables=(Table("partnerships", "Every partnership", "Partnership", rows, request.period, against),),
        maps=_map(ground, places),
        body=COUNTRY.name,
    )


def _map(ground: Ground, places: Gazetteer) -> tuple[AreaMap, ...]:
    """Every district in its partnership's colour; no map where an outline is not held."""
    found = [(d, f"{one.area.code}/{KEPT[0]}") for one in ground.country.partnerships for d in one.districts]
    try:
        shapes = places.shapes([district for district, _ in found])
    except NotHeld:
        return ()
    title = "All crime beside the group"
    return (
        AreaMap("country", title, "Each partnership in its own group", shapes, tuple(f for _, f in found), OUTLINES),
    )
