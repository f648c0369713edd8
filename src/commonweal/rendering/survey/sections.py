"""What follows the survey's first page: each question, what people wrote, who answered."""

from collections.abc import Iterator
from dataclasses import replace

from commonweal.rendering.back_matter import closing_sections
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Grid, Picture, Prose, Section
from commonweal.rendering.sentences import Run
from commonweal.rendering.survey import pictures, tables
from commonweal.rendering.survey.asked import Asked, questions, told
from commonweal.rendering.survey.headline import weighting

WEIGHTED = (
    "A share is of those who answered the question, weighted so that the answers stand for the people who live here."
)
AS_THEY_CAME = "A share is of those who answered the question, as the answers came: they are not weighted."
PLAINLY = (
    "The range says how far the true share may lie from the one printed, if the answers were a random sample.",
    "A ward, an age or a sex is called different only where it differs from all others by more than chance.",
)
GROUPED = (
    "People wrote this in their own words. A person grouped the texts into themes, several to a text where it speaks "
    "of several things. No text is shown that could tell who wrote it."
)


def all_sections(lookup: Lookup) -> tuple[Section, ...]:
    """In the order of the paper."""
    found = questions(lookup)
    return (
        *(_question(asked, lookup, first=n == 0) for n, asked in enumerate(found)),
        *_who(lookup),
        *closing_sections(lookup, (_share(lookup), *PLAINLY)),
        *_last_pages(found, lookup),
    )


def _share(lookup: Lookup) -> str:
    """What a share is of."""
    return WEIGHTED if lookup.figures.parameters["weighted_by"] else AS_THEY_CAME


def _question(asked: Asked, lookup: Lookup, *, first: bool) -> Section:
    blocks: list[Block] = []
    if asked.kind == "themes":
        blocks.append(Prose((Run(GROUPED),)))
    on_first_page = {picture.id for picture in pictures.first_page(lookup)} if first else set()
    drawn = (pictures.of_options(asked, lookup), pictures.of_wards(asked, lookup))
    blocks += [p for p in drawn if p and p.id not in on_first_page]
    over_time = tables.over_time(asked, lookup)
    blocks += [over_time] if over_time else []
    wards = None if len(asked.measures) == 1 else tables.groups(asked, "ward", lookup)
    blocks += [grid for grid in (wards, *(tables.groups(asked, g, lookup) for g in ("age", "sex"))) if grid]
    if not any(isinstance(block, Grid | Picture) and block.id.startswith("ward") for block in (*blocks, *drawn)):
        blocks.append(Prose((Run("In every ward too few answered to say."),), "quiet"))
    blocks += [Prose((Run(f"“{quote['text']}”"),), "quiet") for quote in _quotes(asked, lookup)]
    return Section(f"question-{asked.key}", asked.words, tuple(blocks))


def _quotes(asked: Asked, lookup: Lookup) -> list[dict[str, str]]:
    return [q for q in lookup.figures.parameters.get("quotes", ()) if q["question"] == asked.key]


def _who(lookup: Lookup) -> Iterator[Section]:
    grids = [grid for group in ("age", "sex", "ward") if (grid := tables.who(lookup, group))]
    how = told(lookup)["how"]
    words = f"How people were found: {how.rstrip('.')}. {weighting(lookup)}"
    yield Section("who", "Who answered", (Prose((Run(words),)), *grids))


def _last_pages(found: tuple[Asked, ...], lookup: Lookup) -> Iterator[Section]:
    """On paper what is folded on screen stands at the end, unfolded: print leaves out what is folded."""
    grids = [grid for asked in found for grid in _folded(asked, lookup)]
    who = tables.who(lookup, "ward")
    if grids or who:
        shown = [replace(grid, folded=False) for grid in (*grids, *([who] if who else []))]
        yield Section("detail", "Every answer, and every ward", tuple(shown), where="paper")


def _folded(asked: Asked, lookup: Lookup) -> Iterator[Grid]:
    yield tables.options(asked, lookup)
    if len(asked.measures) == 1 and (grid := tables.groups(asked, "ward", lookup)):
        yield grid
