"""Notices about reports. None says what a report holds, whom it names, or whose it is."""

from django.urls import reverse

from commonweal.portal.access.reach import living
from commonweal.portal.intelligence.models import Report
from commonweal.portal.intelligence.rules import OFFICER, UNIT
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account, Membership, Person

KIND = "intelligence"
RECEIVED_WORDS = "A report that you sent was received."
REPLIED_WORDS = "There is an answer to a report that you sent."
CLOSED_WORDS = "It is recorded what became of a report that you sent."
CAME = "A report came in."
ADDED = "Something was added to a report."
THROWN_SOON = "A report that you began and did not send is thrown away soon."


def tell_writer(report: Report, words: str) -> None:
    """Tell whoever wrote it, while they can sign in."""
    account = Account.objects.filter(pk=report.thing.made_by, is_active=True).select_related("person").first()
    if account is not None:
        notices.tell(account.person, kind=KIND, words=words, address=_address(report), about=report.pk)


def tell_unit(report: Report, words: str) -> None:
    """Tell everyone of the unit that it was sent to."""
    seats = Membership.objects.filter(living(), agency=report.force_id, role=OFFICER, duty=UNIT)
    for person in Person.objects.filter(pk__in=seats.values("person")).order_by("pk"):
        notices.tell(person, kind=KIND, words=words, address=_address(report), about=report.pk)


def _address(report: Report) -> str:
    return reverse("intelligence:report", args=[report.pk])
