"""Telling a person something, once; and their reading it."""

import datetime as dt
from uuid import UUID

from django.db import IntegrityError, transaction

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.notices.models import AT_ONCE, DAILY, NEVER, MailWish, Notice
from commonweal.portal.partnership.models import Person


@recorded
def tell(
    person: Person,
    *,
    kind: str,
    words: str,
    address: str = "",
    about: UUID | None = None,
    due_on: dt.date | None = None,
    once: str = "",
) -> Notice | None:
    """Tell a person something in words that give nothing away; None where it was told before.

    `once` is the teller's key for what is told; the same words about the same thing are not told again while unread.
    The database's own keys decide that: whoever tells cannot see what another person was told.
    """
    try:
        with transaction.atomic():
            notice = Notice.objects.create(
                person=person, kind=kind, words=words[:300], address=address, about=about, due_on=due_on, once=once,
                made_at=now(),
            )  # fmt: skip
    except IntegrityError:
        return None
    note("tell", by=None, thing=about)
    return notice


@recorded
def read(notice: Notice, *, by: Reader) -> None:
    """Mark a notice as read by its person."""
    _check_own(notice, by)
    if Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=now()):
        note("read notice", by=by.account, thing=notice.about)


@recorded
def read_all(*, by: Reader) -> None:
    """Mark all of one's own notices as read."""
    if by.person is not None and Notice.objects.filter(person=by.person, read_at=None).update(read_at=now()):
        note("read notices", by=by.account)


@recorded
def wish(wanted: str, *, by: Reader) -> None:
    """Say when one wants mail: at once, daily, or never."""
    if by.person is None or wanted not in (AT_ONCE, DAILY, NEVER):
        raise NotAllowed("Mail comes at once, once a day, or never.", "Choose one of these.")
    MailWish.objects.update_or_create(person_id=by.person, defaults={"wish": wanted})
    note("wish mail", by=by.account)


def _check_own(notice: Notice, reader: Reader) -> None:
    if reader.person is None or notice.person_id != reader.person:
        raise NotAllowed("This notice is someone else's.", "Look at your own.")
