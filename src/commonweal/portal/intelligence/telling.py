"""Notices about reports. None says what a report holds, whom it names, or whose it is."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.reach import living
from commonweal.portal.access.reader import OFFICER
from commonweal.portal.intelligence import reaching
from commonweal.portal.intelligence.models import RECEIVED, SENT, Report
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account, Membership, Person

KIND = "intelligence"
RECEIVED_WORDS = "A report that you sent was received."
REPLIED_WORDS = "There is an answer to a report that you sent."
CLOSED_WORDS = "It is recorded what became of a report that you sent."
ASKED_WORDS = "You are asked about a report that you sent."
ANSWERED = "Whoever sent a report answered what was asked of it."
CAME = "A report came in."
ADDED = "Something was added to a report."
LATE = {
    SENT: "A report is past the time by which it was to be received.",
    RECEIVED: "A report is past the time by which it was to be dealt with.",
}
WAITS = "A sanitised text waits for a second person."
WENT_OUT = "The force's intelligence unit released something to you."
TAKEN_BACK = "Something that the force's intelligence unit released to you was withdrawn."
THROWN_SOON = "A report that you began and did not send is thrown away soon."


def tell_writer(report: Report, words: str) -> None:
    """Tell whoever wrote it, while they can sign in."""
    account = _writer(report)
    if account is not None:
        notices.tell(account.person, kind=KIND, words=words, address=_address(report), about=report.pk)


def can_be_asked(report: Report) -> bool:
    """Whether its writer can sign in, and is still an officer of the agency that they wrote for."""
    account = _writer(report)
    if account is None:
        return False
    return Membership.objects.filter(
        living(), role=OFFICER, agency=report.agency_id, person=account.person_id
    ).exists()  # fmt: skip


def warn_writer(report: Report) -> None:
    """Tell its writer once, for each time that it was left alone, that a draft goes soon."""
    account = _writer(report)
    if account is not None:
        once = f"draft:{report.pk}:{report.saved_at.date()}"
        notices.tell(account.person, kind=KIND, words=THROWN_SOON, address=_address(report), about=report.pk, once=once)


def tell_unit(report: Report, words: str) -> None:
    """Tell everyone of the unit that it was sent to."""
    _tell_unit(report, words)


def tell_unit_of_late(report: Report) -> None:
    """Tell the unit once, for each of its steps, that a report is past the agreed time."""
    words, once = LATE[report.state], f"late:{report.pk}:{report.state}"
    _tell_unit(report, words, once=once)


def _writer(report: Report) -> Account | None:
    made_by = [report.thing.made_by] if report.thing.made_by else []
    return Account.objects.filter(pk__in=made_by, is_active=True).select_related("person").first()


def _tell_unit(report: Report, words: str, once: str = "") -> None:
    for person in Person.objects.filter(pk__in=reaching.seats_of_unit(report.force_id).values("person")).order_by("pk"):
        notices.tell(person, kind=KIND, words=words, address=_address(report), about=report.pk, once=once)


def _address(report: Report) -> str:
    return reverse("intelligence:report", args=[report.pk])


def tell_approvers(text_report: Report, author: Person | None, *, text: UUID) -> None:
    """Tell the others of the unit that a text waits for a second person."""
    seats = reaching.seats_of_unit(text_report.force_id)
    others = Person.objects.filter(pk__in=seats.values("person")).exclude(pk__in=[author.pk] if author else [])
    for person in others.order_by("pk"):
        notices.tell(person, kind=KIND, words=WAITS, address=reverse("intelligence:text", args=[text]), about=text)


def tell_readers(people: Iterable[UUID], words: str, *, released: UUID) -> None:
    """Tell those who may read what went out, that it did or that it was taken back."""
    address = reverse("intelligence:released", args=[released])
    for person in Person.objects.filter(pk__in=list(people)).order_by("pk"):
        notices.tell(person, kind=KIND, words=words, address=address, about=released)
