"""The background work of making a pack."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.models import Audience
from commonweal.portal.access.queries import one
from commonweal.portal.jobs.work import Work
from commonweal.portal.meetings.models import Meeting
from commonweal.portal.meetings.queries.packs import offered_audiences
from commonweal.portal.meetings.verbs import packs


def make(work: Work) -> dict[str, Any]:
    """Make the pack that was asked for; its page is the job's result."""
    reader = work.reader()
    meeting = one(reader, Meeting, UUID(work.arguments["meeting"]))
    reach, audience = work.arguments["reach"], None
    if reach not in ("public", "partners"):
        allowed = {str(offered.id) for offered in offered_audiences(reader, meeting)}
        audience = Audience.objects.get(id=reach) if reach in allowed else None
        reach = "restricted"
    work.say(20, "Reading the papers and laying out the pages")
    pack = packs.make(meeting, reach=reach, audience=audience, by=reader)
    return {"address": reverse("meetings:pack", args=[pack.pk])}
