"""What follows the comparison's first page, each section only where there is something for it."""

from collections.abc import Iterator

from commonweal.figures import Figure, Row
from commonweal.rendering.back_matter import closing_sections
from commonweal.rendering.comparison import month_tables, pictures, standing_out, tables, year_end
from commonweal.rendering.comparison.beside import Beside, every_offence, one_offence, worth_detail
from commonweal.rendering.comparison.standfirst import about
from commonweal.rendering.comparison.standings import DIRECTIONS
from commonweal.rendering.lookup import ALL_CRIME, ASB, Lookup
from commonweal.rendering.paper import Block, Panels, Points, Prose, Section, Subheading
from commonweal.rendering.sentences import Run
from commonweal.rendering.words import listed, lower_first, upper_first

IN_PLAIN_ENGLISH = (
    "A rate is the offences of these months for every 1,000 residents. Residents are not all who are at risk: a town "
    "centre's visitors, and things stolen from shops, have no part in them.",
    "Partnerships that are alike still differ. How far is measured on the group itself: above and below are said only "
    "of a rate outside the limits that 95 of 100 such partnerships of our size would lie within.",
    "Of 20 offences that are like the group's, one lies outside its 95% limits by chance; outside the 99.8% limits, "
    "one in 500.",
    "A place in the order is printed only with the places that chance leaves open. Where that is wide, the place says "
    "little.",
    "The group's rate counts all its events over all its residents, ours among them.",
    "A partnership whose police force did not publish is not available. It is never counted as zero.",
    "Anti-social behaviour is not crime and is in no total of crimes.",
)
MULTIPLES = "Each rate as a multiple of the group’s"
OWN_SECTION = "missing"  # what is not available has a section of its own
NO_TREND = "Our months cannot be drawn beside the group's: too few of them are held for enough of its partnerships."
NO_DIRECTION = "Which way each offence goes beside the group cannot be told"


def all_sections(lookup: Lookup) -> tuple[Section, ...]:
    """In the order of the paper."""
    return (
        *_glance(lookup),
        *_offences(lookup),
        *_funnels(lookup),
        *_trends(lookup),
        *_direction(lookup),
        *year_end.section(lookup),
        *_group(lookup),
        *_alternatives(lookup),
        *_missing(lookup),
        *closing_sections(lookup, IN_PLAIN_ENGLISH, told_before=_told_before(lookup)),
        *_last_pages(lookup),
    )


def in_brief(lookup: Lookup) -> tuple[Section, ...]:
    """One page among hundreds: all offences at once, and what the word rests on, without a chart for each."""
    return (
        *_glance(lookup),
        *_direction(lookup),
        *year_end.section(lookup),
        *standing_out.of_wards(lookup),
        *_group(lookup),
        *_alternatives(lookup),
        *_missing(lookup),
        *closing_sections(lookup, IN_PLAIN_ENGLISH, told_before=_told_before(lookup)),
    )


def _glance(lookup: Lookup) -> Iterator[Section]:
    picture = pictures.of_glance(lookup)
    if picture:
        yield Section("glance", "All offences at once", (Subheading(MULTIPLES), picture))


def _offences(lookup: Lookup) -> Iterator[Section]:
    found = pictures.panels(lookup)
    if found:
        words = "Each offence across the group, the highest rate first. Only ours is in colour."
        yield Section("offences-beside", "Offence by offence", (Prose((Run(words),), "leading"), Panels(found)))


def _funnels(lookup: Lookup) -> Iterator[Section]:
    found = pictures.funnels(lookup)
    if found:
        words = (
            "Small places swing more than large ones. The limits show how far, and widen where there are fewer "
            "residents. All crime's stands on the first page; shown here are anti-social behaviour and each offence in "
            "which we stand or go outside the group's spread."
        )
        yield Section("funnels", "Rates by number of residents", (Prose((Run(words),), "leading"), Panels(found)))


def _trends(lookup: Lookup) -> Iterator[Section]:
    if not any(b.trend for b in every_offence(lookup)):
        return
    found = pictures.trends(lookup)
    blocks: tuple[Block, ...] = (Panels(found),) if found else (Prose((Run(NO_TREND),)),)
    yield Section("trends", "Month by month within the group", blocks)


def _direction(lookup: Lookup) -> Iterator[Section]:
    """The table; where nothing can be told, that and why instead of a table of nothing."""
    table = lookup.figures.table("direction")
    rows = lookup.rows(table)
    if table is None or not rows:
        return
    if any(f.standing in DIRECTIONS for _, f in rows):
        yield Section("direction-section", table.title, (tables.direction(table, lookup),))
        return
    reasons = list(dict.fromkeys(note.rstrip(".") for _, f in rows for note in f.notes))
    why = f": {'; '.join(reasons)}" if reasons else ""
    yield Section("direction-section", table.title, (Prose((Run(f"{NO_DIRECTION}{why}."),)),))


