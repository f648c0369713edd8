"""What the unit does with a report beside telling its writer: the receipt and the outcome in the force's own words."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.intelligence.models import OUTCOME, OUTCOMES, RECEIPT, Report, Step
from commonweal.portal.intelligence.refusals import NotComplete
from commonweal.portal.intelligence.verbs import way


@recorded
def receive(report: Report, *, by: Reader, force_reference: str = "", words: str = "", by_file: bool = False) -> Report:
    """Record that the unit has it, under the force's own reference. Its writer is told that, and no more."""
    report = way.receive(report, by=by)
    _step(report, RECEIPT, by=by, force_reference=force_reference, words=words, by_file=by_file)
    return report


@recorded
def close(
    report: Report, *, outcome: str, by: Reader, force_reference: str = "", words: str = "", told: str = ""
) -> Report:
    """Record what became of it. `words` stay with the unit; `told` is what its writer reads."""
    if outcome not in OUTCOMES:
        raise NotComplete("The outcome is missing.", "Choose one of the list.")
    report = way.close(report, outcome=outcome, by=by)
    if told.strip():
        report = way.reply(report, told, by=by)
    _step(report, OUTCOME, by=by, outcome=outcome, force_reference=force_reference, words=words)
    return report


def _step(
    report: Report, kind: str, *, by: Reader, force_reference: str, words: str, outcome: str = "", by_file: bool = False
) -> Step:
    return things.make(
        Step, home=report.thing, audience=audiences.public(), by=by, report=report, kind=kind, outcome=outcome,
        force_reference=force_reference.strip(), words=words.strip(), by_file=by_file, taken_at=now(),
        taken_by_id=by.person,
    )  # fmt: skip
