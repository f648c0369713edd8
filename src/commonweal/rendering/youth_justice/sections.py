"""What follows the first page, each section only where there is something for it."""

from collections.abc import Iterator

from commonweal.rendering.back_matter import closing_sections
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Grid, Panels, Points, Prose, Section
from commonweal.rendering.sentences import Run
from commonweal.rendering.youth_justice import looks, pictures, so_far, standing, tables, too_sure, year_ahead

PLAINLY = (
    "Counts vary by chance, and few children make many offences: a change is called one where neither explains it.",
    "A likely range holds the truth, or the year to come, 95 times in 100.",
    "What is not held is not held: it is never nought. What is not shown is a small number, or would tell one.",
)
OTHERS = (
    ("first-time-entrants", "First-time entrants"),
    ("custody", "Custodial sentences"),
    ("reoffending-binary", "Share who reoffend"),
    ("reoffences-per-reoffender", "Reoffences of each who does"),
)


def all_sections(lookup: Lookup) -> tuple[Section, ...]:
    """In the order of the paper."""
    return (
        *_years(lookup),
        *_ahead(lookup),
        *_too_sure(lookup),
        *_mix(lookup),
        *_entrants(lookup),
        *_reoffending(lookup),
        *_custody(lookup),
        *_indicators(lookup),
        *closing_sections(lookup, PLAINLY),
    )


def _years(lookup: Lookup) -> Iterator[Section]:
    """Whole years, where the first page shows the same months of each."""
    if looks.years(lookup, looks.WHOLE) and len(looks.years(lookup, looks.TO_DATE)) > 1:
        yield Section("years", "Whole years beside each other", (tables.of_years(lookup, looks.WHOLE),))


def _ahead(lookup: Lookup) -> Iterator[Section]:
    grid = tables.ahead(lookup)
    if grid is not None:
        told = [Prose((Run(text),)) for text in year_ahead.ahead(lookup)]
        yield Section("ahead", "The whole year", (*told, grid))


def _too_sure(lookup: Lookup) -> Iterator[Section]:
    found = tuple(too_sure.too_sure(lookup))
    if found:
        yield Section("bear", "What these figures do not show", (Points(found),))


def _mix(lookup: Lookup) -> Iterator[Section]:
    picture = pictures.of_mix(lookup)
    blocks: list[Block] = [Panels((picture,))] if picture else []
    blocks += _said(so_far.none_at_all(lookup))
    for slice_ in looks.SLICES:
        grid = tables.of_slice(lookup, slice_)
        if grid is not None:
            blocks += [grid, *_said(so_far.not_recorded(lookup, slice_) if "ethnicity" in slice_ else "")]
    lacking = tuple(so_far.unrecorded(lookup))
    if lacking:
        blocks.append(Prose((Run("Community resolutions often do not record ethnicity:"),), "leading"))
        blocks.append(Points(lacking))
    if blocks:
        yield Section("mix", "What was done, and by whom", tuple(blocks))


def _entrants(lookup: Lookup) -> Iterator[Section]:
    blocks: list[Block] = [Prose((Run(text),)) for text in year_ahead.entrants(lookup)]
    on_first = {picture.id for picture in pictures.first_page(lookup)}
    picture = pictures.of_rates(lookup, "entrants", "first-time-entrants")
    blocks += [Panels((picture,))] if picture and picture.id not in on_first else []
    blocks += _both(lookup, "entrants", 0)
    if blocks:
        yield Section("entrants", "First-time entrants", tuple(blocks))


def _reoffending(lookup: Lookup) -> Iterator[Section]:
    grid = tables.reoffending(lookup)
    if grid is None:
        return
    falling = [n.text for n in lookup.figures.notes if n.text.startswith("The share who reoffend and")]
    blocks: list[Block] = [*_said(standing.reoffending(lookup)), *(Prose((Run(text),)) for text in falling)]
    drawn = pictures.of_cohorts(lookup)
    blocks += [Panels(drawn)] if drawn else []
    blocks += [grid, *_said(standing.parts(lookup))]
    for measure, name in OTHERS[2:]:
        blocks += _said(standing.beside(lookup, measure, name))
        blocks += _grid(tables.beside(lookup, measure))
    yield Section("reoffending", "Reoffending", tuple(blocks))


def _custody(lookup: Lookup) -> Iterator[Section]:
    picture = pictures.of_rates(lookup, "custody", "custody")
    blocks: list[Block] = [Panels((picture,))] if picture else []
    blocks += _both(lookup, "custody", 1)
    if blocks:
        yield Section("custody", "Custody", tuple(blocks))


def _both(lookup: Lookup, name: str, at: int) -> list[Block]:
    """Where ours stands beside others, then the rolling years."""
    measure, words = OTHERS[at]
    found: list[Block] = _said(standing.beside(lookup, measure, words))
    return [*found, *_grid(tables.beside(lookup, measure)), *_grid(tables.of_rates(lookup, f"{name}/rolling"))]


def _indicators(lookup: Lookup) -> Iterator[Section]:
    grid = tables.indicators(lookup)
    if grid is not None:
        yield Section("indicators", "The Youth Justice Board's indicators", (grid,))


def _said(text: str) -> list[Block]:
    return [Prose((Run(text),))] if text else []


def _grid(grid: Grid | None) -> list[Block]:
    return [grid] if grid is not None else []
