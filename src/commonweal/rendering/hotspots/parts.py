"""The hotspots report's own parts of a paper."""

from commonweal.rendering.foot import foot
from commonweal.rendering.hotspots import pictures, sections, tables
from commonweal.rendering.hotspots.headline import headline, standfirst, subject
from commonweal.rendering.hotspots.words import of_id
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Parts
from commonweal.rendering.words import upper_first


def parts(lookup: Lookup) -> Parts:
    """What the paper says, from its headline to its last table."""
    return Parts(
        when=f"{subject(lookup)}, {lookup.figures.period.words}",
        headline=headline(lookup),
        standfirst=standfirst(lookup),
        headings=upper_first(str(lookup.figures.parameters.get("how", ""))),
        first_table=tables.hot_spots(lookup, tables.FIRST),
        first_pictures=pictures.first_page(lookup),
        foot=foot(lookup, of_id(lookup, "/gi-star")),
        sections=sections.all_sections(lookup),
    )
