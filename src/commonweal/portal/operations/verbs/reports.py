"""Papers of an operation: its evaluation, worked out in the background, and its highlight report as a draft."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import papers
from commonweal.portal.library.verbs import reports as library
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.operations import rules
from commonweal.portal.operations.models import EVALUATION, HIGHLIGHT, Operation, Report

LONGEST_MARKING = 80


@recorded
def evaluate(operation: Operation, *, by: Reader, audience: str = "partners", as_at: str = "") -> Job:
    """Have its evaluation worked out; the paper is a draft in the library, for no more readers than the operation."""
    rules.check_reader_can_evaluate(by, operation)
    rules.check_begun(operation)
    asked = {"kind": EVALUATION, "operation": str(operation.pk), "audience": audience, "as_at": as_at}
    note("ask evaluation", by=by.account, thing=operation.pk)
    return library.ask(by=by, arguments=asked)


@recorded
def highlight(operation: Operation, *, title: str, text: str, by: Reader) -> Paper:
    """Its highlight report as a draft that can be worked on in the library."""
    rules.check_reader_can_report(by, operation)
    paper = papers.write(title, text=text, by=by, terms=terms_of(operation))
    keep(operation, paper=paper, kind=HIGHLIGHT, by=by)
    return paper


@recorded
def keep(operation: Operation, *, paper: Paper, kind: str, by: Reader) -> None:
    """Show a paper beside its operation."""
    rules.check_reader_can_report(by, operation)
    if not Report.objects.filter(operation=operation, paper=paper).exists():
        things.make(
            Report, home=operation.thing, audience=audiences.public(), by=by, operation=operation, paper=paper,
            kind=kind, made_at=now(),
        )  # fmt: skip


def terms_of(operation: Operation, *, marking: str = "", reach: str = "") -> Terms:
    """In the operation, under its marking (and its source's), by itself for no more readers than the operation has."""
    thing = operation.thing
    marked = "; ".join(dict.fromkeys(mark for mark in (thing.marking, marking) if mark))
    return Terms(
        home=thing, body=operation.body, audience=thing.audience, marking=marked[:LONGEST_MARKING], basis=thing.basis,
        reach=reach,
    )  # fmt: skip
