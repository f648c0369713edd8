"""Having a draft's figures checked, and keeping what came of it."""

from uuid import UUID

from commonweal.portal.access.models import Document
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, documents
from commonweal.portal.audit.recording import recorded
from commonweal.portal.jobs.models import Job
from commonweal.portal.jobs.verbs import jobs
from commonweal.portal.meetings.answers import ROLE, Answer
from commonweal.portal.meetings.models import Meeting, Minute
from commonweal.portal.meetings.rules.claims import check_reader_can_check

CHECK = "meetings.check-figures"


@recorded
def ask(meeting: Meeting, *, place: str, by: Reader) -> Job:
    """Have every figure of a draft held against the store, in the background."""
    check_reader_can_check(by, meeting)
    arguments = {"meeting": str(meeting.pk), "place": place}
    return jobs.ask(CHECK, title="Checking the figures of draft minutes", arguments=arguments, by=by)


@recorded
def keep(minute: UUID, *, answer: Answer, by: Reader) -> Document:
    """Keep an answer in the minute that it is of, for whoever asked: read by them alone, and with the minute alone."""
    row = one(by, Minute, minute)
    if by.person is None:
        raise LookupError("a draft is checked for a person")
    return documents.keep(
        answer.to_json().encode(), name="figures-checked.json", media_type="application/json", role=ROLE,
        home=row.thing, audience=audiences.people([by.person]), by=by,
    )  # fmt: skip
