"""Who reads what people wrote: others are named later, or taken off, with a reason that the audit keeps."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.marks import check_same
from commonweal.portal.access.models import HIDDEN
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.engagement.models.survey import Survey
from commonweal.portal.engagement.surveys import queries, rules
from commonweal.portal.engagement.surveys.refusals import NotTheirSurvey
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Person

TOLD = "You were named to read what people wrote in a survey."


@recorded
def name(survey: Survey, people: Iterable[UUID], *, why: str, by: Reader, seen: str = "") -> Survey:
    """These people and whoever names them, and nobody else. `seen`: a mark of who was named when they began."""
    thing = things.held(survey.thing)  # two who name at once: the later one is told
    survey = Survey.objects.select_related("thing__lock", "thing__audience").get(pk=survey.pk)
    rules.check_reader_can_name(by, survey)
    check_same(seen, mark_of(survey))
    check_said(why, "why others read it, or no longer do")
    was = set(survey.thing.audience.people.values_list("pk", flat=True))
    wanted = {*people} | ({by.person} if by.person else set())
    if wanted == was:
        raise SomethingMissing("Nobody is named, and nobody taken off.", "Tick somebody, or take a tick away.")
    _check_may_read(by, wanted - was)
    note("name survey readers", by=by.account, thing=survey.pk, words=_words(why, wanted - was, was - wanted))
    things.narrow_or_set(thing, audience=audiences.people(wanted), face=HIDDEN, by=by)
    for person in _people(wanted - was):
        notices.tell(
            person, kind="survey", words=TOLD, address=reverse("engagement:survey", args=[survey.pk]), about=survey.pk
        )
    return survey


def mark_of(survey: Survey) -> str:
    """The same as long as the same people are named."""
    return str(survey.thing.audience_id)


def _check_may_read(by: Reader, people: set[UUID]) -> None:
    known = {UUID(id) for id, _ in queries.others(by)}
    if people - known:
        raise NotTheirSurvey(
            "Somebody named here reads no surveys.", "Name officers of the agencies and analysts who sit today."
        )


def _words(why: str, named: set[UUID], off: set[UUID]) -> str:
    parts = [f"{' '.join(why.split()).rstrip('.')}."]
    for head, people in (("Named", named), ("Taken off", off)):
        if people:
            parts.append(f"{head}: {', '.join(person.name for person in _people(people))}.")
    return " ".join(parts)


def _people(ids: set[UUID]) -> list[Person]:
    return list(Person.objects.filter(pk__in=ids).order_by("name", "pk"))
