"""Handing reports to the force's own system, and reading its receipt back. Each time is kept, and entered."""

import hashlib
from collections.abc import Sequence

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.intelligence import exporting, rules
from commonweal.portal.intelligence.exporting import Answer
from commonweal.portal.intelligence.models import SENT, Export, Report
from commonweal.portal.intelligence.queries.exports import out
from commonweal.portal.intelligence.refusals import NotComplete, NotOurFile
from commonweal.portal.intelligence.verbs import dealing

JSON, PDF = "json", "pdf"


@recorded
def make(reports: Sequence[Report], *, by: Reader, with_source: bool = False, why: str = "") -> bytes:
    """The file of these reports. `with_source`: with where they come from, for the reason that `why` gives."""
    if not reports:
        raise NotComplete("No report was chosen.", "Choose those that are to be handed over.")
    if with_source:
        check_said(why, "why where it comes from is needed")
    rows = [held(report, "force", "agency") for report in sorted(reports, key=lambda row: row.pk)]
    for row in rows:
        rules.check_reader_is_unit(by, row)
    moment = now()
    times = {row.pk: _times(row) + 1 for row in rows}
    said = [out(by, row, time=times[row.pk], with_source=with_source) for row in rows]
    content = exporting.document(said, made_at=moment.isoformat(), force=rows[0].force.name)
    for row in rows:
        keep(row, times[row.pk], content, form=JSON, by=by, with_source=with_source, why=why)
    return content


def keep(
    report: Report, number: int, content: bytes, *, form: str, by: Reader, with_source: bool = False, why: str = ""
) -> Export:
    """The row that says that it was handed over, which time, and what exactly by its hash."""
    made = things.make(
        Export, home=report.thing, audience=audiences.public(), by=by, report=report, number=number, format=form,
        version=exporting.VERSION, sha256=hashlib.sha256(content).hexdigest(), with_source=with_source,
        why=why.strip(), made_at=now(), made_by_id=by.person,
    )  # fmt: skip
    note("export with source" if with_source else "export report", by=by.account, thing=report.pk)
    return made


@recorded
def printed(report: Report, content: bytes, *, by: Reader) -> Export:
    """That a report was printed as a PDF. Its source is never in one."""
    report = held(report)
    rules.check_reader_is_unit(by, report)
    return keep(report, _times(report) + 1, content, form=PDF, by=by)


@recorded
def read_back(content: bytes, *, by: Reader) -> tuple[Answer, ...]:
    """Take the force's receipt in: what it accepted is received, under its own reference. Read twice, nothing more."""
    rules.check_reader_is_unit(by)
    sha256, answers = exporting.receipt(content)
    handed = {row.report.reference: row for row in _of(sha256, by)}
    if not handed or not {answer.reference for answer in answers} <= set(handed):
        raise NotOurFile(
            "This receipt answers an export that was not made here, or names a report that was not in it.",
            "Look whether it is the receipt of the file that you handed over.",
        )
    for answer in answers:
        _taken(handed[answer.reference], answer, by)
    return answers


def _of(sha256: str, by: Reader) -> list[Export]:
    rows = Export.objects.filter(sha256=sha256, format=JSON, lock__in=sorted(by.locks))
    found = rows.select_related("report__thing__lock", "thing__lock").order_by("pk")
    return [row for row in found if rules.reader_is_unit(by, row.report)]


def _taken(export: Export, answer: Answer, by: Reader) -> None:
    if export.receipt_at is not None and export.accepted == answer.accepted:
        return
    export = held(export, "report__thing__lock")
    changed(export, "read receipt", by, receipt_at=now(), accepted=answer.accepted, answer=answer.reason.strip())
    if answer.accepted and export.report.state == SENT:
        dealing.receive(export.report, by=by, force_reference=answer.force_reference, by_file=True)


def _times(report: Report) -> int:
    return Export.objects.filter(report=report).count()
