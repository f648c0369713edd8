"""The background work of checking a draft's figures: item by item, each answer under its own minute's lock.

What the job is given names the meeting and the place, never a word of the draft.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from commonweal.portal.access.queries import one
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recording
from commonweal.portal.jobs.work import Work
from commonweal.portal.meetings.answers import Answer
from commonweal.portal.meetings.models import Meeting
from commonweal.portal.meetings.queries import claims as queries
from commonweal.portal.meetings.rules.claims import check_reader_can_check
from commonweal.portal.meetings.verbs import claims as verbs


def check_draft(work: Work) -> dict[str, Any]:
    """The job: answers with the page that shows what came of it."""
    from commonweal.portal.meetings import claiming  # asks the store, which takes a moment to import

    reader = work.reader()
    meeting = one(reader, Meeting, UUID(work.arguments["meeting"]))
    check_reader_can_check(reader, meeting)
    place = work.arguments["place"]
    work.say(5, "Opening the store")
    held = claiming.state_of(settings.WORKSPACE)
    ready = claiming.asking(settings.WORKSPACE, place=place, said=meeting.date)
    minutes = queries.to_check(reader, meeting)
    for n, minute in enumerate(minutes):
        work.say(10 + 85 * n // len(minutes), f"Item {n + 1} of {len(minutes)}")
        with recording():  # reading it is in the audit before anything is made of it
            words = queries.words_of(work.reader(), minute)
        if words is None or words.answered(place, held):
            continue
        found, without = claiming.sentences(ready, words.texts)
        answer = Answer(words.of, place, held, now().isoformat(), found, without, claiming.sources(ready))
        verbs.keep(minute, answer=answer, by=work.reader())
    return {"address": reverse("meetings:check-figures", args=[meeting.pk])}
