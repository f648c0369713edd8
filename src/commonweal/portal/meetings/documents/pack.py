"""A meeting's pack, composed by a reader who can read no more than those it is for.

The public's pack is composed by a resident: nothing restricted is read, so that nothing of it can be in the file, its
page numbers or its size. Same content, same bytes.
"""

from collections.abc import Iterable
from uuid import UUID

from commonweal.documents.blocks import Block, Heading, ListBlock, ListItem, Paragraph, words
from commonweal.documents.pack import Pack, PackPart, compose_pack
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.queries.content import blocks as paper_blocks
from commonweal.portal.library.queries.papers import of_homes
from commonweal.portal.meetings.minutes_document import document as minutes_document
from commonweal.portal.meetings.queries.agendas import Agenda, Line, agenda
from commonweal.portal.meetings.queries.meetings import past
from commonweal.portal.meetings.queries.minutes import minutes

REACHES = ("public", "partners", "restricted")


def compose(reader: Reader, meeting: UUID, *, audience: str, publisher: str) -> Pack:
    """The pack of a meeting as a reader of `access.composing` may read it. `audience`: the words on every page."""
    found = agenda(reader, meeting)
    return compose_pack(
        title=f"{found.meeting.body_name}: agenda and papers",
        body=found.meeting.body_name,
        date=found.meeting.title,
        audience=audience,
        publisher=publisher,
        parts=tuple(_parts(reader, found)),
    )


def _parts(reader: Reader, found: Agenda) -> Iterable[PackPart]:
    yield PackPart("", "Agenda", "agenda", blocks=_agenda(found))
    papers = of_homes(reader, [line.id for line in found.lines if not line.stub])
    for line in found.lines:
        if line.stub:
            continue
        inner = [*_cover(line), *_previous(reader, found, line)]
        for paper in papers.get(line.id, ()):
            content = paper_blocks(reader, paper.id)
            inner.append(PackPart(line.number, content.title, "paper", safe_copy=content.safe))
        if inner:
            yield PackPart(line.number, line.title, "item")
            yield from inner


def _agenda(found: Agenda) -> tuple[Block, ...]:
    meeting = found.meeting
    when = f"{meeting.title}{f', {meeting.start_time:%H:%M}' if meeting.start_time else ''}"
    blocks: list[Block] = [Paragraph.of(f"{when}{f', {meeting.venue}' if meeting.venue else ''}", kind="lead")]
    blocks.append(ListBlock(tuple(_line(line) for line in found.open_part)))
    if found.restricted_part:
        blocks.append(Heading("Restricted part"))
        blocks.append(ListBlock(tuple(_line(line) for line in found.restricted_part)))
    return tuple(blocks)


def _line(line: Line) -> ListItem:
    brings = f" ({line.agency})" if line.agency else ""
    reason = f"\n{line.reason}" if line.reason else ""
    return ListItem(words(f"{line.title}{brings}{reason}"), label=line.number)


def _cover(line: Line) -> list[PackPart]:
    said = [("Purpose", line.purpose), ("Recommendation", line.recommendation), ("Summary", line.summary)]
    blocks: list[Block] = []
    for name, text in said:
        if text:
            blocks += [Heading(name, level=3), *(Paragraph.of(part) for part in text.split("\n\n"))]
    if not blocks:
        return []
    who = " · ".join(name for name in (line.author, line.agency) if name)
    if who:
        blocks.insert(0, Paragraph.of(who, kind="quiet"))
    return [PackPart(line.number, "Cover sheet", "cover sheet", blocks=tuple(blocks))]


def _previous(reader: Reader, found: Agenda, line: Line) -> list[PackPart]:
    """Under the item that approves them: the minutes of the last meeting, where this reader may have them."""
    if line.kind != "minutes":
        return []
    earlier = (m for m in past(reader, body=found.meeting.body) if m.state == "held" and m.date < found.meeting.date)
    before = next(earlier, None)
    view = minutes(reader, before.id) if before else None
    if view is None:
        return []
    document = minutes_document(view)
    return [PackPart(line.number, document.title, "paper", blocks=document.blocks)]
