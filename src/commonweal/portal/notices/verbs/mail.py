"""The mail about notices: one to a person, saying only that there is something to read, and where.

It holds no title, no name and no number, so that a mailbox read by others, or a mail that goes astray, tells nothing.
A notice is marked as mailed before its mail is sent and unmarked where sending fails: never twice, and not lost.
"""

import logging
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.audit.clock import now
from commonweal.portal.notices import queries
from commonweal.portal.notices.models import AT_ONCE, DAILY, Notice
from commonweal.portal.partnership.models import Account

SUBJECT = "There is something for you to read"
BODY = """There is something for you at {address}/notices/

You are asked to sign in first. This message says no more than that, so that nothing is given away in the post.
You choose at that address whether such messages come at once, once a day, or not at all.
"""
log = logging.getLogger(__name__)


def send_daily() -> int:
    """One mail to everyone who has unread notices and wants mail once a day. Answers how many were sent."""
    return _send(DAILY)


def send_at_once() -> int:
    """One mail to everyone who has unread notices and wants to know at once."""
    return _send(AT_ONCE)


def _send(wish: str) -> int:
    address = getattr(settings, "PORTAL_ADDRESS", "")
    if not address:
        return 0
    return sum(_send_to(account, address) for account in queries.to_mail(wish))


def _send_to(account: Account, address: str) -> bool:
    marked = _mark(reader_of(account))
    if not marked:
        return False
    try:
        send_mail(SUBJECT, BODY.format(address=address), None, [account.email])
    except (OSError, SMTPException) as error:
        Notice.objects.filter(pk__in=marked).update(mailed_at=None)
        log.warning("Mail could not be sent (%s); it is tried again when it is next due.", type(error).__name__)
        return False
    return True


def _mark(reader: Reader) -> list[UUID]:
    """Claim the notices that this mail is about, so that no other worker sends one too."""
    with transaction.atomic():
        marked: list[UUID] = list(queries.unmailed(reader).select_for_update().values_list("pk", flat=True))
        Notice.objects.filter(pk__in=marked).update(mailed_at=now())
    return marked
