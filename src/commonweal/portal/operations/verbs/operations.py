"""An operation is planned, changed, begun, ended; and what it is judged against is frozen by its first evaluation."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.recording import recorded
from commonweal.portal.operations import rules
from commonweal.portal.operations.models import Operation
from commonweal.portal.operations.refusals import NotInState
from commonweal.portal.operations.verbs import reviews
from commonweal.portal.partnership.models import Agency, Body, Person

FIRST_REVIEW = dt.timedelta(weeks=7)
PROBLEM = ("scan", "analysis", "response", "assessment")
JUDGED_BY = ("nearby", "controls", "at_risk")
PLAN = ("name", "aim", "lead", "lead_person", "partners", "since", "until", "wards", "area")
JUDGED_IN = ("place", "wards", "area", "since")


@dataclass(frozen=True, slots=True)
class Marked:
    """Whom an operation is for; None: partners."""

    audience: Audience | None = None
    marking: str = ""
    basis: str = ""


PARTNERS = Marked()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an operation is. `wards`: `{"code", "name"}`; `area`: a drawn one, a GeoJSON polygon."""

    name: str
    lead: Agency
    since: dt.date
    place: str
    place_name: str
    until: dt.date | None = None
    aim: str = ""
    wards: Sequence[dict[str, str]] = ()
    area: dict[str, Any] | None = None
    lead_person: Person | None = None
    partners: Sequence[Agency] = field(default_factory=tuple)

    def fields(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {
            "name": self.name.strip(), "lead": self.lead, "since": self.since, "until": self.until,
            "place": self.place, "place_name": self.place_name, "aim": self.aim.strip(), "wards": list(self.wards),
            "area": self.area, "lead_person": self.lead_person,
            "partners": sorted(str(agency.pk) for agency in self.partners if agency.pk != self.lead.pk),
        }  # fmt: skip


@recorded
def plan(said: Plan, *, by: Reader, body: Body | None = None, marked: Marked = PARTNERS) -> Operation:
    """Keep a new operation, with a first review seven weeks after it begins."""
    rules.check_reader_can_plan(by, body=body.pk if body else None, lead=said.lead.pk)
    audience = marked.audience or audiences.partners()
    rules.check_reach(audience.kind)
    _check_sound(said)
    operation = things.make(
        Operation, home=None, audience=audience, by=by, marking=marked.marking, basis=marked.basis, body=body,
        **said.fields(),
    )  # fmt: skip
    reviews.make(operation, due_on=said.since + FIRST_REVIEW, by=by)
    return operation


@recorded
def change(operation: Operation, said: Plan, *, by: Reader, seen: str = "") -> Operation:
    """Change what it is. It stays with an agency that its doer may plan for; once judged, where and since when."""
    operation = held(operation)
    rules.check_reader_can_change(by, operation)
    check_unchanged(operation, PLAN, seen)
    fields = said.fields()
    if operation.frozen and _codes(fields["wards"]) == _codes(operation.wards):
        fields["wards"] = operation.wards  # the same, though ticked in another order, or called by a newer name
    if any(getattr(operation, name) != fields[name] for name in JUDGED_IN):
        rules.check_not_judged(operation)
    if said.lead.pk != operation.lead_id:
        rules.check_reader_can_plan(by, body=operation.body_id, lead=said.lead.pk)
    _check_sound(said)
    return changed(operation, "change operation", by, **fields)


@recorded
def describe(operation: Operation, *, by: Reader, seen: str = "", **words: str) -> Operation:
    """Say what the problem is: scan, analysis, response, assessment."""
    operation = held(operation)
    rules.check_reader_can_change(by, operation)
    check_unchanged(operation, PROBLEM, seen)
    return changed(operation, "describe problem", by, **{name: words[name].strip() for name in PROBLEM})


@recorded
def judge_by(operation: Operation, *, by: Reader, seen: str = "", **wards: Sequence[dict[str, str]]) -> Operation:
    """Name what it is judged against, until an evaluation was made."""
    operation = held(operation)
    rules.check_reader_can_change(by, operation)
    rules.check_not_judged(operation)
    check_unchanged(operation, JUDGED_BY, seen)
    return changed(operation, "judge operation by", by, **{name: list(wards[name]) for name in JUDGED_BY})


@recorded
def move(operation: Operation, *, state: str, by: Reader) -> Operation:
    """It begins, ends, or goes on after all."""
    operation = held(operation)
    rules.check_reader_can_move(by, operation, state)
    return changed(operation, f"operation {state}", by, state=state)


@recorded
def freeze(operation: Operation, *, choice: str, by: Reader, fits: Callable[[Operation], bool] | None = None) -> None:
    """Keep what the first evaluation was held against; a later choice changes nothing.

    `fits`: whether the evaluation is of the operation as it is now. It took its minutes, and the plan may be another.
    """
    operation = held(operation)
    rules.check_reader_can_evaluate(by, operation)
    if fits is not None and not fits(operation):
        raise NotInState(
            "What the operation is judged by was changed while its evaluation was worked out.",
            "Have it evaluated once more.",
        )
    if not operation.frozen:
        changed(operation, "freeze controls", by, frozen=choice)


def _check_sound(said: Plan) -> None:
    check_said(said.name, "what the operation is called")
    if said.until is not None and said.until < said.since:
        raise SomethingMissing("It ends before it begins.", "Look at both dates again.")
    if not said.wards and said.area is None:
        raise SomethingMissing("It has no place.", "Choose its wards, or give the area as a polygon.")


def _codes(wards: Sequence[dict[str, str]]) -> set[str]:
    return {ward["code"] for ward in wards}
