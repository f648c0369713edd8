"""The survey's own parts of a paper."""

from commonweal.rendering.foot import foot
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Parts
from commonweal.rendering.survey import pictures, tables
from commonweal.rendering.survey.asked import questions, told
from commonweal.rendering.survey.headline import headline, standfirst, when
from commonweal.rendering.survey.sections import all_sections


def parts(lookup: Lookup) -> Parts:
    """What the paper says, from its headline to its last table."""
    return Parts(
        when=when(lookup),
        headline=headline(lookup),
        standfirst=standfirst(lookup),
        headings=f"How people were found: {told(lookup)['how']}",
        first_table=tables.overview(lookup),
        first_pictures=pictures.first_page(lookup),
        foot=foot(lookup, [asked.first for asked in questions(lookup)]),
        sections=all_sections(lookup),
    )