def _group(lookup: Lookup) -> Iterator[Section]:
    table = lookup.figures.table("group")
    if table and lookup.rows(table):
        blocks: list[Block] = [tables.members(table, lookup)]
        blocks += [Prose((Run(table.note),), "quiet")] if table.note else []
        yield Section("group", "The group", tuple(blocks))


def _alternatives(lookup: Lookup) -> Iterator[Section]:
    """Whether the word depends on the group: a sentence for each offence outside, all at once, then each behind."""
    table = lookup.figures.table("alternatives")
    rows = lookup.rows(table)
    said = [n.text for n in lookup.figures.notes if n.kind == "method" and n.offence]
    by_offence: dict[str, list[tuple[Row, Figure]]] = {}
    for row, figure in rows:
        by_offence.setdefault(figure.offence, []).append((row, figure))
    found = [(b, rows) for code, rows in by_offence.items() if (b := one_offence(lookup, code))]
    headings = [(b, rows) for b, rows in found if b.offence in (ALL_CRIME, ASB)]
    sentences = [_same_word(b, rows) for b, rows in headings if not _noted(b, lookup)]
    blocks: list[Block] = [Points(tuple(sentences + said))] if sentences or said else []
    blocks += [tables.alternatives_at_once(found)] if found else []
    detail = [(b, rows) for b, rows in found if b.offence in (ALL_CRIME, ASB) or _differs(b, rows)]
    blocks += [tables.alternatives(b, rows, table.note if table else "") for b, rows in detail]
    if blocks:
        yield Section("alternatives", "Would another group say the same?", tuple(blocks))


def _differs(beside: Beside, rows: list[tuple[Row, Figure]]) -> bool:
    """Whether ours stands outside, or another group gives it another word: the rest is in the workbook."""
    return beside.is_outside or any(f.standing != beside.ours.standing for _, f in rows)


def _noted(beside: Beside, lookup: Lookup) -> bool:
    return any(n.kind == "method" and n.offence == beside.offence for n in lookup.figures.notes)


def _same_word(beside: Beside, rows: list[tuple[Row, Figure]]) -> str:
    """`All crime: within the group's spread; 14 of the 14 other groups say so.`"""
    word = beside.ours.standing
    if word not in DIRECTIONS:
        return f"{beside.name}: not told beside the group."
    same = sum(f.standing == word for _, f in rows)
    where = "within the group’s spread" if word == "within" else f"{word} the group"
    groups = f"{same} of {len(rows)} other groups say so" if len(rows) > 1 else f"{same} of 1 other group says so"
    return f"{beside.name}: {where}; {groups}."


def _missing(lookup: Lookup) -> Iterator[Section]:
    """Who is not available, and why; and what of ours cannot be told."""
    gaps = list(dict.fromkeys(n.text for n in lookup.figures.notes if n.kind == "gap"))
    blocks: list[Block] = []
    points = gaps + [text for text in _unnamed(lookup) if text not in gaps]
    if points:
        blocks.append(Points(tuple(points)))
    alone = [b for b in every_offence(lookup) if b.ours.value is None]
    if alone:
        blocks += [Subheading("Of ours"), *(Prose(about(b)) for b in alone)]
    if blocks:
        yield Section(OWN_SECTION, "What is not available, and why", tuple(blocks))


def _unnamed(lookup: Lookup) -> Iterator[str]:
    """Partnerships without figures that no note names, by offence where it is not so in all of them."""
    noted = " ".join(n.text for n in lookup.figures.notes if n.kind == "gap")
    every = every_offence(lookup)
    offences: dict[tuple[str, str], list[str]] = {}
    for beside in every:
        for figure in beside.missing:
            if figure is not beside.ours and figure.area.name not in noted:
                why = "; ".join(figure.notes).rstrip(".")
                offences.setdefault((figure.area.name, why), []).append(lower_first(beside.name))
    for (name, why), names in offences.items():
        what = "" if len(names) == len(every) else f" for {listed(names)}"
        yield f"{upper_first(name)} is not available{what}{f': {why}' if why else ''}."


def _told_before(lookup: Lookup) -> tuple[str, ...]:
    """Notes that a section before the method has said already."""
    table = lookup.figures.table("group")
    shown = [n.text for n in lookup.figures.notes if n.kind == "gap" or (n.kind == "method" and n.offence)]
    if table and table.note:
        shown.append(table.note)
    return tuple(shown)


def _last_pages(lookup: Lookup) -> Iterator[Section]:
    """On paper the detail behind charts stands together at the end; on screen it stands behind each chart."""
    series = [b.trend for b in worth_detail(lookup) if b.trend and pictures.has_band(b.trend, lookup)]
    found = (*tables.every_rate(lookup), *month_tables.side_by_side(series, lookup))
    if found:
        yield Section("detail", "The figures behind the charts", found, where="paper")
