"""Telling governance in time: what is to be reviewed, agreements that end, shares that wait, a quarter to count."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse

from commonweal.portal.access import places
from commonweal.portal.access.reach import holders
from commonweal.portal.audit.clock import midnight, today
from commonweal.portal.disclosures import counting, standing
from commonweal.portal.disclosures.models import Agreement, Assessment, DataSet, Entry, EntryAddition
from commonweal.portal.disclosures.whole import whole
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account, Person

BEFORE = dt.timedelta(days=2)  # a share's review is reminded of
INCOMPLETE = "A share that you recorded in an emergency is not complete, and governance looks at it soon."
QUIET = dt.timedelta(days=14)  # of a quarter, in which late entries still come in


def remind() -> None:
    """Once before each day and once when it is late. Nobody is told twice of the same."""
    officers = list(Person.objects.filter(pk__in=holders("governance")).order_by("pk"))
    _of_registers(officers)
    _of_shares(officers)
    _of_quarter()


def _of_registers(officers: list[Person]) -> None:
    """A month before a review or an end, and when it is over."""
    due = Q(review_due__lte=today() + standing.SOON)
    going_on = Agreement.objects.filter(Q(until=None) | Q(until__gte=today()))
    for agreement in going_on.filter(due).order_by("review_due", "pk"):
        _remind(officers, agreement, "an agreement")
    for assessment in Assessment.objects.filter(due, ended_why="").order_by("review_due", "pk"):
        _remind(officers, assessment, "an impact assessment")
    ending = Agreement.objects.filter(until__lte=today() + standing.SOON, until__gte=today() - standing.SOON)
    for agreement in ending.filter(ended_why="").order_by("until", "pk"):
        over = agreement.until is not None and agreement.until < today()
        words = (
            "An agreement on sharing has ended: nothing rests on it now." if over else "An agreement on sharing ends."
        )
        _tell(officers, agreement, words, once=f"ends:{agreement.pk}:{agreement.until}:{over}", due_on=agreement.until)


def _of_shares(officers: list[Person]) -> None:
    """Shares whose review is nearly due, or late."""
    last = today() - standing.REVIEW_WITHIN + BEFORE
    after = midnight(last + dt.timedelta(days=1))  # whatever the hour at which it was recorded on that day
    waiting = Entry.objects.filter(to_review=True, reviewed_at=None, recorded_at__lt=after)
    for entry in waiting.order_by("recorded_at", "pk"):
        day = standing.review_by(entry.recorded_at)
        late = day < today()
        words = f"{'Late' if late else 'Soon due'}: the review of a share."
        _tell(officers, entry, words, once=f"waits:{entry.pk}:{late}", due_on=day)
        _ask_to_complete(entry, day)


def _ask_to_complete(entry: Entry, day: dt.date) -> None:
    """Whoever recorded an emergency, while what it left out is not said and nobody has looked at it."""
    added = EntryAddition.objects.filter(disclosure=entry.disclosure_id).order_by("added_at", "pk")
    if not whole(entry, added).missing:
        return
    recorders = Account.objects.filter(pk__in=[entry.recorder] if entry.recorder else [], is_active=True)
    for account in recorders.select_related("person"):
        notices.tell(
            account.person, kind="disclosure", words=INCOMPLETE, about=entry.disclosure_id, due_on=day,
            address=places.place_of("disclosures.disclosure", entry.disclosure_id), once=f"incomplete:{entry.pk}",
        )  # fmt: skip


def _of_quarter() -> None:
    """That the last quarter can be counted, where nobody had that done."""
    last = counting.quarters_over(today(), most=1)[0]
    _, ended = counting.days_of(last)
    if today() <= ended + QUIET or DataSet.objects.filter(quarter=last).exists():
        return
    words = f"The data set of {counting.words_of(last)} can be made."
    for person in Person.objects.filter(pk__in=holders("governance") | holders("analyst")).order_by("pk"):
        notices.tell(
            person, kind="data set", words=words, address=reverse("disclosures:make-data-set"), about=None,
            once=f"quarter:{last}",
        )  # fmt: skip


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
