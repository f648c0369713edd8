"""What was done: entered, amended, taken out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.recording import recorded
from commonweal.portal.operations import rules
from commonweal.portal.operations.models import Activity, ActivityKind, Operation
from commonweal.portal.partnership.models import Agency
from commonweal.sources.operation.values import MOST

DONE = ("kind", "agency", "first", "last", "place", "wards", "quantity", "unit", "cost", "volunteers", "result")


@dataclass(frozen=True, slots=True)
class Done:
    """What was done. None was not told: it is not nought. `last` None: it took one day."""

    kind: ActivityKind
    agency: Agency
    first: dt.date
    last: dt.date | None = None
    place: str = ""
    wards: Sequence[dict[str, str]] = ()
    quantity: Decimal | None = None
    unit: str = ""
    cost: Decimal | None = None
    volunteers: int | None = None
    result: str = ""

    def fields(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {
            "kind": self.kind, "agency": self.agency, "first": self.first, "last": self.last or self.first,
            "place": self.place.strip(), "wards": list(self.wards), "quantity": self.quantity,
            "unit": self.unit.strip(), "cost": self.cost, "volunteers": self.volunteers, "result": self.result.strip(),
        }  # fmt: skip


@recorded
def enter(operation: Operation, done: Done, *, by: Reader) -> Activity:
    """Keep what an agency did; whoever may read the operation reads it."""
    rules.check_reader_can_enter(by, operation, agency=done.agency.pk)
    _check_sound(done)
    return things.make(
        Activity, home=operation.thing, audience=audiences.public(), by=by, operation=operation, **done.fields()
    )


@recorded
def amend(activity: Activity, done: Done, *, by: Reader, seen: str = "") -> Activity:
    """Correct it."""
    activity = held(activity, "operation__thing")
    rules.check_reader_can_amend(by, activity)
    rules.check_reader_can_enter(by, activity.operation, agency=done.agency.pk)
    check_unchanged(activity, DONE, seen)
    _check_sound(done)
    return changed(activity, "amend activity", by, **done.fields())


@recorded
def strike(activity: Activity, *, reason: str, by: Reader) -> Activity:
    """Take it out, with a reason: it counts no more."""
    activity = held(activity, "operation__thing")
    rules.check_reader_can_amend(by, activity)
    check_said(reason, "why it is taken out")
    return changed(activity, "strike activity", by, struck=reason.strip())


def _check_sound(done: Done) -> None:
    if done.last is not None and done.last < done.first:
        raise SomethingMissing("It ends before it begins.", "Look at both dates again.")
    if any(number is not None and number < 0 for number in (done.quantity, done.cost, done.volunteers)):
        raise SomethingMissing("A number is below nought.", "Leave it empty where it is not known.")
    if any(number is not None and number > MOST for number in (done.quantity, done.cost)):
        raise SomethingMissing("A number is larger than any paper prints.", "Write what one activity came to.")
