"""Where papers of this kind are wont to say more than their figures bear."""

from collections.abc import Iterator

from commonweal.rendering.lookup import Lookup
from commonweal.rendering.words import listed, of_unit
from commonweal.rendering.youth_justice import looks, said

A_YEAR = 12


def too_sure(lookup: Lookup) -> Iterator[str]:
    """Where papers of this kind are wont to say more than their figures bear."""
    year = looks.now(lookup)
    if year.each.value is not None and (year.children.value or 0) > 1 and year.offences.value:
        yield (
            f"{said.value(year.each)} offences a child is {year.offences.value:,.0f} over {year.children.value:,.0f}: "
            f"an average, which does not say how they are spread. A few children may have many of them."
        )
    yield from _children_times(lookup)
    gaps = [y.name for y in looks.years(lookup, looks.WHOLE) if y.missing]
    if gaps:
        yield (
            f"{listed(gaps)} {'is' if len(gaps) == 1 else 'are'} not held. The years on either side are not one run, "
            f"and no figure here is called a continuing rise or fall."
        )
    if any(f.id.endswith("minority-or-not-recorded") for f in lookup.figures.figures):
        yield (
            "Minority ethnic groups and children of whom nothing is recorded came as one figure: it says how many are "
            "not known to be white, and nothing of who they are. Both are needed apart."
        )


def _children_times(lookup: Lookup) -> Iterator[str]:
    """Children recur: so many a quarter are not four times so many a year."""
    year, months = looks.now(lookup), len(lookup.figures.period)
    earlier = [y for y in looks.years(lookup, looks.WHOLE) if y.each.value is not None]
    if not year.children.value or not year.each.value or months >= A_YEAR or not earlier:
        return
    times = year.children.value * A_YEAR / months
    each = sorted((y.each for y in earlier), key=lambda f: f.value or 0)
    spread = " to ".join(dict.fromkeys(said.value(f) for f in (each[0], each[-1])))
    yield (
        f"{of_unit(year.children.value, 'children')} in {of_unit(months, 'months')} "
        f"{'is' if year.children.value == 1 else 'are'} not {times:,.0f} in twelve: some of those to come are the same "
        f"children again. Over whole years there were {spread} offences a child here."
    )
