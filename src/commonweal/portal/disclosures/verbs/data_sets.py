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
from commonweal.portal.disclosures.refusals import NotInState, TellsOfSomebody
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account, Person

ROLE = "data set"  # of its files


@recorded
def ask(quarter: dt.date, *, by: Reader, changed_why: str = "") -> DataSet:
    """Have a quarter that is over counted. The system does it within a minute: nobody reads all that is counted."""
    rules.check_reader_can_make_set(by)
    _check_free(quarter, changed_why)
    few = audiences.people({*holders("governance"), *([by.person] if by.person else [])})
    return things.make(
        DataSet, home=None, audience=few, by=by, quarter=quarter, made_at=now(), made_by=by.account, least=LEAST,
        edition=DataSet.objects.filter(quarter=quarter).count() + 1, sha256="", changed=changed_why.strip(),
    )  # fmt: skip


def count_waiting() -> None:
    """Count what was asked for, as the system; where that would tell of somebody, say so and give it up."""
    for row in DataSet.objects.filter(sha256="", withdrawn_at=None).order_by("made_at", "pk"):
        try:
            fill(row, lines_of(row.quarter), by=None)
        except TellsOfSomebody as refused:
            give_up(row, why=str(refused))


@recorded
def give_up(row: DataSet, *, why: str) -> None:
    """It is not made, and its page says why."""
    changed(held(row), "give data set up", None, withdrawn_at=now(), withdrawn_why=why)


def lines_of(quarter: dt.date) -> list[Line]:
    """What may be shown of every source, beside whatever edition of the quarter was out before."""
    first, last = counting.days_of(quarter)
    months = counting.months_of(quarter)
    known = _editions_out(quarter)
    found: list[Line] = []
    for source in counting.sources():
        counts = counting.counted(source, first, last)
        worked = work_out(source.words, counts, months, told=source.told(counts), to=source.rounded_to)
        for edition in known:
            worked = beside(worked, [Line(**said) for said in edition if said["source"] == source.words])
        found += worked.lines
    return found


@recorded
def keep(quarter: dt.date, lines: Sequence[Line], *, by: Reader, changed_why: str = "") -> DataSet:
    """Keep an edition that was counted already."""
    return fill(ask(quarter, by=by, changed_why=changed_why), lines, by=by)


@recorded
def fill(row: DataSet, lines: Sequence[Line], *, by: Reader | None) -> DataSet:
    """Keep what was counted, with its files: for governance and whoever had it made, until it is approved."""
    row = held(row)
    sources = counting.sources()
    out = data_files.left_out(lines, sources)
    files = data_files.files_of(row.quarter, row.edition, lines, sources, out)
    for name, media_type, content in files:
        documents.keep(
            content, name=name, media_type=media_type, role=ROLE, home=row.thing, audience=audiences.public(), by=by
        )
    row = changed(
        row, "count data set", by, figures=[asdict(line) for line in lines], left_out=out,
        sha256=data_files.hash_of(files),
    )  # fmt: skip
    makers = set(Account.objects.filter(pk__in=[row.made_by] if row.made_by else []).values_list("person", flat=True))
    for person in Person.objects.filter(pk__in=holders("governance") - makers).order_by("pk"):
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
    if not row.sha256:
        raise NotInState("It is still being counted.", "Look again in a minute.")
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
    if DataSet.objects.filter(quarter=quarter).exclude(sha256="").exists():
        check_said(changed_why, "what is corrected in this edition")


def _editions_out(quarter: dt.date) -> list[list[dict[str, Any]]]:
    """What editions of a quarter showed that were ever out, withdrawn or not."""
    rows = DataSet.objects.filter(quarter=quarter, approved_at__isnull=False).order_by("edition")
    return list(rows.values_list("figures", flat=True))
