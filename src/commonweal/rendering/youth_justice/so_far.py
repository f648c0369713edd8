"""What was counted so far, in sentences: offences and children, the mix, what did not occur, what is not recorded."""

from collections.abc import Iterator

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.verdicts import SUPPRESSED
from commonweal.rendering.words import listed, of_unit, percent
from commonweal.rendering.youth_justice import looks, said

A_YEAR = 12  # months


def to_date(lookup: Lookup) -> str:
    """`100 offences by 47 children had an outcome, 2.1 offences a child`."""
    year = looks.now(lookup)
    if year.offences.suppressed or year.offences.value is None:
        return f"the number of offences with an outcome is {SUPPRESSED}"
    if year.children.value is None:
        return f"{of_unit(year.offences.value, 'offences')} had an outcome"
    text = f"{of_unit(year.offences.value, 'offences')} by {of_unit(year.children.value, 'children')} had an outcome"
    return f"{text}, {said.value(year.each)} offences a child" if year.each.value is not None else text


def against(figure: Figure) -> str:
    """`122 against 85 in the same months a year before, no clear change`; nothing without such."""
    if figure.baseline_value is None or figure.value is None:
        return ""
    months = {1: "the same month a year before", A_YEAR: "the year before"}
    when = months.get(len(figure.period), "the same months a year before")
    before = f"{figure.baseline_value:,.0f} in {when}"
    return f"{figure.value:,.0f} against {before}, {said.change(figure)}"


def none_at_all(lookup: Lookup) -> str:
    """Which kinds of offence did not occur; nothing where every kind did, or that is not told."""
    found = [f.label for f in looks.rows(lookup, "mix/offence") if f.value == 0]
    if not found:
        return ""
    return f"No outcome was given in {lookup.figures.period.words} for: {listed(sorted(found))}."


def most(lookup: Lookup, slice_: str, first: int = 3) -> str:
    """`Violence against the person 34 (34%), criminal damage 15 (15%)`: the largest categories, with their shares."""
    whole = looks.whole_of(lookup, slice_)
    shown = [f for f in looks.rows(lookup, f"mix/{slice_}") if f.value and not f.id.endswith(("not-recorded", "/rest"))]
    top = sorted(shown, key=lambda f: -(f.value or 0))[:first]
    return listed([f"{f.label} {f.value:,.0f}{_percent(f, whole)}" for f in top])


def _percent(figure: Figure, whole: Figure) -> str:
    share = looks.share(figure, whole)
    return "" if share is None else f" ({said.share(share)})"


def unrecorded(lookup: Lookup) -> Iterator[str]:
    """Where ethnicity is lacking, with the figure."""
    for figure in looks.rows(lookup, "unrecorded"):
        if figure.value is not None and figure.baseline_value:
            share = looks.share_of(figure.value, figure.baseline_value)
            words = "" if share is None else f" ({percent(share)})"
            yield f"{figure.label}: of {figure.baseline_value:,.0f} offences, {figure.value:,.0f} lack it{words}."


def not_recorded(lookup: Lookup, slice_: str) -> str:
    """`Of 31 of 122 offences (25%) the child's ethnicity is not recorded.`"""
    figure = lookup.by_id.get(f"mix/{slice_}/not-recorded")
    whole = looks.whole_of(lookup, slice_)
    if figure is None:
        return ""
    unit = "offences" if slice_.startswith("offence") else "children"
    if figure.value is None or not whole.value:
        hidden = f"For how many {unit} the ethnicity is not recorded is not shown, to protect children."
        return hidden if figure.suppressed else ""
    verb = "the child's ethnicity is not recorded" if unit == "offences" else "no ethnicity is recorded"
    return f"Of {figure.value:,.0f} of {whole.value:,.0f} {unit}{_percent(figure, whole)} {verb}."
