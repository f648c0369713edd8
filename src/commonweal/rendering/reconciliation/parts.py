"""The reconciliation's own parts of a paper."""

from commonweal.rendering.foot import foot
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Grid, Parts
from commonweal.rendering.reconciliation import pictures, tables
from commonweal.rendering.reconciliation.beside import every_pair
from commonweal.rendering.reconciliation.headline import headline, standfirst
from commonweal.rendering.reconciliation.sections import WHY, all_sections


def parts(lookup: Lookup) -> Parts:
    """What the paper says, from its headline to its last table."""
    pairs = every_pair(lookup)
    first = tables.of_pair(pairs[0], "first") if pairs else Grid("first", "The figures", (), ())
    return Parts(
        when=lookup.figures.period.words,
        headline=headline(lookup),
        standfirst=standfirst(lookup),
        headings="",
        first_table=first,
        first_pictures=pictures.first_page(pairs, lookup),
        foot=foot(lookup, [f for pair in pairs for f in pair.rows], WHY),
        sections=all_sections(lookup),
    )
