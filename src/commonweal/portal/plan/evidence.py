"""Papers of the portal that show by themselves that a duty was met, once everyone can read them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from commonweal.portal.access.models import Release
from commonweal.portal.library.models import Paper

CASE_REVIEWS = "case-reviews"
PAPERS = {CASE_REVIEWS: "The numbers of ASB case reviews"}


@dataclass(frozen=True, slots=True)
class Published:
    """A paper and the day on which it went out first."""

    paper: Paper
    on: dt.date


def key_of(key: str, first: dt.date) -> str:
    """What the library keeps a paper under (`Paper.report_key`): what it is of, and the year in which that begins."""
    return f"{key}:{first.year}"


def published(key: str) -> Iterator[Published]:
    """Papers of a key that went out to everyone and are out still, the first one first."""
    out = Release.objects.filter(approved_at__isnull=False, withdrawn_at=None, reach__kind="public")
    known: set[object] = set()
    papers = Paper.objects.filter(report_key__startswith=f"{key}:")
    for release in out.filter(of__in=papers.values("pk")).order_by("approved_at", "pk"):
        if release.of_id not in known and release.approved_at is not None:
            known.add(release.of_id)
            paper = Paper.objects.select_related("thing__lock").get(pk=release.of_id)
            yield Published(paper, timezone.localdate(release.approved_at))
