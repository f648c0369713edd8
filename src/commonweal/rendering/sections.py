"""What follows the first page, each section only where there is something for it: a quiet period is a short paper."""

from collections.abc import Iterator

from commonweal.figures import Figure, Row, Table
from commonweal.rendering import grids, month_tables, pictures, wards
from commonweal.rendering.back_matter import closing_sections
from commonweal.rendering.lookup import CARRIED_BY, Lookup
from commonweal.rendering.paper import Block, Grid, Prose, Section, Subheading
from commonweal.rendering.sentences import Run, about
from commonweal.rendering.verdicts import NOT_AVAILABLE, is_missing
from commonweal.rendering.words import listed, lower_first, name_of, upper_first

HEADINGS = {
    "earlier": "Against earlier years",
    "projection": "Where the year may end",
    "wards": "Ward by ward",
    "wards/anti-social-behaviour": "Anti-social behaviour, ward by ward",
    "neighbours": "Neighbouring districts",
    "other-forces": "Recorded by other forces",
    "revisions": "What changed since the last report",
}
NOTHING_UNUSUAL = (
    "No offence is singled out: none changed by more than its months vary, and no month lay outside its usual range."
)
NOTHING_SINGLED_OUT = "No offence is singled out in this period."


def all_sections(lookup: Lookup) -> tuple[Section, ...]:
    """In the order of the paper."""
    return (
        _exceptions(lookup),
        *_whole_tree(lookup),
        *_plain_tables(lookup),
        *_partners(lookup),
        *closing_sections(lookup),
        *_last_pages(lookup),
    )


def _exceptions(lookup: Lookup) -> Section:
    blocks = [block for offence in lookup.exceptions() for block in _one_exception(offence, lookup)]
    if not blocks:
        tested = any(f.verdict == "no clear change" for _, f in lookup.main_offences())
        blocks = [Prose((Run(NOTHING_UNUSUAL if tested else NOTHING_SINGLED_OUT),))]
    return Section("unusual", "What is unusual", tuple(blocks))


def _one_exception(offence: str, lookup: Lookup) -> Iterator[Block]:
    """The sentence, the months with their usual range, and which wards carry the change."""
    figure = next((f for _, f in lookup.offences() if f.offence == offence), None) or lookup.heading(offence)
    series = lookup.months(offence)
    if figure is None and series is None:
        return
    yield Subheading(name_of(figure) if figure else (series.label if series else offence))
    if figure:
        yield Prose(about(figure))
    if series and series == pictures.first_series(lookup):
        yield Prose((Run("Its months are charted on the first page."),), "quiet")
    elif series:
        yield pictures.of_months(series, lookup)
    if parts := wards.carried_by(offence, lookup):
        yield Prose(parts)
    table = lookup.figures.table(CARRIED_BY + offence)
    if table:
        name = _named(figure, table)
        yield grids.folded(grids.grid(table, lookup, f"Which wards carry the change in {name}"))


def _named(figure: Figure | None, table: Table) -> str:
    return name_of(figure)[:1].lower() + name_of(figure)[1:] if figure else table.id.removeprefix(CARRIED_BY)


def _whole_tree(lookup: Lookup) -> Iterator[Section]:
    """The whole tree, where it says more than the first page's table."""
    table = lookup.figures.table("offences")
    told = [(row, figure) for row, figure in lookup.offences() if not is_missing(figure)]
    blocks: list[Block] = []
    if table and len(lookup.main_offences()) < len(told):
        blocks.append(grids.of_rows(table, told, lookup, table.title))
    elif len(told) < len(lookup.offences()):
        blocks.append(Prose((Run("The first page has every offence that this source tells apart."),)))
    blocks += [Prose((Run(words),)) for words in _not_told(lookup)]
    if len(blocks) > 1 or any(isinstance(b, Grid) for b in blocks):
        yield Section("offences", "Every offence", tuple(blocks))


def _not_told(lookup: Lookup) -> Iterator[str]:
    """`Not separable in this source: rape, arson ...`: offences without a figure, by the reason given."""
    reasons: dict[str, list[str]] = {}
    for row, figure in lookup.offences():
        if is_missing(figure):
            reasons.setdefault(_reason(row, figure), []).append(lower_first(name_of(figure)))
    for reason, names in reasons.items():
        yield f"{upper_first(reason)}: {listed(names)}."


def _reason(row: Row, figure: Figure) -> str:
    return next((n.rstrip(". ") for n in (row.note, *figure.notes) if n.strip()), NOT_AVAILABLE)


def _plain_tables(lookup: Lookup) -> Iterator[Section]:
    for id, heading in HEADINGS.items():
        table = lookup.figures.table(id)
        if table and lookup.rows(table):
            yield Section(id.replace("/", "-"), heading, (grids.grid(table, lookup),))


def _partners(lookup: Lookup) -> Iterator[Section]:
    """A partner's own words and figures, in a section of its own that says whose they are."""
    for number, paragraph in enumerate(lookup.figures.paragraphs, 1):
        blocks: list[Block] = [Prose((Run(f"{paragraph.agency}'s own words and figures."),), "quiet")]
        blocks += [Prose((Run(part.strip()),)) for part in paragraph.text.split("\n\n") if part.strip()]
        table = lookup.figures.table(paragraph.table or "")
        blocks += [grids.grid(table, lookup)] if table else []
        yield Section(f"partner-{number}", paragraph.title or paragraph.agency, tuple(blocks))


def _last_pages(lookup: Lookup) -> Iterator[Section]:
    """On paper the detail behind charts stands together at the end; on screen it stands behind each chart."""
    charted = lookup.exceptions()
    if not charted and (first := pictures.first_series(lookup)):
        charted = [first.offence]
    found = [g for g in (wards.matrix(charted, lookup), month_tables.side_by_side(charted, lookup)) if g]
    if found:
        yield Section("detail", "The figures behind the charts", tuple(found), where="paper")
