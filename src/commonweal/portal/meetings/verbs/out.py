"""When minutes are released, their rows are let out, and stubs say what came of their items; taken back, not any more.

The release itself is a rendering, approved by a second person; the rows behind it print nothing that it does not.
"""

from django.db.models import Q

from commonweal.portal.access.models import Face, Release, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import things
from commonweal.portal.meetings.models import Meeting, Minutes
from commonweal.portal.meetings.queries.items import is_out

IN_MEETING = ("meetings.minutes", "meetings.attendance", "meetings.declaration")
IN_ITEM = ("meetings.minute", "meetings.declaration")


def of_minutes(meeting: Meeting) -> list[Thing]:
    """All that stands in a meeting's minutes as a thing of its own, as far as the doer reaches it."""
    items = meeting.items.values("pk")
    return list(
        Thing.objects.filter(Q(home=meeting.pk, kind__in=IN_MEETING) | Q(home__in=items, kind__in=IN_ITEM)).order_by(
            "pk"
        )
    )


def went_out(release: Release, by: Reader) -> None:
    """The minutes that this release renders are out: with them the items and answers that no agenda sent out."""
    minutes = _minutes(release)
    if minutes is None:
        return
    meeting = minutes.meeting
    items = meeting.items.exclude(state="withdrawn").values_list("pk", flat=True)
    answers = meeting.carried.values_list("pk", flat=True)
    things.let_out(meeting.thing, drafts=[*(thing.pk for thing in of_minutes(meeting)), *items, *answers], by=by)
    for face in _stubs(minutes):
        said = minutes.stubs[str(face.pk)]
        _say(face, by, reason=said["reason"], outcome=said["outcome"])


def came_back(release: Release, by: Reader) -> None:
    """The release was withdrawn: its minutes are for partners again, and so is what no agenda showed."""
    minutes = _minutes(release)
    if minutes is None:
        return
    meeting = minutes.meeting
    for face in _stubs(minutes):
        _say(face, by, reason=face.reason, outcome="")
    items = meeting.items.filter(Q(meeting__imported=True) | ~is_out()).values_list("pk", flat=True)
    answers = meeting.carried.all() if meeting.agenda_out_on is None else meeting.carried.filter(item__in=list(items))
    back = [*(thing.pk for thing in of_minutes(meeting)), *items, *answers.values_list("pk", flat=True)]
    things.call_back(meeting.thing, things=back, by=by)


def _minutes(release: Release) -> Minutes | None:
    return Minutes.objects.filter(release=release).select_related("meeting__thing").first()


def _stubs(minutes: Minutes) -> list[Face]:
    return list(Face.objects.filter(pk__in=list(minutes.stubs)).select_related("thing__home").order_by("pk"))


def _say(face: Face, by: Reader, *, reason: str, outcome: str) -> None:
    things.show_face(
        face.thing, by=by, position=face.position, number=face.number, title=face.title, reason=reason,
        outcome=outcome,
    )  # fmt: skip
