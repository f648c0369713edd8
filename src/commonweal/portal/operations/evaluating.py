"""The evaluation as a kind of report of the library: an operation's own row becomes the question that is asked."""

import datetime as dt
from decimal import Decimal
from uuid import UUID

from commonweal.errors import NotHeld
from commonweal.figures import FigureSet, Month, Period
from commonweal.portal.access.queries import one, readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.kinds.kind import Asked, Kind, OfRoom
from commonweal.portal.library.kinds.register import register_of
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.operations.models import EVALUATION, Activity, Operation
from commonweal.portal.operations.refusals import NothingToJudge, NotInState
from commonweal.portal.operations.verbs import operations, reports
from commonweal.portal.partnership.models import Agency
from commonweal.records import operation as records
from commonweal.records.activity import Activity as ActivityRecord
from commonweal.sources.operation.values import printable
from commonweal.store import Store
from commonweal.workspace import Workspace

POLICE_UK = "police_uk.street"


def figures(reader: Reader, workspace: Workspace, asked: Asked) -> FigureSet:
    """Its figures, with what was done in it as far as whoever asked may read it."""
    from commonweal.papers import evaluation

    operation = _operation(reader, asked)
    as_at = dt.date.fromisoformat(asked["as_at"]) if asked.get("as_at") else None
    request = evaluation.Request(
        operation=record_of(reader, operation, newest_held(workspace, as_at)),
        as_at=as_at,
        audience="public" if asked.get("audience") == "public" and may_be_for_everyone(operation) else "partners",
        register=register_of(workspace),
        frozen=operation.frozen,
    )
    return evaluation.figures(workspace, request)


def record_of(reader: Reader, operation: Operation, newest: Month) -> records.Operation:
    """An operation as the evaluation takes it, judged over its months that are held."""
    return records.Operation(
        name=printable(operation.name),
        partnership=operation.place,
        period=_judged(operation, newest),
        targets=_codes(operation.wards) if operation.area is None else (),
        area=operation.area,
        nearby=_codes(operation.nearby) or None,
        controls=_codes(operation.controls) or None,
        at_risk=_codes(operation.at_risk),
        aim=printable(operation.aim),
        problem=printable(operation.scan),
        lead=printable(operation.lead.name),
        partners=tuple(map(printable, partner_names(operation))),
        activities=tuple(activity_record(row) for row in standing(reader, operation)),
    )


def newest_held(workspace: Workspace, as_at: dt.date | None = None) -> Month:
    """The newest month of police.uk that the store holds; `as_at`: of what was published by that day."""
    months = Store(workspace).view(as_at=as_at).months(POLICE_UK)
    if not months:
        raise NotHeld("No recorded crime is held.", "Load police.uk's files; `commonweal status` lists what is held.")
    return max(months)


def partner_names(operation: Operation) -> list[str]:
    """The agencies that take part beside its lead, by name."""
    ids = [UUID(id) for id in operation.partners]
    return list(Agency.objects.filter(pk__in=ids).order_by("name").values_list("name", flat=True))


def standing(reader: Reader, operation: Operation) -> list[Activity]:
    """What was done in it, first things first, without what was taken out.

    One kept for fewer than the operation is left out too: what is made of them is for all of the operation's readers.
    """
    rows = (
        readable(reader, Activity)
        .filter(operation=operation, lock=operation.lock_id, struck="")
        .select_related("kind", "agency", "thing")
    )
    return list(rows.order_by("first", "last", "thing__made_at", "pk"))


def activity_record(row: Activity) -> ActivityRecord:
    """One activity as the shared record has it."""
    return ActivityRecord(
        kind=printable(row.kind.name), agency=printable(row.agency.name), first=row.first, last=row.last,
        place=printable(row.place), wards=_codes(row.wards),
        quantity=None if row.quantity is None else float(row.quantity), unit=printable(row.unit),
        cost=None if row.cost is None else Decimal(row.cost), volunteers=row.volunteers,
        result=printable(row.result),
    )  # fmt: skip


def _judged(operation: Operation, newest: Month) -> Period:
    start = Month.of(operation.since)
    end = min(Month.of(operation.until), newest) if operation.until else newest
    if end < start:
        raise NothingToJudge(
            f"Nothing is recorded yet of the months since it began: the newest held is {newest.words}.",
            "Ask again when the next month has been published and loaded.",
        )
    return Period(start, end)


def _codes(wards: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(ward["code"] for ward in wards)


def _operation(reader: Reader, asked: Asked) -> Operation:
    rows = Operation.objects.select_related("thing__audience", "lead", "body")
    return rows.get(pk=one(reader, Operation, UUID(asked["operation"])).pk)


def may_be_for_everyone(operation: Operation) -> bool:
    """Only where the operation itself is for the whole partnership, unmarked, and nobody else's."""
    thing = operation.thing
    return thing.audience.kind == "partners" and thing.originator_id is None and not thing.marking


def _terms(reader: Reader, asked: Asked, shown: FigureSet) -> Terms:
    operation = _operation(reader, asked)
    reach = "public" if shown.audience == "public" else ""
    if reach and not may_be_for_everyone(operation):
        raise NotInState(
            "The operation is for fewer than all partners now, so its evaluation is not for everyone.",
            "Have it evaluated anew, for those who may read the operation.",
        )
    return reports.terms_of(operation, marking=shown.marking or "", reach=reach)


def _title(reader: Reader, asked: Asked) -> str:
    return f"{_operation(reader, asked).name}: evaluation"


def _kept(reader: Reader, asked: Asked, paper: Paper, shown: FigureSet) -> None:
    """Beside its operation; what the first one was held against is frozen for all later ones."""
    from commonweal.papers.evaluation import frozen_choice, rests_on

    def fits(now: Operation) -> bool:
        return rests_on(shown, record_of(reader, now, Month.of(dt.date.max)), now.frozen)

    operation = _operation(reader, asked)
    operations.freeze(operation, choice=frozen_choice(shown), fits=fits, by=reader)
    reports.keep(operation, paper=paper, kind=EVALUATION, by=reader)


KIND = Kind(
    key=EVALUATION,
    title="Evaluation of an operation",
    tells="What happened where an operation worked, beside places like it; whether crime moved; and where next.",
    room=OfRoom(address="operations:which", figures=figures, terms=_terms, title=_title, kept=_kept),
)
