"""Who may do what with intelligence. Each rule is a pair."""

from uuid import UUID

from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import OFFICER, UNIT, Reader
from commonweal.portal.access.refusals import Refused
from commonweal.portal.access.rules import allowed
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.intelligence import originator
from commonweal.portal.intelligence.models import DRAFT, NEXT, ROW, Report
from commonweal.portal.intelligence.queries.desk import desk
from commonweal.portal.intelligence.refusals import (
    NoForce,
    NotForThem,
    NotInReportState,
    NotTheirGuide,
    NotTheirReport,
)


def check_reader_can_tell(reader: Reader, *, agency: UUID | None = None) -> None:
    """A partner's officer tells the force something, for an agency that they are an officer of. None: for any."""
    if not reader.serves or (agency is not None and agency not in reader.serves) or not reader.may("W", ROW, own=True):
        raise NotForThem("Officers of the partnership's agencies fill in this form.", "Call 101, or 999 in danger.")


def reader_can_tell(reader: Reader, *, agency: UUID | None = None) -> bool:
    """Whether `check_reader_can_tell` lets pass."""
    return allowed(check_reader_can_tell, reader, agency=agency)


def check_can_be_sent() -> UUID:
    """Real people are behind the wall, and there is a force to send to; its id."""
    check_people_allowed()
    force = desk().force
    if force is None:
        raise NoForce(
            "It is not set yet which agency is the police force, so a report would go to nobody.",
            "Ask the portal's administrator to name it. Until then call 101, or 999 in danger.",
        )
    return force


def why_not_now() -> Refused | None:
    """What stands in the way of any report at all: said before anything is typed."""
    try:
        check_can_be_sent()
    except Refused as refused:
        return refused
    return None


def check_reader_can_write(reader: Reader, report: Report) -> None:
    """Its writer, while it is a draft and while they are of the agency that they write for."""
    _check_writer(reader, report)
    if report.state != DRAFT:
        raise NotInReportState("This was sent, and stays as it is.", "Add to it what is new or wrong.")


def reader_can_write(reader: Reader, report: Report) -> bool:
    """Whether `check_reader_can_write` lets pass."""
    return allowed(check_reader_can_write, reader, report)


def check_reader_can_add(reader: Reader, report: Report) -> None:
    """Its writer, once it is sent and until it is withdrawn."""
    _check_writer(reader, report)
    if report.state == DRAFT:
        raise NotInReportState("This is not sent yet.", "Change it where it stands.")
    if report.withdrawn_at is not None:
        raise NotInReportState("You withdrew this.", "Begin a new report for what you know now.")


def reader_can_add(reader: Reader, report: Report) -> bool:
    """Whether `check_reader_can_add` lets pass."""
    return allowed(check_reader_can_add, reader, report)


def check_reader_can_answer(reader: Reader, report: Report) -> None:
    """Its writer, while the unit asks them about a text that was made of it."""
    _check_writer(reader, report)
    if not any(one.open for one in originator.asked_of(report)):
        raise NotInReportState("Nothing is asked of you here.", "Look at the report for how it stands.")


def reader_can_answer(reader: Reader, report: Report) -> bool:
    """Whether `check_reader_can_answer` lets pass."""
    return allowed(check_reader_can_answer, reader, report)


def check_reader_is_unit(reader: Reader, report: Report | None = None) -> None:
    """The force's intelligence unit; and, of a report, that it was sent to this force."""
    forces = units_of(reader)
    if report is None:
        if desk().force not in forces:
            raise NotForThem("This is for the force's intelligence unit.", "Ask one of them.")
    elif report.force_id not in forces or report.state == DRAFT or not opens(reader, report.thing):
        raise NotTheirReport("This report is not your unit's.", "Ask the unit that it was sent to.")


def reader_is_unit(reader: Reader, report: Report | None = None) -> bool:
    """Whether `check_reader_is_unit` lets pass."""
    return allowed(check_reader_is_unit, reader, report)


def check_reader_can_move(reader: Reader, report: Report, state: str) -> None:
    """The unit, to a state that follows."""
    check_reader_is_unit(reader, report)
    if state not in NEXT[report.state]:
        raise NotInReportState(f"A report that is {report.state} cannot become {state}.", "Look at it again.")


def check_reader_can_edit_guide(reader: Reader) -> None:
    """The clerk, who keeps what the partnership agreed, and the force's unit, whose numbers they are."""
    if not (reader.may("W", "item, minute") or reader_is_unit(reader)):
        raise NotTheirGuide("The guide is kept by the clerk and the force's unit.", "Ask one of them.")


def reader_can_edit_guide(reader: Reader) -> bool:
    """Whether `check_reader_can_edit_guide` lets pass."""
    return allowed(check_reader_can_edit_guide, reader)


def check_reader_can_set_desk(reader: Reader) -> None:
    """The administrator, who enters agencies and memberships and reads no report."""
    if not reader.may("W", "account"):
        raise NotTheirGuide("The administrator sets this.", "Ask them.")


def reader_can_set_desk(reader: Reader) -> bool:
    """Whether `check_reader_can_set_desk` lets pass."""
    return allowed(check_reader_can_set_desk, reader)


def units_of(reader: Reader) -> frozenset[UUID]:
    """Agencies whose intelligence unit a reader is of."""
    return frozenset(held.agency for held in reader.held if held.agency and held.role == OFFICER and held.duty == UNIT)


def _check_writer(reader: Reader, report: Report) -> None:
    own = report.thing.made_by is not None and report.thing.made_by == reader.account
    if not own or not opens(reader, report.thing) or not reader_can_tell(reader, agency=report.agency_id):
        raise NotTheirReport("Only whoever wrote this works on it.", "Begin a report of your own.")
