"""The register's legal parts as CSV, with no cell that a spreadsheet would take for a formula."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from commonweal.documents.csv_cells import csv_file
from commonweal.portal.disclosures.queries.shares import Legal
from commonweal.portal.disclosures.whole import PARTS

HEADS = (
    "Shared on", "Recorded on", "From", "To", "Decision", "Emergency", "How", "Purpose", "Power", "Lawful basis",
    "Special-category condition", "Criminal-offence condition", "Law-enforcement part", "Agreement",
    "Why without agreement", "Necessity and proportionality", "Why refused or in part", "Decided by", "Asked by",
    "Added afterwards", "Still not said",
)  # fmt: skip


def csv_of(rows: Sequence[Legal]) -> bytes:
    """UTF-8 with a mark that Excel needs, comma-separated."""
    return csv_file(HEADS, map(_values, rows))


def _values(row: Legal) -> tuple[str, ...]:
    line = row.line
    return (
        _day(line.at), _day(row.recorded_at), line.from_agency, line.to, line.decision,
        "yes" if line.emergency else "no", row.way, row.purpose, line.power, row.basis, row.special, row.criminal,
        ("yes" if row.law_enforcement else "no") if row.basis else "", line.agreement, row.no_agreement,
        row.necessity, row.reason, row.decided_by, row.asked_by,
        "; ".join(f"{PARTS[part]}: {note}" for part, note in row.added.items()), "; ".join(line.missing),
    )  # fmt: skip


def _day(moment: dt.datetime) -> str:
    """By the clock here, as quarters are: in summer that is not the day of the stored time."""
    return timezone.localdate(moment).isoformat()
