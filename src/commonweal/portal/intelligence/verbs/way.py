"""A report's way once it is sent: received, answered, closed. What its writer may see of it stands on the report."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.intelligence import rules, telling
from commonweal.portal.intelligence.models import CLOSED, RECEIVED, Report


@recorded
def receive(report: Report, *, by: Reader) -> Report:
    """The unit has it. Its writer is told, without a word of what."""
    report = held(report)
    rules.check_reader_can_move(by, report, RECEIVED)
    report = changed(report, "receive report", by, state=RECEIVED, received_at=now())
    telling.tell_writer(report, telling.RECEIVED_WORDS)
    return report


@recorded
def reply(report: Report, words: str, *, by: Reader) -> Report:
    """Tell its writer something. It is kept on the report, and stays there."""
    report = held(report)
    rules.check_reader_is_unit(by, report)
    check_said(words, "what the writer is to be told")
    said = [*report.replies, {"at": now().isoformat(), "words": words.strip()}]
    report = changed(report, "reply to report", by, replies=said)
    telling.tell_writer(report, telling.REPLIED_WORDS)
    return report


@recorded
def close(report: Report, *, outcome: str, by: Reader) -> Report:
    """Say what became of it, in one of the outcomes' words."""
    report = held(report)
    rules.check_reader_can_move(by, report, CLOSED)
    report = changed(report, "close report", by, state=CLOSED, closed_at=now(), outcome=outcome)
    telling.tell_writer(report, telling.CLOSED_WORDS)
    return report
