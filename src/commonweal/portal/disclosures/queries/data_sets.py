"""The quarter's data sets: governance and whoever had one made see it before it is out, partners once it is."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.queries.documents import DocumentView, documents
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures import rules
from commonweal.portal.disclosures.counting import quarters_over, words_of
from commonweal.portal.disclosures.data_set_tables import Rows, by_agency, by_month
from commonweal.portal.disclosures.models import DataSet
from commonweal.portal.partnership.models import Account


@dataclass(frozen=True, slots=True)
class DataSetLine:
    """One edition."""

    id: UUID
    quarter: str
    edition: int
    state: str  # counting, waiting, out, withdrawn
    made_at: dt.datetime
    approved_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class DataSetPage:
    """An edition's page."""

    line: DataSetLine
    sha256: str
    made_by: str
    approved_by: str
    changed: str
    withdrawn_why: str
    tables: tuple[Rows, ...]
    left_out: tuple[str, ...]
    files: tuple[DocumentView, ...]
    may_approve: bool
    may_withdraw: bool


def lines(reader: Reader) -> tuple[DataSetLine, ...]:
    """Every edition that this reader may read, the newest quarter first."""
    rows = list(readable(reader, DataSet).order_by("-quarter", "-edition"))
    seen(reader, *rows)
    return tuple(_line(row) for row in rows)


def to_make(reader: Reader) -> tuple[tuple[str, str, bool], ...]:
    """Quarters that are over and have no edition: key, words, and whether one was withdrawn."""
    rows = list(readable(reader, DataSet).values_list("quarter", "withdrawn_at"))
    standing = {quarter for quarter, withdrawn in rows if withdrawn is None}
    known = {quarter for quarter, _ in rows}
    return tuple(
        (quarter.isoformat(), words_of(quarter), quarter in known)
        for quarter in quarters_over(today())
        if quarter not in standing
    )


def row(reader: Reader, id: UUID) -> DataSet:
    """The row behind a page."""
    found = one(reader, DataSet, id)
    seen(reader, found)
    return DataSet.objects.select_related("thing__lock").get(pk=found.pk)


def page(reader: Reader, id: UUID) -> DataSetPage:
    """An edition in full."""
    found = row(reader, id)
    names = dict(Account.objects.filter(pk__in=_doers(found)).values_list("pk", "person__name"))
    return DataSetPage(
        line=_line(found),
        sha256=found.sha256,
        made_by=names.get(found.made_by, "") if found.made_by else "",
        approved_by=names.get(found.approved_by, "") if found.approved_by else "",
        changed=found.changed,
        withdrawn_why=found.withdrawn_why,
        tables=(by_month(found.figures), by_agency(found.figures)) if found.figures else (),
        left_out=tuple(found.left_out),
        files=documents(reader, found.pk),
        may_approve=bool(found.sha256) and rules.reader_can_approve_set(reader, found),
        may_withdraw=rules.reader_can_withdraw_set(reader, found),
    )


def told_by_agency(reader: Reader, source: str, until: dt.date) -> dict[dt.date, dict[str, int | None]]:
    """What the data sets that are out tell of a source before a quarter: by agency, and of all as "".

    An edition is never counted again, so that what is set beside it tells nothing more than it told. None: hidden.
    """
    rows = list(readable(reader, DataSet).filter(approved_at__isnull=False, withdrawn_at=None, quarter__lt=until))
    seen(reader, *rows)
    found: dict[dt.date, dict[str, int | None]] = {}
    for row in rows:
        lines = [line for line in row.figures if line["source"] == source]
        sums = [line for line in lines if not (line["kind"] or line["month"] or line["area"])]
        if sums:
            found[row.quarter] = {line["agency"]: line["count"] for line in sums}
    return found


def _doers(row: DataSet) -> list[UUID]:
    return [account for account in (row.made_by, row.approved_by) if account]


def _line(row: DataSet) -> DataSetLine:
    state = "waiting" if row.sha256 else "counting"
    state = "withdrawn" if row.withdrawn_at else "out" if row.approved_at else state
    return DataSetLine(row.pk, words_of(row.quarter), row.edition, state, row.made_at, row.approved_at)
