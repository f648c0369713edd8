"""Calendars, the feed of what was published, and Open Civic Data events.

All but one are what residents may read, whoever asks: a subscription is fetched by programs that nobody signs in. The
personal calendar is opened by a token, which ends with the membership.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from commonweal.portal.access.composing import as_public
from commonweal.portal.access.queries.documents import documents
from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.access.walls.acting import acting_as
from commonweal.portal.audit.clock import today
from commonweal.portal.meetings.feeds import atom, civic, ical
from commonweal.portal.meetings.queries.agendas import agenda
from commonweal.portal.meetings.queries.diary import DiaryMeeting, diary, own_actions
from commonweal.portal.meetings.queries.published import published as releases
from commonweal.portal.partnership.queries.tokens import account_of_token

CALENDAR = "calendar"


def calendar(request: HttpRequest) -> HttpResponse:
    """The meetings that residents may know of."""
    meetings = diary(as_public())
    return _calendar("Community safety meetings", request, meetings)


def own_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """A member's meetings and own actions; the token in the address is the only key."""
    account = account_of_token(token, purpose=CALENDAR)
    if account is None:
        raise Http404
    owner = reader_of(account)
    with acting_as(owner):  # nobody is signed in: the wall would give what residents may read alone
        return _calendar("My community safety meetings", request, diary(owner), owner)


def _calendar(
    name: str, request: HttpRequest, meetings: tuple[DiaryMeeting, ...], owner: Reader | None = None
) -> HttpResponse:
    made = ical.calendar(
        name,
        meetings,
        lambda meeting: request.build_absolute_uri(reverse("meetings:meeting", args=[meeting])),
        own_actions(owner) if owner else (),
        lambda action: request.build_absolute_uri(reverse("tasks:action", args=[action])),
    )
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="meetings.ics"'
    if owner:
        response["Cache-Control"] = "private, no-store"
    return response


def published(request: HttpRequest) -> HttpResponse:
    """What was published, newest first."""
    made = atom.feed(
        "Community safety: what was published",
        request.build_absolute_uri("/"),
        request.build_absolute_uri(),
        (
            atom.Published(
                r.id, r.title, f"{r.kind.capitalize()}, published {r.at:%-d %B %Y}",
                request.build_absolute_uri(reverse("access:release", args=[r.id])), r.at,
            )
            for r in releases(as_public())
        ),
    )  # fmt: skip
    return HttpResponse(made, content_type="application/atom+xml; charset=utf-8")


def events(request: HttpRequest) -> JsonResponse:
    """Every public meeting as an Open Civic Data event, without its agenda."""
    return JsonResponse({"events": [_event(request, meeting, whole=False) for meeting in diary(as_public())]})


def event(request: HttpRequest, meeting: UUID) -> JsonResponse:
    """One meeting with its agenda and released files."""
    found = next((m for m in diary(as_public()) if m.id == meeting), None)
    if found is None:
        raise Http404
    return JsonResponse(_event(request, found, whole=True))


def _event(request: HttpRequest, meeting: DiaryMeeting, *, whole: bool) -> dict[str, object]:
    items: list[civic.CivicItem] = []
    files: list[civic.CivicDocument] = []
    if whole:
        lines = agenda(as_public(), meeting.id).lines
        items = [civic.CivicItem(x.number, x.title, (x.reason, x.outcome)) for x in lines]
        for release in releases(as_public(), of=meeting.id):
            files += [
                civic.CivicDocument(
                    f"{release.title} ({d.name})", request.build_absolute_uri(reverse("access:document", args=[d.id])),
                    d.media_type, release.at.date().isoformat(),
                )
                for d in documents(as_public(), release.id)
            ]  # fmt: skip
    address = request.build_absolute_uri(reverse("meetings:meeting", args=[meeting.id]))
    return civic.event(meeting, address=address, today=today(), items=items, documents=files)
