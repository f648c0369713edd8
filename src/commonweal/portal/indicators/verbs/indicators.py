"""An indicator: added, changed, ended and taken up again."""

from typing import Any

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.indicators import rules
from commonweal.portal.indicators.models import BETTER, RHYTHMS, Indicator
from commonweal.portal.partnership.models import Agency, Body
from commonweal.records.indicator import UNITS

SAID = (
    "name", "definition", "unit", "area", "source", "official", "agency", "better", "target", "target_on",
    "comparators", "rhythm", "due_days",
)  # fmt: skip


@recorded
def add(
    name: str,
    *,
    agency: Agency,
    by: Reader,
    body: Body | None = None,
    audience: Audience | None = None,
    marking: str = "",
    basis: str = "",
    **said: Any,
) -> Indicator:
    """Add an indicator that an agency counts. Unless said otherwise it is for the partnership."""
    rules.check_reader_can_add(by, body=body.pk if body else None, agency=agency.pk)
    _check_sound(name, said)
    return things.make(
        Indicator, home=None, audience=audience or audiences.partners(), by=by, marking=marking, basis=basis,
        body=body, name=name.strip(), agency=agency, **said,
    )  # fmt: skip


@recorded
def change(indicator: Indicator, *, name: str, agency: Agency, by: Reader, seen: str = "", **said: Any) -> Indicator:
    """Change what is said of it. Its figures stay in the unit in which they were given."""
    indicator = held(indicator)
    rules.check_reader_can_change(by, indicator)
    rules.check_reader_can_add(by, body=indicator.body_id, agency=agency.pk)
    check_unchanged(indicator, SAID, seen)
    _check_sound(name, said)
    if said.get("unit", indicator.unit) != indicator.unit and indicator.editions.exists():
        raise SomethingMissing(
            "Its figures were given in another unit.", "Add an indicator of its own for the new unit, and end this one."
        )
    return changed(indicator, "change indicator", by, **said, name=name.strip(), agency=agency)


@recorded
def end(indicator: Indicator, *, reason: str, by: Reader) -> Indicator:
    """Say that it is not kept up any more: nobody is reminded of it, and its figures stay."""
    rules.check_reader_can_enter(by, indicator)
    check_said(reason, "why it is not kept up")
    indicator.ended_on = today()
    indicator.save(update_fields=["ended_on"])
    note("end indicator", by=by.account, thing=indicator.pk, words=reason)
    return indicator


@recorded
def take_up(indicator: Indicator, *, by: Reader) -> Indicator:
    """Have it kept up again."""
    rules.check_reader_can_change(by, indicator)
    return changed(indicator, "take up indicator", by, ended_on=None)


def _check_sound(name: str, said: dict[str, Any]) -> None:
    check_said(name, "what the indicator is called")
    check_said(said.get("definition", ""), "what exactly is counted")
    check_said(said.get("source", ""), "where its figures come from")
    for field, known in (("unit", UNITS), ("better", tuple(BETTER)), ("rhythm", tuple(RHYTHMS))):
        if field in said and said[field] not in known:
            raise SomethingMissing(f"The {field} is none that is known.", "Choose one of those offered.")
    if said.get("target_on") is not None and said.get("target") is None:
        raise SomethingMissing("A day is given for a target, and no target.", "Give the target, or leave the day out.")
    if said.get("target") is not None and said.get("better", "neither") == "neither":
        raise SomethingMissing(
            "A target is given, and not which direction is better.", "Say whether lower or higher is better."
        )
