"""What the country is asked of the store: by incidents, or by a published table of counts."""

from commonweal.analysis.comparison.material import Ground, sources_named
from commonweal.analysis.country import POLICE_UK
from commonweal.analysis.whole_country import Gathered, gather_whole, gather_whole_table
from commonweal.figures import Period, Source
from commonweal.geography import Gazetteer
from commonweal.records.register import Register
from commonweal.store import View


def gathered(view: View, places: Gazetteer, source: str, compared: tuple[Period, Period], rules: Register) -> Gathered:
    """Every partnership and ward, from the first month of the two periods compared to their last."""
    span = Period(min(one.start for one in compared), max(one.end for one in compared))
    if source == POLICE_UK:
        return gather_whole(view, places, span, rules)
    return gather_whole_table(view, places, source, span, rules)


def sources_of(ground: Ground, found: Gathered, source: str) -> tuple[Source, ...]:
    """What the tables rest on: the months compared, and the earlier ones that their bands look back on."""
    for level in found.levels:
        sources_named(ground.book, source, level.horizon, ground.country.partnerships)
    return ground.book.sources()
