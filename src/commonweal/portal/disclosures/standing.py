"""How agreements and assessments stand on a day: worked out from their dates and signatures, never set by hand."""

import datetime as dt
from collections.abc import Collection, Iterable
from uuid import UUID

from django.utils import timezone

from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures.models import Agreement, Assessment, Party
from commonweal.portal.disclosures.said import Standing

DRAFT, LIVE, DUE, ENDED = "draft", "live", "due for review", "ended"
SOON = dt.timedelta(days=30)
REVIEW_WITHIN = dt.timedelta(days=7)  # of a share in an emergency, or without a live agreement


def of(agreement: Agreement, parties: Iterable[Party], on: dt.date | None = None) -> Standing:
    """An agreement's state: live from its first day, once every party signed by then, until its last."""
    on = on or today()
    missing = tuple(sorted(p.agency.short_name for p in parties if p.signed_on is None or p.signed_on > on))
    if agreement.until is not None and agreement.until < on:
        return Standing(ENDED, f"Ended on {_day(agreement.until)}.")
    if missing:
        return Standing(DRAFT, f"Not signed by {', '.join(missing)}.", missing)
    if agreement.since is None:
        return Standing(DRAFT, "It has no first day.")
    if agreement.since > on:
        return Standing(DRAFT, f"Signed; it begins on {_day(agreement.since)}.")
    if agreement.review_due is not None and agreement.review_due <= on:
        return Standing(DUE, f"Its review was due on {_day(agreement.review_due)}. It still holds.")
    return Standing(LIVE, f"Live since {_day(agreement.since)}.")


def of_assessment(row: Assessment, on: dt.date | None = None) -> Standing:
    """An assessment's state."""
    on = on or today()
    if row.ended_why:
        return Standing(ENDED, "Ended.")
    if row.signed_at is None:
        return Standing(DRAFT, "Not signed off.")
    if row.review_due is not None and row.review_due <= on:
        return Standing(DUE, f"Its review was due on {_day(row.review_due)}.")
    return Standing(LIVE, f"Signed off on {_day(timezone.localdate(row.signed_at))}.")


def is_soon(review_due: dt.date | None) -> bool:
    """Whether a review is due, or will be within a month."""
    return review_due is not None and review_due <= today() + SOON


def review_by(recorded_at: dt.datetime) -> dt.date:
    """The last day on which governance is to have looked at a share."""
    return timezone.localdate(recorded_at) + REVIEW_WITHIN


def live_between(agencies: Collection[UUID], on: dt.date | None = None) -> list[Agreement]:
    """Agreements that are live on a day and bind every one of these agencies, by title. All partners may read them."""
    found = []
    rows = Agreement.objects.filter(parties__agency__in=list(agencies)).distinct()
    for row in rows.prefetch_related("parties__agency").order_by("title", "pk"):
        parties = list(row.parties.all())
        if set(agencies) <= {party.agency_id for party in parties} and of(row, parties, on).live:
            found.append(row)
    return found


def live_of(agencies: Collection[UUID]) -> list[Agreement]:
    """Agreements that are live today and bind any of these agencies, by title."""
    rows = {row.pk: row for agency in sorted(agencies) for row in live_between([agency])}
    return sorted(rows.values(), key=lambda row: row.title)


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
