"""What a public summary of a quarter's surgeries may tell: themes by ward, and how many came.

A person writes the summary, so it is no paper of figures; but what it told is kept like one, so that a second summary
of the quarter, drafted after something was entered late or corrected, does not tell what came between.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import commonweal
from commonweal.figures import Area, Figure, FigureSet, Period, Source
from commonweal.papers import shown_before
from commonweal.papers.shown_before import SURGERIES as REPORT
from commonweal.papers.suppression.counts import Counts, Told, hold_against, to_hide
from commonweal.workspace import Workspace

THRESHOLD = 5
TOTAL, CAME = "", " came"  # where a theme is told of all wards; and in a theme's place, which begins with no blank
DATASET = "portal.surgeries"
EVERYWHERE = Area("", "The partnership", "csp")
REFUSAL = (
    "Beside the public summary of this quarter made before, this one would give a small count away.",
    "Leave the earlier summary as it stands, or draft this one for the partnership.",
)
Key = tuple[str, str]  # theme, ward


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered of a quarter: `by_ward[ward][theme]`; `came` None where nobody counted."""

    quarter: Period
    by_ward: Mapping[str, Mapping[str, int]]
    came: int | None


def in_public(workspace: Workspace, entered: Entered) -> FigureSet:
    """What may be told of it, beside the public summaries of the quarter that were kept before."""
    return shown_before.beside(workspace, _asked(entered), _edition)


def told(shown: FigureSet, theme: str, ward: str = TOTAL) -> float | None:
    """A count as it may be printed; None where it is hidden, 0 where nothing was raised."""
    return {_key(f): f.value for f in shown.figures}.get((theme, ward), 0.0)


def came(shown: FigureSet) -> float | None:
    """How many came, as it may be printed; None where it is hidden."""
    return told(shown, CAME, CAME)


def _asked(entered: Entered) -> FigureSet:
    themes = sorted({theme for counts in entered.by_ward.values() for theme in counts})
    wards = sorted(entered.by_ward)
    counts: dict[Key, float] = {}
    for theme in themes:
        each = {ward: entered.by_ward[ward].get(theme, 0) for ward in wards}
        counts[theme, TOTAL] = sum(each.values())
        counts |= {(theme, ward): count for ward, count in each.items()}
    if entered.came is not None:
        counts[CAME, CAME] = entered.came
    source = Source(f"{DATASET}/{entered.quarter}", EVERYWHERE.name, DATASET, None, "", "the partnership's own")
    return FigureSet(
        report=REPORT, partnership=EVERYWHERE, period=entered.quarter, against=entered.quarter.shift(-12), as_at=None,
        audience="partners", software=f"commonweal {commonweal.__version__}", sources=(source,),
        figures=tuple(_figure(key, count, entered.quarter, source.id) for key, count in counts.items()),
        parameters={"shown_before": []},
    )  # fmt: skip


def _figure(key: Key, count: float, quarter: Period, source: str) -> Figure:
    theme, ward = key
    return Figure(
        id=f"{theme}/{ward}", label=theme, offence=theme, area=Area("", ward, "ward"), value=float(count), unit="times",
        period=quarter, sources=(source,), audience="partners",
    )  # fmt: skip


def _key(figure: Figure) -> Key:
    return figure.offence, figure.area.name


def _edition(asked: FigureSet, earlier: tuple[FigureSet, ...]) -> FigureSet:
    ledger = _ledger(asked, earlier)
    goes = to_hide(ledger, THRESHOLD, REFUSAL)
    figures = tuple(
        replace(f, value=None, suppressed=True, audience="public")
        if goes[ledger.number[_key(f)]]
        else replace(f, audience="public")
        for f in asked.figures
    )
    return shown_before.standing_beside(replace(asked, figures=figures, audience="public"), earlier)


def _ledger(asked: FigureSet, earlier: Sequence[FigureSet]) -> Counts[Key]:
    """Wards add up to a theme's total."""
    ledger = Counts[Key]()
    parts: dict[str, list[int]] = {}
    for figure in asked.figures:
        theme, ward = _key(figure)
        number = ledger.cell((theme, ward), figure.value or 0.0)
        if ward == TOTAL:
            ledger.whole.add(number)
        elif theme != CAME:
            parts.setdefault(theme, []).append(number)
    ledger.totals += [(ledger.number[theme, TOTAL], found) for theme, found in parts.items()]
    hold_against(ledger, map(_told, earlier), THRESHOLD)
    return ledger


def _told(paper: FigureSet) -> Iterator[Told[Key]]:
    for figure in paper.figures:
        yield Told(_key(figure), figure.value)
