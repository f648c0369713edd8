"""The Youth Justice Board's key indicators, each with its value or that it is not held."""

from collections.abc import Mapping

from commonweal.analysis.youth_justice.held_indicators import Elsewhere, held_figure
from commonweal.analysis.youth_justice.sheet import Sheet
from commonweal.figures import Figure

OWN = {
    "first-time-entrants": "entrants/rolling/",
    "custody": "custody/rolling/",
    "reoffending-binary": "reoffending/binary/",
    "reoffences-per-reoffender": "reoffending/frequency/",
}
"""How the ids of this team's own figures of a measure begin."""
GROUPS = {"national": "national indicator", "key": "key indicator"}

NOT_HELD = "Not held: the records here do not tell it; the team reports it to the board from its own case system."
HELD = (
    " An indicator that a partner follows tells some of them: it says whose it is, and how old its last figure was "
    "when this paper's months ended."
)


def indicator_figures(sheet: Sheet, elsewhere: Elsewhere) -> None:
    """One figure an indicator, in the order of the board's list."""
    found = [_indicator(sheet, said, elsewhere) for said in sheet.names.indicators]
    note = NOT_HELD + (HELD if any("called" in figure.parameters for figure in found) else "")
    sheet.table("indicators", "The Youth Justice Board's indicators", "Indicator", found, note)


def _indicator(sheet: Sheet, said: Mapping[str, str], elsewhere: Elsewhere) -> Figure:
    own = _newest(sheet, OWN.get(said["measure"], ""))
    told = {"definition": said["definition"], "better": said["better"], "group": GROUPS.get(said["group"], "")}
    id = f"indicator/{said['key']}"
    if own is None:
        held = None if said["measure"] else held_figure(sheet, elsewhere, said, told)
        return held or sheet.add(id, said["name"], None, said["unit"], sheet.question.period, parameters=told)
    counts = {k: own.parameters[k] for k in ("count", "residents", "level") if k in own.parameters}
    return sheet.add(
        id, said["name"], own.value, own.unit, own.period, interval=own.interval,
        level=own.level, method=own.method, offence=own.offence, parameters=told | counts | {"of": own.id},
    )  # fmt: skip


def _newest(sheet: Sheet, opening: str) -> Figure | None:
    found = [f for f in sheet.figures if opening and f.id.startswith(opening) and f.value is not None]
    return max(found, key=lambda f: f.period.end, default=None)
