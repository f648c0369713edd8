"""The comparison's own parts of a paper."""

from commonweal.rendering.comparison import pictures, sections, tables
from commonweal.rendering.comparison.beside import every_offence
from commonweal.rendering.comparison.headline import group_words, headline
from commonweal.rendering.comparison.standfirst import standfirst
from commonweal.rendering.foot import foot
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Parts, Section

MORE = "What is not available, and why"


def parts(lookup: Lookup) -> Parts:
    """What the paper says, from its headline to its last table."""
    return _parts(lookup, sections.all_sections(lookup))


def parts_in_brief(lookup: Lookup) -> Parts:
    """The same without a chart for each offence."""
    return _parts(lookup, sections.in_brief(lookup))


def _parts(lookup: Lookup, found: tuple[Section, ...]) -> Parts:
    return Parts(
        when=lookup.figures.period.words,
        headline=headline(lookup),
        standfirst=standfirst(lookup),
        headings=group_words(lookup),
        first_table=tables.standing(lookup),
        first_pictures=pictures.first_page(lookup),
        foot=foot(lookup, [b.ours for b in every_offence(lookup)], MORE),
        sections=found,
    )
