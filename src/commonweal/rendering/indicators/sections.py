"""What follows the first page: those that need attention in full, then the others, then what each is."""

from collections.abc import Iterator, Sequence

from commonweal.rendering.back_matter import closing_sections
from commonweal.rendering.indicators import said, tables
from commonweal.rendering.indicators.pictures import run_chart
from commonweal.rendering.indicators.told import Told
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Prose, Section, Subheading
from commonweal.rendering.sentences import Run

ON_FIRST_PAGE = 2
PLAINLY = (
    "Every indicator varies from one period to the next. Only what lies outside its own limits, or in a long run on "
    "one side, is called unusual; a single rise or fall within them is not.",
    "Percentages are compared in percentage points, rates in times: a percentage of a percentage is not printed.",
    "What is not available is never nought.",
)


def all_sections(lookup: Lookup, indicators: Sequence[Told]) -> tuple[Section, ...]:
    """In the order of the paper; a chart of the first page is not drawn again."""
    drawn = first_page(indicators)
    return (
        *_several("attention", "What needs attention", [one for one in indicators if one.needs_attention], drawn),
        *_several("others", "The other indicators", [one for one in indicators if not one.needs_attention], drawn),
        Section("definitions", "What each indicator is", (tables.definitions(indicators),)),
        *closing_sections(lookup, PLAINLY),
    )


def first_page(indicators: Sequence[Told]) -> tuple[Told, ...]:
    """The first of those that need attention and can be drawn."""
    return tuple(one for one in indicators if one.needs_attention and one.figure.value is not None)[:ON_FIRST_PAGE]


def _several(id: str, heading: str, indicators: Sequence[Told], drawn: Sequence[Told]) -> Iterator[Section]:
    if indicators:
        yield Section(id, heading, tuple(block for one in indicators for block in _one(one, is_drawn=one in drawn)))


def _one(one: Told, *, is_drawn: bool) -> Iterator[Block]:
    yield Subheading(one.figure.label)
    words = [said.last(one), said.counted(one), said.target(one), *(said.beside(one, f) for f in one.beside)]
    words.append(said.late(one))
    yield Prose((Run(" ".join(word for word in words if word)),), "leading")
    if not is_drawn and (picture := run_chart(one)) is not None:
        yield picture
    yield Prose((Run(f"{one.defined} Source: {one.definition['source']}."),), "quiet")
