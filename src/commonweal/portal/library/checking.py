"""A report's figures worked out again in the background, from the very files that they name."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from commonweal.papers.verification import verify
from commonweal.portal.access.queries import one
from commonweal.portal.audit.recording import recording
from commonweal.portal.jobs.work import Work
from commonweal.portal.library.models import Version
from commonweal.portal.library.queries.content import file_of
from commonweal.portal.library.verbs import reports

LISTED = 50


def check_figures(work: Work) -> dict[str, Any]:
    """The job: answers with the paper's page, which shows how it came out."""
    reader = work.reader()
    version = one(reader, Version, UUID(work.arguments["version"]))
    work.say(10, "Working every figure out again")
    with recording():
        document = file_of(reader, version.pk, "figures").decode()
    found = verify(settings.WORKSPACE, document)
    work.say(95, "Keeping how it came out")
    kept = {
        "same": found.same,
        "stated": found.stated,
        "differing": len({difference.id for difference in found.differences}),
        "differences": [{k: str(v) for k, v in asdict(d).items()} for d in found.differences[:LISTED]],
    }
    reports.keep_check(version, found=kept, by=work.reader())
    return {"address": reverse("library:paper", args=[version.paper_id])}
