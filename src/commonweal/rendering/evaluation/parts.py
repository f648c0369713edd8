"""The evaluation's own parts of a paper."""

from commonweal.rendering.evaluation import pictures, tables
from commonweal.rendering.evaluation.headline import headline, standfirst, when
from commonweal.rendering.evaluation.sections import all_sections
from commonweal.rendering.evaluation.told import main
from commonweal.rendering.foot import foot
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Parts


def parts(lookup: Lookup) -> Parts:
    """What the paper says, from its headline to its last table."""
    told = main(lookup)
    drawn = [
        pictures.of_target(one, lookup, width=wide, height=pictures.FIRST_HEIGHT)
        for one, wide in zip(told, pictures.FIRST_WIDTHS, strict=False)
    ]
    return Parts(
        when=when(lookup),
        headline=headline(lookup),
        standfirst=standfirst(lookup),
        headings="",
        first_table=tables.effects(told, lookup, "first", "What it was against, target beside controls"),
        first_pictures=tuple(picture for picture in drawn if picture),
        foot=foot(lookup, [one.effect for one in told]),
        sections=all_sections(lookup),
    )
