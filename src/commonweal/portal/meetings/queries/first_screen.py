"""What a chair sees first: the next meeting, what is late, not in yet, or waits for a decision, and the headline."""

from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.queries.documents import documents
from commonweal.portal.access.queries.releases import ReleaseLine, waiting
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.queries.figures import LastFigures, last_figures
from commonweal.portal.meetings.models import Item, Pack
from commonweal.portal.meetings.queries.agendas import Agenda, Line, agenda
from commonweal.portal.meetings.queries.carrying import Deferred, deferred_twice
from commonweal.portal.meetings.queries.meetings import MeetingLine, next_meeting, past
from commonweal.portal.meetings.queries.published import PublishedRelease, published
from commonweal.portal.meetings.queries.returns import ReturnLine, owed
from commonweal.portal.meetings.queries.sources import of_old_minutes
from commonweal.portal.meetings.rules.items import reader_can_clear_as_chair
from commonweal.portal.tasks.queries import ActionLine, mine, overdue

SHOWN = 8
PACK = "agenda and papers"


@dataclass(frozen=True, slots=True)
class PackToOpen:
    """A pack's PDF, and how many pages it has (0: not known)."""

    id: UUID
    pages: int


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """Everything on the first screen, as this reader may read it."""

    next: Agenda | None
    pack: PackToOpen | None  # of the next meeting, as everyone may have it
    overdue: tuple[ActionLine, ...]
    of_old: int  # late ones that old minutes tell of: they stand in the register, and not before this year's
    deferred: tuple[Deferred, ...]
    owed: tuple[ReturnLine, ...]
    waiting: tuple[ReleaseLine, ...]
    to_clear: tuple[Line, ...]  # items of the next meeting that their authors cleared
    mine: tuple[ActionLine, ...]
    figures: LastFigures | None
    last: MeetingLine | None


def first_screen(reader: Reader) -> FirstScreen:
    """The first screen of whoever is signed in; a resident's home page uses the same parts of it."""
    coming = next_meeting(reader)
    held = past(reader, limit=1)
    on_it = agenda(reader, coming.id) if coming else None
    late, of_old = _overdue(reader)
    return FirstScreen(
        next=on_it,
        pack=_pack(reader, published(reader, of=coming.id)) if coming else None,
        overdue=late[:SHOWN],
        of_old=of_old,
        deferred=deferred_twice(reader),
        owed=owed(reader)[:SHOWN],
        waiting=waiting(reader),
        to_clear=_to_clear(reader, on_it) if on_it else (),
        mine=tuple(a for a in mine(reader) if a.state == "open")[:SHOWN] if reader.signed_in else (),
        figures=last_figures(reader),
        last=held[0] if held else None,
    )


def _overdue(reader: Reader) -> tuple[tuple[ActionLine, ...], int]:
    """What is late, the latest first, and how many more old minutes tell of."""
    late = overdue(reader)
    old = set(of_old_minutes(reader).values_list("pk", flat=True))
    new = tuple(line for line in late if line.home not in old)
    return new, len(late) - len(new)


def _to_clear(reader: Reader, coming: Agenda) -> tuple[Line, ...]:
    """What waits for the chair's clearance, for whoever may give it."""
    waits = readable(reader, Item).filter(meeting=coming.meeting.id, state="author cleared").select_related("meeting")
    may = {item.pk for item in waits if reader_can_clear_as_chair(reader, item)}
    return tuple(line for line in coming.lines if line.id in may)


def _pack(reader: Reader, releases: tuple[PublishedRelease, ...]) -> PackToOpen | None:
    """The newest pack that is out. How many pages it has is known to whoever may read the pack that it came of."""
    newest = next((release for release in releases if release.kind == PACK), None)
    if newest is None:
        return None
    pages = readable(reader, Pack).filter(release=newest.id).values_list("pages", flat=True).first()
    files = documents(reader, newest.id)
    return next((PackToOpen(file.id, pages or 0) for file in files if file.media_type == "application/pdf"), None)
