"""The partnership's made-up operations, taken over into its portal: what was planned, what was done, one evaluation."""

import datetime as dt
import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any

from commonweal.demo.districts import TALLOW
from commonweal.demo.portal.cast import Cast
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.jobs import worker
from commonweal.portal.operations import ground, joining
from commonweal.portal.operations.models import ActivityKind, Operation, Scheme
from commonweal.portal.operations.verbs import activities, operations, reports, schemes
from commonweal.portal.operations.verbs.activities import Done
from commonweal.portal.operations.verbs.operations import PROBLEM, Plan

WEEK = dt.timedelta(weeks=1)


def run_operations(cast: Cast) -> None:
    """Write them all down; the evaluations that are asked for are worked out at once."""
    told = tomllib.loads(files(__package__).joinpath("operations.toml").read_text("utf-8"))
    joining.offer_kinds()
    for said in told["operation"]:
        _run(cast, said)
    _volunteer(cast, told["scheme"])
    worker.run(once=True)


def _run(cast: Cast, said: dict[str, Any]) -> None:
    by, place = cast.reader(said["by"]), ground.wards_of(TALLOW.code)[0].area
    plan = Plan(
        name=said["name"], lead=cast.agencies[said["lead"]], since=said["since"], until=said["until"],
        place=place.code, place_name=place.name, aim=said["aim"], wards=_wards(said["wards"]),
        partners=[cast.agencies[key] for key in said["partners"]],
    )  # fmt: skip
    operation = operations.plan(plan, by=by, body=cast.body)
    operations.describe(operation, by=by, **{name: said.get(name, "") for name in PROBLEM})
    operations.judge_by(operation, by=by, nearby=[], controls=[], at_risk=_wards(said.get("at_risk", [])))
    operation = operations.move(operation, state="running", by=by)
    for one in said["activity"]:
        _do(cast, operation, one, by)
    if said.get("ended"):
        operation = operations.move(operation, state="ended", by=by)
    if said.get("evaluate"):
        reports.evaluate(operation, by=by)


def _do(cast: Cast, operation: Operation, said: dict[str, Any], by: Reader) -> None:
    """The same every so many days; what came of it is told of the first time alone."""
    kind, day = ActivityKind.objects.get(name=said["kind"]), operation.since
    result = said.get("result", "")
    while operation.until is None or day <= operation.until:
        done = Done(
            kind=kind, agency=cast.agencies[said["agency"]], first=day, place=said.get("place", ""),
            wards=operation.wards[:1], quantity=Decimal(said["quantity"]), unit=said["unit"],
            cost=Decimal(said["cost"]) if "cost" in said else None, volunteers=said.get("volunteers"), result=result,
        )  # fmt: skip
        activities.enter(operation, done, by=by)
        result, day = "", day + dt.timedelta(days=said["every"])


def _volunteer(cast: Cast, said: dict[str, Any]) -> Scheme:
    """A scheme with its money and its last shifts."""
    by, begun = cast.reader(said["by"]), today() - 100 * WEEK
    scheme = schemes.begin(
        said["name"], agency=cast.agencies[said["agency"]], by=by, body=cast.body, about=said["about"],
        board=said["board"], open_to_all=True, open_since=begun, open_evidence=said["open_evidence"],
    )  # fmt: skip
    schemes.fund(scheme, source="Community safety grant", amount=Decimal(4200), since=begun, by=by)
    for week in range(said["shifts"], 0, -1):
        schemes.shift(scheme, on=today() - week * WEEK, hours=Decimal(5), volunteers=4 + week % 3, by=by)
    return scheme


def _wards(names: list[str]) -> list[dict[str, str]]:
    """The wards of these names, as a row keeps them."""
    held = {ward.name: ward.code for ward in ground.wards_of(TALLOW.code)[1]}
    return [{"code": held[name], "name": name} for name in names]
