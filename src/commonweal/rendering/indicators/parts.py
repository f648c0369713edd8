"""The paper of indicators' own parts."""

from commonweal.rendering.foot import foot
from commonweal.rendering.indicators import tables
from commonweal.rendering.indicators.headline import headline, standfirst
from commonweal.rendering.indicators.pictures import run_chart
from commonweal.rendering.indicators.sections import all_sections, first_page
from commonweal.rendering.indicators.told import told
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Parts

FIRST = ((470.0, 240.0), (360.0, 240.0))


def parts(lookup: Lookup) -> Parts:
    """What the paper says, from its headline to its last table."""
    indicators = told(lookup)
    drawn = tuple(
        picture
        for one, size in zip(first_page(indicators), FIRST, strict=False)
        if (picture := run_chart(one, *size)) is not None
    )
    return Parts(
        when=f"Figures to {lookup.figures.period.end.words}",
        headline=headline(indicators),
        standfirst=standfirst(indicators),
        headings="",
        first_table=tables.overview(indicators),
        first_pictures=drawn,
        foot=foot(lookup, [one.figure for one in indicators]),
        sections=all_sections(lookup, indicators),
    )
