"""Telling governance in time: agreements and assessments to review, shares that wait for their review."""

import datetime as dt

from django.db.models import Q

from commonweal.portal.access import places
from commonweal.portal.access.reach import holders
from commonweal.portal.audit.clock import now, today
from commonweal.portal.disclosures import standing
from commonweal.portal.disclosures.models import Agreement, Assessment, Entry
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Person

WAITS_TOO_LONG = dt.timedelta(days=7)


def remind() -> None:
    """Once a month before its day and once when it is late; shares that waited a week, once."""
    officers = list(Person.objects.filter(pk__in=holders("governance")).order_by("pk"))
    due = Q(review_due__lte=today() + standing.SOON)
    agreements = Agreement.objects.filter(due, Q(until=None) | Q(until__gte=today())).order_by("review_due", "pk")
    assessments = Assessment.objects.filter(due, ended_why="").order_by("review_due", "pk")
    for agreement in agreements:
        _remind(officers, agreement, "an agreement")
    for assessment in assessments:
        _remind(officers, assessment, "an impact assessment")
    waiting = Entry.objects.filter(to_review=True, reviewed_at=None, recorded_at__lte=now() - WAITS_TOO_LONG)
    for entry in waiting.order_by("recorded_at", "pk"):
        _tell(officers, entry, "A share has waited for its review for a week.", once=f"waits:{entry.pk}", due_on=None)


def _remind(officers: list[Person], row: Agreement | Assessment, what: str) -> None:
    late = row.review_due is not None and row.review_due < today()
    words = f"{'Late' if late else 'Soon due'}: the review of {what} on sharing."
    _tell(officers, row, words, once=f"{row.pk}:{row.review_due}:{late}", due_on=row.review_due)


def _tell(
    officers: list[Person], row: Agreement | Assessment | Entry, words: str, *, once: str, due_on: dt.date | None
) -> None:
    for person in officers:
        notices.tell(
            person, kind="disclosure", words=words, address=places.place_of(row._meta.label_lower, row.pk),
            about=row.pk, due_on=due_on, once=once,
        )  # fmt: skip
