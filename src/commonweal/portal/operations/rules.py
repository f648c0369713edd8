"""Who may do what with an operation. Each rule is a pair; states come from the one table in models."""

from uuid import UUID

from commonweal.portal.access.models import Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.library.rules import check_reader_can_make
from commonweal.portal.operations.models import NEXT, PLANNED, ROW, Activity, Operation, Scheme
from commonweal.portal.operations.refusals import (
    NotInState,
    NotPublicItself,
    NotTheirActivity,
    NotTheirOperation,
    NotTheirScheme,
)

ASK_LEAD = "Ask the lead agency, the chair or an analyst."


def check_reader_can_plan(reader: Reader, *, body: UUID | None, lead: UUID | None = None) -> None:
    """A partner's officer plans what their own agency leads; the chair and the analysts for any.

    `lead` None: whether they may plan any at all.
    """
    own = lead in reader.agencies if lead else bool(reader.agencies)
    if not reader.may("W", ROW, body=body, own=own):
        raise NotTheirOperation("You may plan an operation that your own agency leads.", ASK_LEAD)


def reader_can_plan(reader: Reader, *, body: UUID | None, lead: UUID | None = None) -> bool:
    """Whether `check_reader_can_plan` lets pass."""
    return allowed(check_reader_can_plan, reader, body=body, lead=lead)


def check_reader_can_change(reader: Reader, operation: Operation) -> None:
    """Its lead agency's officers, the chair and the analysts."""
    if not _writes(reader, operation.thing, operation.body_id, own=operation.lead_id in reader.agencies):
        raise NotTheirOperation("This operation is led by another agency.", ASK_LEAD)


def reader_can_change(reader: Reader, operation: Operation) -> bool:
    """Whether `check_reader_can_change` lets pass."""
    return allowed(check_reader_can_change, reader, operation)


def check_reader_can_move(reader: Reader, operation: Operation, state: str) -> None:
    """Whoever works on it, to a state that follows."""
    check_reader_can_change(reader, operation)
    if state not in NEXT[operation.state]:
        raise NotInState(f"An operation that is {operation.state} cannot become {state}.", "Look at its state again.")


def reader_can_move(reader: Reader, operation: Operation, state: str) -> bool:
    """Whether `check_reader_can_move` lets pass."""
    return allowed(check_reader_can_move, reader, operation, state)


def check_reader_can_enter(reader: Reader, operation: Operation, *, agency: UUID | None = None) -> None:
    """An agency of the operation enters what it did; whoever works on the operation enters for any of its agencies.

    `agency` None: whether they may enter anything at all.
    """
    parties = agencies_of(operation)
    if agency is not None and agency not in parties:
        raise NotTheirActivity("This agency takes no part in the operation.", "Add it to the operation's partners.")
    wanted = {agency} if agency else parties
    own = operation.lead_id in reader.agencies or bool(wanted & parties & reader.agencies)
    if not _writes(reader, operation.thing, operation.body_id, own=own):
        raise NotTheirActivity("You may enter what your own agency did.", "Ask that agency to enter this.")


def reader_can_enter(reader: Reader, operation: Operation, *, agency: UUID | None = None) -> bool:
    """Whether `check_reader_can_enter` lets pass."""
    return allowed(check_reader_can_enter, reader, operation, agency=agency)


def check_reader_can_amend(reader: Reader, activity: Activity) -> None:
    """Whoever may enter it, while it stands."""
    own = bool({activity.agency_id, activity.operation.lead_id} & reader.agencies)
    if not _writes(reader, activity.thing, activity.operation.body_id, own=own):
        raise NotTheirActivity("Another agency entered this.", "Ask that agency, or the operation's lead.")
    if activity.struck:
        raise NotInState("This was taken out.", "Enter it anew.")


def reader_can_amend(reader: Reader, activity: Activity) -> bool:
    """Whether `check_reader_can_amend` lets pass."""
    return allowed(check_reader_can_amend, reader, activity)


def check_reader_can_edit_kinds(reader: Reader) -> None:
    """The chair and the analysts keep the list for everyone."""
    if not reader.may("W", ROW):
        raise NotTheirOperation("The chair and the analysts keep this list.", "Ask one of them.")


def reader_can_edit_kinds(reader: Reader) -> bool:
    """Whether `check_reader_can_edit_kinds` lets pass."""
    return allowed(check_reader_can_edit_kinds, reader)


def check_reader_can_keep_scheme(reader: Reader, *, agency: UUID | None, scheme: Scheme | None = None) -> None:
    """The agency that supports it, the chair and the analysts. `agency` None: whether they may keep any at all."""
    own = agency in reader.agencies if agency else bool(reader.agencies)
    body = scheme.body_id if scheme else None
    shut = scheme is not None and not opens(reader, scheme.thing)
    if shut or not reader.may("W", ROW, body=body, own=own):
        raise NotTheirScheme("Another agency supports this scheme.", "Ask that agency, the chair or an analyst.")


def reader_can_keep_scheme(reader: Reader, *, agency: UUID | None, scheme: Scheme | None = None) -> bool:
    """Whether `check_reader_can_keep_scheme` lets pass."""
    return allowed(check_reader_can_keep_scheme, reader, agency=agency, scheme=scheme)


def check_reader_can_report(reader: Reader, operation: Operation) -> None:
    """Whoever reads the operation and writes papers has it evaluated, or its highlights written down."""
    if not opens(reader, operation.thing):
        raise NotTheirOperation("This operation is not open to you.", ASK_LEAD)
    check_reader_can_make(reader, body=operation.body_id)


def reader_can_report(reader: Reader, operation: Operation) -> bool:
    """Whether `check_reader_can_report` lets pass."""
    return allowed(check_reader_can_report, reader, operation)


def check_reader_can_evaluate(reader: Reader, operation: Operation) -> None:
    """Whoever reports on it. The first time, which freezes what it is judged against, only whoever works on it."""
    check_reader_can_report(reader, operation)
    if not operation.frozen and not reader_can_change(reader, operation):
        raise NotTheirOperation(
            "Its first evaluation freezes what it is judged against, and is for those who lead it to ask for.", ASK_LEAD
        )


def check_begun(operation: Operation) -> None:
    """What only planned operations have nothing of."""
    if operation.state == PLANNED:
        raise NotInState("This operation has not begun.", "Say that it runs, once it does.")


def check_not_judged(operation: Operation) -> None:
    """What it is compared with was chosen for where it works and when it began: all of that is frozen together."""
    if operation.frozen:
        raise NotInState(
            "Its evaluation was made: where it works, when it began and what it is compared with stay as they were.",
            "Plan another operation for other wards or days.",
        )


def check_reach(kind: str) -> None:
    """For the partnership at most."""
    if kind == "public":
        raise NotPublicItself(
            "An operation is for the partnership at most.", "Release its highlight report or its evaluation."
        )


def agencies_of(operation: Operation) -> frozenset[UUID]:
    """Its lead and its partners."""
    return frozenset({operation.lead_id, *(UUID(id) for id in operation.partners)})


def _writes(reader: Reader, thing: Thing, body: UUID | None, *, own: bool) -> bool:
    return opens(reader, thing) and reader.may("W", ROW, body=body, own=own)
