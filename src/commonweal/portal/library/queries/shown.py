"""Which papers are shown: what a reader may read, drafts only to those who prepare or approve them."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from commonweal.portal.access.models import Release
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.models import CHAIR_CLEARED, WITHDRAWN, Issued, Paper

APPROVING = ("chair", "clerk", "governance")


def shown(reader: Reader) -> QuerySet[Paper]:
    """Cleared and withdrawn papers that this reader may read, their own, their agency's, and drafts of their body."""
    rows = readable(reader, Paper)
    bodies = {held.body for held in reader.held if held.role in APPROVING}
    if None in bodies:
        return rows
    preparing = Q(state__in=(CHAIR_CLEARED, WITHDRAWN)) | Q(agency__in=sorted(reader.agencies))
    if reader.person is not None:
        preparing |= Q(author=reader.person)
    if bodies:
        preparing |= Q(body__in=sorted(body for body in bodies if body)) | Q(body=None)
    return rows.filter(preparing)


def issued(reader: Reader) -> QuerySet[Issued]:
    """What was released and not withdrawn, as far as this reader may read it; the newest of each paper alone."""
    out = readable(reader, Issued).filter(release__approver__isnull=False, release__withdrawn_at=None)
    later = readable(reader, Release).filter(
        of=OuterRef("release__of"),
        approver__isnull=False,
        withdrawn_at=None,
        approved_at__gt=OuterRef("release__approved_at"),
    )
    return out.exclude(Exists(later))
