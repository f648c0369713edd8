"""The background work that looks for records of one person, for a reader and with that reader's rights."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.reader import Reader
from commonweal.portal.jobs.models import Job
from commonweal.portal.jobs.verbs import jobs
from commonweal.portal.jobs.work import Work
from commonweal.portal.people import matching
from commonweal.portal.people.refusals import RecordGone
from commonweal.portal.people.verbs import links

ALIKE, ALL = "people.alike", "people.all"
TITLES = {ALIKE: "Looking for the same person in other records", ALL: "Looking for records of one person"}


def ask(record: UUID | None, *, by: Reader) -> Job:
    """Have one record compared with all that the asker may read; None: all of these with one another."""
    name = ALL if record is None else ALIKE
    return jobs.ask(name, title=TITLES[name], arguments={"record": str(record)} if record else {}, by=by)


def look_for_one(work: Work) -> dict[str, Any]:
    """Compare one record; its page shows what was found. The job's own row holds ids alone."""
    reader, id = work.reader(), UUID(work.arguments["record"])
    rows = matching.compared(reader)
    found = next((row for row in rows if row.pk == id), None)
    if found is None:
        raise RecordGone("You may not read this record any more.", "Look it up again.")
    work.say(30, "Comparing")
    links.suggest(matching.alike(found, rows), compared=len(rows), about=id, by=reader)
    return {"address": f"{reverse('people:person', args=[id])}#alike"}


def look_for_all(work: Work) -> dict[str, Any]:
    """Compare everything that the asker may read."""
    reader = work.reader()
    rows = matching.compared(reader)
    work.say(30, "Comparing")
    links.suggest(matching.among(rows), compared=len(rows), by=reader)
    return {"address": reverse("people:suggested")}
