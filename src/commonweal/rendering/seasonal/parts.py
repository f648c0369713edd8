"""The seasonal report's own parts of a paper."""

from commonweal.rendering.foot import foot
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Parts
from commonweal.rendering.seasonal import pictures, tables
from commonweal.rendering.seasonal.headline import headline, standfirst
from commonweal.rendering.seasonal.looks import dated_looks, monthly_looks
from commonweal.rendering.seasonal.sections import all_sections


def parts(lookup: Lookup) -> Parts:
    """What the paper says, from its headline to its last table."""
    dated, monthly = dated_looks(lookup), monthly_looks(lookup)
    told = lookup.figures.parameters
    name = str(told.get("season", {}).get("name", ""))
    when = str(told.get("window", lookup.figures.period.words))
    shown = [look.earlier for look in dated] + [f for look in monthly for f in look.rows("change")[:1]]
    return Parts(
        when=f"{name}, {when}" if name else when,
        headline=headline(lookup),
        standfirst=standfirst(lookup),
        headings=str(told.get("season", {}).get("aim", "")),
        first_table=tables.overview(dated, monthly),
        first_pictures=pictures.first_page(lookup),
        foot=foot(lookup, shown),
        sections=all_sections(lookup),
    )
