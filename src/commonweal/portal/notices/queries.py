"""A reader's own notices, and who is to be mailed."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.notices.models import DAILY, MailWish, Notice
from commonweal.portal.partnership.models import Account

LISTED = 100


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice as its person sees it."""

    id: UUID
    words: str
    address: str
    made_at: dt.datetime
    due_on: dt.date | None
    is_read: bool


def mine(reader: Reader) -> tuple[NoticeView, ...]:
    """A reader's own notices, unread first, then the newest."""
    rows = _own(reader).order_by(F("read_at").desc(nulls_first=True), "-made_at", "pk")
    return tuple(_view(notice) for notice in rows[:LISTED])


def unread(reader: Reader) -> int:
    """How many of a reader's own notices are unread."""
    return _own(reader).filter(read_at=None).count()


def own(reader: Reader, id: UUID) -> Notice:
    """One of a reader's own notices; the same 404 for another's as for none."""
    found = _own(reader).filter(pk=id).first()
    if found is None:
        raise Http404
    return found


def wish(reader: Reader) -> str:
    """When this reader wants mail."""
    held = MailWish.objects.filter(person=reader.person).first() if reader.person else None
    return held.wish if held else DAILY


def to_mail(wish: str) -> list[Account]:
    """Accounts that can sign in, have an address and something unread that was not mailed yet, and wish for this."""
    wishes = Q(person__mail_wish__wish=wish)
    if wish == DAILY:
        wishes |= Q(person__mail_wish=None)
    waiting = Notice.objects.filter(person=OuterRef("person"), read_at=None, mailed_at=None)
    return list(Account.objects.filter(Exists(waiting), wishes, is_active=True).exclude(email="").order_by("pk"))


def unmailed(reader: Reader) -> QuerySet[Notice]:
    """A reader's own notices that are unread and that no mail was sent about."""
    return _own(reader).filter(read_at=None, mailed_at=None)


def _own(reader: Reader) -> QuerySet[Notice]:
    """Those of this person about nothing in particular, or about what they may (still) read."""
    if reader.person is None:
        return Notice.objects.none()
    open_to_them = Thing.objects.filter(lock__in=sorted(reader.locks)).values("pk")
    return Notice.objects.filter(Q(about=None) | Q(about__in=open_to_them), person=reader.person)


def _view(notice: Notice) -> NoticeView:
    safe = notice.address.startswith("/") and not notice.address.startswith("//")
    return NoticeView(
        notice.id, notice.words, notice.address if safe else "", notice.made_at, notice.due_on, bool(notice.read_at)
    )
