"""Readers to compose with. What is written for an audience is read as that audience: nothing else can get into it."""

from django.db.models import Q

from commonweal.portal.access.locks import locks_of
from commonweal.portal.access.models import Audience, Lock
from commonweal.portal.access.reach import reach_of, seats_of
from commonweal.portal.access.reader import Held, Reader, reader_of


def as_public() -> Reader:
    """A resident. Public packs, public minutes and releases are composed with this reader."""
    return reader_of(None)


def as_public_once_out() -> Reader:
    """A resident of the day when a draft is out: the public's rendering of drafts is composed with this reader."""
    out = locks_of(None, (), partner=False)
    return Reader(None, None, "", (), out.public | out.drafts, out.public | out.drafts)


def as_audience(audience: Audience) -> Reader:
    """Who reads exactly what every member of an audience may read: the least of them, as a member of the body.

    It opens a lock only where each of the lock's audiences holds all of this audience.
    """
    if audience.kind == "public":
        return as_public()
    narrow, seats = reach_of(audience), seats_of()  # at once: a query an audience would tell how many there are
    shut = [other.id for other in Audience.objects.all() if not reach_of(other).covers(narrow, seats)]
    whole = Lock.objects.filter(Q(key="") | Q(audiences__isnull=False))
    locks = frozenset(whole.exclude(audiences__in=shut).values_list("id", flat=True))
    everyone = locks_of(None, (), partner=False)
    held = (Held("member", None, None),)
    return Reader(None, None, "", held, locks | everyone.public, everyone.public, everyone.drafts)
