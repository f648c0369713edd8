"""The quarter's data set: worked out in the background, approved by a second person, withdrawn with a word."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from commonweal.portal.access import places
from commonweal.portal.access.models import HIDDEN, Document
from commonweal.portal.access.reach import holders
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotWhatWasSeen
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, documents, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.disclosures import counting, data_files, rules
from commonweal.portal.disclosures.depersonalising import LEAST, Line, beside, work_out
from commonweal.portal.disclosures.models import DataSet
from commonweal.portal.disclosures.refusals import NotInState
from commonweal.portal.jobs.models import Job
from commonweal.portal.jobs.verbs import jobs
from commonweal.portal.jobs.work import Work
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Person

JOB = "disclosures.data-set"


@recorded
def ask(quarter: dt.date, *, by: Reader, changed_why: str = "") -> Job:
    """Have a quarter that is over worked out in the background, where everything may be counted."""
    rules.check_reader_can_make_set(by)
    _check_free(quarter, changed_why)
    title = f"Data set of {counting.words_of(quarter)}"
    return jobs.ask(JOB, title=title, arguments={"quarter": str(quarter), "changed": changed_why}, by=by)


def make(work: Work) -> dict[str, Any]:
    """The job: the system counts, hides what is small, and keeps what is left, with the rights of whoever asked."""
    quarter, why = dt.date.fromisoformat(work.arguments["quarter"]), work.arguments["changed"]
    rules.check_reader_can_make_set(work.reader())
    row = keep(quarter, lines_of(quarter), by=work.reader(), changed_why=why)
    return {"address": places.place_of("disclosures.dataset", row.pk)}


def lines_of(quarter: dt.date) -> list[Line]:
    """What may be shown of every source, beside whatever edition of the quarter was out before."""
    first, last = counting.days_of(quarter)
    months = [f"{quarter.year}-{quarter.month + n:02}" for n in range(3)]
    known = _editions_out(quarter)
    found: list[Line] = []
    for source in counting.sources():
        worked = work_out(source.words, counting.counted(source, first, last), months)
        for edition in known:
            worked = beside(worked, [Line(**said) for said in edition if said["source"] == source.words])
        found += worked.lines
    return found


@recorded
def keep(quarter: dt.date, lines: Sequence[Line], *, by: Reader, changed_why: str = "") -> DataSet:
    """Keep an edition with its files: for governance and whoever had it made, until it is approved."""
    rules.check_reader_can_make_set(by)
    _check_free(quarter, changed_why)
    edition = DataSet.objects.filter(quarter=quarter).count() + 1
    sources = counting.sources()
    out = data_files.left_out(lines, sources)
    files = data_files.files_of(quarter, edition, lines, sources, out)
    few = audiences.people({*holders("governance"), *([by.person] if by.person else [])})
    row = things.make(
        DataSet, home=None, audience=few, by=by, quarter=quarter, edition=edition, made_at=now(), made_by=by.account,
        least=LEAST, figures=[asdict(line) for line in lines], left_out=out, sha256=data_files.hash_of(files),
        changed=changed_why.strip(),
    )  # fmt: skip
    for name, media_type, content in files:
        documents.keep(
            content, name=name, media_type=media_type, role="data set", home=row.thing, audience=audiences.public(),
            by=by,
        )  # fmt: skip
    for person in Person.objects.filter(pk__in=holders("governance") - {by.person}).order_by("pk"):
        notices.tell(
            person, kind="data set", words="A quarter's data set waits for somebody to approve it.",
            address=places.place_of("disclosures.dataset", row.pk), about=row.pk, once=f"data set:{row.pk}",
        )  # fmt: skip
    return row


@recorded
def approve(row: DataSet, *, sha256: str, by: Reader) -> DataSet:
    """Let it out to the partnership, as a second person. `sha256` is what the page showed."""
    row = held(row)
    rules.check_reader_can_approve_set(by, row)
    if sha256 != row.sha256:
        raise NotWhatWasSeen("This is not the edition that you looked at.", "Look at it again.")
    changed(row, "approve data set", by, approved_at=now(), approved_by=by.account)
    things.rehome(row.thing, home=None, audience=audiences.partners(), by=by)
    things.settle(row.thing, by=by)
    return row


@recorded
def withdraw(row: DataSet, *, why: str, by: Reader) -> DataSet:
    """Take it back: its page says so, and its files are governance's alone."""
    row = held(row)
    rules.check_reader_can_withdraw_set(by, row)
    check_said(why, "why it is withdrawn")
    changed(row, "withdraw data set", by, withdrawn_at=now(), withdrawn_why=why.strip())
    few = audiences.people({*holders("governance"), *([by.person] if by.person else [])})
    for file in Document.objects.filter(thing__home=row.thing).select_related("thing"):
        things.narrow_or_set(file.thing, audience=few, face=HIDDEN, by=by)
    note("withdraw files", by=by.account, thing=row.pk)
    return row


def _check_free(quarter: dt.date, changed_why: str) -> None:
    """A quarter that is over has one edition, until that is withdrawn; the next one says why."""
    if counting.quarter_of(quarter) != quarter or quarter >= counting.quarter_of(today()):
        raise NotInState(
            "This quarter is not over.", "Two counts of it would tell what came between. Wait for its end."
        )
    if DataSet.objects.filter(quarter=quarter, withdrawn_at=None).exists():
        raise NotInState("This quarter has its data set.", "Withdraw that one first, if it is wrong.")
    if DataSet.objects.filter(quarter=quarter).exists():
        check_said(changed_why, "what is corrected in this edition")


def _editions_out(quarter: dt.date) -> list[list[dict[str, Any]]]:
    """What editions of a quarter showed that were ever out, withdrawn or not."""
    rows = DataSet.objects.filter(quarter=quarter, approved_at__isnull=False).order_by("edition")
    return list(rows.values_list("figures", flat=True))
