"""The youth justice summary's own parts of a paper."""

from dataclasses import replace

from commonweal.rendering.foot import foot
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Parts
from commonweal.rendering.youth_justice import looks, pictures, tables
from commonweal.rendering.youth_justice.headline import headline, standfirst
from commonweal.rendering.youth_justice.sections import all_sections

CHILDREN = "Children are counted by the outcomes they were given in these months. No child can be told from this paper."
PARTNERS = "For partners only: it shows counts of a few children, and must not be published or passed on."


def parts(lookup: Lookup) -> Parts:
    """What the paper says, from its headline to its last table."""
    what = looks.TO_DATE if len(looks.years(lookup, looks.TO_DATE)) > 1 else looks.WHOLE
    first = tables.of_years(lookup, what, "first")
    public = lookup.figures.audience == "public"
    return Parts(
        when=f"{looks.now(lookup).name}, {lookup.figures.period.words}",
        headline=headline(lookup),
        standfirst=standfirst(lookup),
        headings=CHILDREN if public else PARTNERS,
        first_table=replace(first, id="first"),
        first_pictures=pictures.first_page(lookup),
        foot=foot(lookup, [looks.now(lookup).offences]),
        sections=all_sections(lookup),
    )
