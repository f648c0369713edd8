"""The action log: what is open, late first, and what was done since the meeting before. Grouped by agency."""

from collections.abc import Iterable
from itertools import groupby

from commonweal.documents.blocks import Block, Heading, Paragraph, Row, TableBlock
from commonweal.documents.plain import PlainDocument
from commonweal.portal.access.models import Audience
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.queries.meetings import MeetingLine
from commonweal.portal.meetings.queries.sources import of_old_minutes
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.queries import ActionFilter, ActionLine, every

NOBODY = "No agency named"
FOR_ALL_PARTNERS = ("public", "partners", "drafts")  # kinds of audience that keep nobody of the partnership out
LOOK_FIRST = "Some of this is not for every member: take it out before this goes round."


def action_log(reader: Reader, meeting: MeetingLine) -> PlainDocument:
    """One document for one meeting's members, as this reader may read; it says where that is not for all of them."""
    lines = every(reader, ActionFilter(body=meeting.body))
    old = set(of_old_minutes(reader).filter(meeting__body=meeting.body).values_list("pk", flat=True))
    still = sorted((a for a in lines if a.state == "open" and a.home not in old), key=_late_first)
    more = sum(a.state == "open" and a.home in old for a in lines)
    done = [a for a in lines if a.closed_on and a.state == "done" and _since_last(a, meeting)]
    fewer = _holds_what_is_for_fewer(reader, [*still, *done])
    blocks: list[Block] = [
        *([Paragraph.of(LOOK_FIRST)] if fewer else []),
        Paragraph.of(f"{len(still)} open, of which {sum(a.lateness is not None for a in still)} late."),
        *([Paragraph.of(f"Old minutes tell of {more} more that nobody has closed: see the register.")] if more else []),
        *_by_agency(still),
        Heading("Done in the three months before the meeting"),
        *([_table(done)] if done else [Paragraph.of("None.")]),
    ]
    return PlainDocument(
        title="Action log", blocks=tuple(blocks), body=meeting.body_name, date=meeting.title,
        audience="Not for every member" if fewer else "Members",
    )  # fmt: skip


def _holds_what_is_for_fewer(reader: Reader, printed: Iterable[ActionLine]) -> bool:
    """Of what it prints: nobody is sent to look for what is not in it."""
    narrow = Audience.objects.exclude(kind__in=FOR_ALL_PARTNERS).values("pk")
    ids = [action.id for action in printed]
    return readable(reader, Action).filter(pk__in=ids, thing__lock__audiences__in=narrow).exists()


def _since_last(action: ActionLine, meeting: MeetingLine) -> bool:
    return action.closed_on is not None and 0 <= (meeting.date - action.closed_on).days <= 92


def _late_first(action: ActionLine) -> tuple[str, int, str]:
    days = action.lateness.days if action.lateness else -1
    return (action.agency or NOBODY, -days, str(action.raised_on))


def _by_agency(lines: Iterable[ActionLine]) -> Iterable[Block]:
    for agency, group in groupby(lines, key=lambda a: a.agency or NOBODY):
        yield Heading(agency)
        yield _table(list(group))


def _table(lines: list[ActionLine]) -> TableBlock:
    return TableBlock(
        heads=("What", "Who", "Raised", "Due", "State"),
        rows=tuple(
            Row.of(a.text, a.owner or a.owner_words or a.agency, f"{a.raised_on:%-d %B %Y}", a.due_words, _state(a))
            for a in lines
        ),
    )


def _state(action: ActionLine) -> str:
    if action.state == "open":
        return action.lateness.words if action.lateness else "open"
    closed = f" on {action.closed_on:%-d %B %Y}" if action.closed_on else ""
    return f"{action.state}{closed}" + (f": {action.evidence}" if action.evidence else "")
