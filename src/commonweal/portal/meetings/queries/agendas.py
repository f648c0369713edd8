"""An agenda as one reader sees it: items in full, stubs of what is for others, in printed order."""

from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.locks import NO_LOCK
from commonweal.portal.access.models import Face
from commonweal.portal.access.opening import audiences_of, narrows
from commonweal.portal.access.queries import faces, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Item
from commonweal.portal.meetings.models.states import OUT
from commonweal.portal.meetings.numbering import repeats
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.lineage import Lineage, lineage
from commonweal.portal.meetings.queries.meetings import MeetingLine, meeting_line

TIMES = ("", "", "twice", "three times", "four times", "five times")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an agenda. A stub has its number, title, reason and outcome, and is empty else."""

    id: UUID
    position: int
    number: str
    title: str
    stub: bool
    restricted: bool
    kind: str = "business"
    state: str = ""
    reason: str = ""
    outcome: str = ""
    series: str = "open"
    agency: str = ""
    author: str = ""
    purpose: str = ""
    recommendation: str = ""
    summary: str = ""
    late_reason: str = ""
    supplement: bool = False
    subheadings: tuple[str, ...] = ()
    marking: str = ""
    times_deferred: int = 0
    out: bool = True
    waits: bool = False  # for its own going out, after the rest of the agenda

    @property
    def tags(self) -> tuple[str, ...]:
        """Words that stand beside the title."""
        named = {
            self.marking.lower() or "restricted": self.restricted,
            "withdrawn": self.state == "withdrawn",
            "not out yet": self.waits,
            "late": bool(self.late_reason),
            "supplement": self.supplement,
            deferred_words(self.times_deferred): self.times_deferred > 0,
        }
        return tuple(word for word, holds in named.items() if holds)


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting's agenda. The restricted part is the run of restricted lines that ends it."""

    meeting: MeetingLine
    lines: tuple[Line, ...]
    repeated: frozenset[str]

    @property
    def out(self) -> bool:
        """Whether it was published."""
        return self.meeting.state in OUT and any(line.out for line in self.lines)

    @property
    def open_part(self) -> tuple[Line, ...]:
        """The lines before the restricted part."""
        return self.lines[: self._turn()]

    @property
    def restricted_part(self) -> tuple[Line, ...]:
        """The restricted lines at the end."""
        return self.lines[self._turn() :]

    def _turn(self) -> int:
        at = len(self.lines)
        while at and self.lines[at - 1].restricted:
            at -= 1
        return at


def agenda(reader: Reader, meeting: UUID) -> Agenda:
    """The agenda of a meeting that this reader may read; drafts only where the reader prepares them."""
    line = meeting_line(reader, meeting)
    rows = shown(reader).filter(meeting=meeting).exclude(state="withdrawn", number="")
    items = list(rows.select_related("agency", "author", "thing__audience", "meeting"))
    seen(reader, *items)
    history = lineage(reader, line.body)
    within = audiences_of(items[0].meeting.lock_id if items else NO_LOCK)
    lines = [item_line(item, history, within) for item in items]
    if line.state in OUT:
        held = line.state != "agenda out"  # until then, a stub without a number is a late item's that is not out
        lines += [_stub(face) for face in faces(reader, meeting) if held or face.number]
    lines.sort(key=lambda found: (found.position, str(found.id)))
    return Agenda(line, tuple(lines), repeats(found.number for found in lines))


def deferred_words(times: int) -> str:
    """`deferred`, `deferred twice`, `deferred 7 times`."""
    if times < 2:
        return "deferred"
    return f"deferred {TIMES[times] if times < len(TIMES) else f'{times} times'}"


def item_line(item: Item, history: Lineage, within: frozenset[UUID]) -> Line:
    """An item that its reader may read, as a line; `within`: the audiences of its meeting's lock."""
    out = item.meeting.state in OUT and (bool(item.number) or item.meeting.imported)
    return Line(
        id=item.pk, position=item.position, number=item.number, title=item.title, stub=False,
        restricted=narrows(item.thing, within), kind=item.kind, state=item.state,
        series=item.series, agency=item.agency.name if item.agency else "",
        author=item.author.name if item.author else "", purpose=item.purpose, recommendation=item.recommendation,
        summary=item.summary, late_reason=item.late_reason, supplement=item.supplement,
        subheadings=tuple(item.subheadings), marking=item.thing.marking, times_deferred=history.earlier(item.pk),
        out=out, waits=item.meeting.state == "agenda out" and not out,
    )  # fmt: skip


def _stub(face: Face) -> Line:
    return Line(
        id=face.thing_id, position=face.position, number=face.number, title=face.title, stub=True, restricted=True,
        reason=face.reason, outcome=face.outcome,
    )  # fmt: skip
