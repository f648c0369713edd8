"""Minutes as a document: in the council's form as text, and as blocks for Word, PDF and HTML."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from commonweal.documents.block_html import fragment
from commonweal.documents.blocks import Block, Heading, ListBlock, Paragraph, Run, words
from commonweal.documents.plain import PlainDocument
from commonweal.minutes import model, write
from commonweal.portal.meetings.queries.attendance import Attendee
from commonweal.portal.meetings.queries.minutes import ItemMinute, MinutesView
from commonweal.portal.meetings.roll import PARTS

STATES = {"draft": "Draft minutes", "circulated": "Draft minutes, circulated for correction", "approved": "Minutes"}


def body_of(item: ItemMinute) -> tuple[model.Paragraph, ...]:
    """All that is printed under an item's title, in order: who left, the text, what was declared, votes, decisions."""
    text: list[model.Paragraph] = []
    placed = {decision.after for decision in item.decisions}
    for count, paragraph in enumerate(item.paragraphs):
        text.extend(_decisions(item, count) if count in placed else ())
        text.append(paragraph)
    said = [model.Paragraph(line) for line in item.left_room]
    after = [model.Paragraph(line) for line in (*item.declared, *item.votes)]
    late = [d for d in item.decisions if d.after is None or d.after >= len(item.paragraphs)]
    return (*said, *text, *after, *(model.Paragraph(d.words, "decision") for d in late))


def _decisions(item: ItemMinute, count: int) -> Iterator[model.Paragraph]:
    return (model.Paragraph(d.words, "decision") for d in item.decisions if d.after == count)


def record(view: MinutesView) -> model.MeetingRecord:
    """The minutes as the structure that the reader and writer of minutes share."""
    return model.MeetingRecord(
        meeting=model.Meeting(
            body=view.as_printed.get("body_name") or view.body,
            body_as_printed=view.body_as_printed,
            date=model.StatedDate(view.date, view.date_as_printed),
            start_time=_time(view.start_time),
            end_time=_time(view.end_time),
            venue=view.venue or None,
            stray_text_before_title=view.as_printed.get("stray") or None,
        ),
        attendance=model.Attendance(
            present=_people(view.present),
            officers=_people(view.officers),
            apologies=_people(view.apologies),
            also_attending=_people(view.in_attendance),
            none_also_attending=not view.in_attendance and view.as_printed.get("none_also_attending", True),
        ),
        items=tuple(
            model.Item(seq, item.number or None, title_of(view, item), title_of(view, item), body_of(item))
            for seq, item in enumerate(view.items, 1)
        ),
    )


def text(view: MinutesView) -> str:
    """Plain text in the council's form."""
    return write(record(view))


def audience_words(view: MinutesView) -> str:
    """What the running head of a copy says: whether anything in it is not for everyone."""
    if any(line.restricted and line.item is not None for line in view.items):
        return "Restricted: not for the public"
    return "" if view.released else "Not yet released to the public"


def page_html(view: MinutesView) -> Markup:
    """The minutes within a page of the portal, which has its own title."""
    return fragment(document(view).blocks)


def bare_html(view: MinutesView) -> str:
    """Headings, paragraphs and lists alone, to paste into a committee system that has its own look."""
    whole = document(view)
    return replace(whole, blocks=tuple(_bare(block) for block in whole.blocks)).fragment()


def title_of(view: MinutesView, item: ItemMinute) -> str:
    """An item's title; whoever reads a restricted one whole is told so beside it. Old minutes print what they print."""
    whole = item.restricted and item.item is not None
    said = "restricted" in item.title.casefold() or bool(view.as_printed)
    return f"{item.title} - RESTRICTED" if whole and not said else item.title


def _bare(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, kind="plain")
    if isinstance(block, Heading):
        return replace(block, text=f"{block.number} {block.text}".strip(), number="")
    return block


def document(view: MinutesView, audience: str = "") -> PlainDocument:
    """Word, PDF and HTML. `audience` stands in the running head: "Public", "Partners"."""
    head = [Paragraph(words(_held(view)))]
    if view.state != "approved":
        head.insert(0, Paragraph(words(f"{STATES[view.state]}. Not yet approved.", bold=True), "boxed"))
    people = {"present": view.present, "officers": view.officers, "in attendance": view.in_attendance,
              "apologies": view.apologies}  # fmt: skip
    head += [_roll(label, people[part]) for part, label in PARTS.items() if people[part] or part == "in attendance"]
    blocks: list[Block] = [*head]
    for item in view.items:
        blocks.append(Heading(title_of(view, item), 2, item.number))
        blocks.extend(_blocks(body_of(item)))
    if view.approved_by is not None and view.approved_by.date:
        blocks.append(Paragraph(words(f"Approved at the meeting of {_day(view.approved_by.date)}."), "quiet"))
    return PlainDocument(
        title=f"Minutes: {view.body_as_printed}",
        blocks=tuple(blocks),
        body=view.body,
        date=view.date_as_printed,
        audience=audience,
        publisher=view.body,
    )


def _held(view: MinutesView) -> str:
    times = {
        (True, True): f", from {_time(view.start_time)} to {_time(view.end_time)}",
        (True, False): f", at {_time(view.start_time)}",
    }.get((view.start_time is not None, view.end_time is not None), "")
    place = f" at {view.venue}" if view.venue else ""
    return f"A meeting of {view.body_as_printed} was held on {view.date_as_printed}{place}{times}."


def _roll(label: str, people: tuple[Attendee, ...]) -> Paragraph:
    names = ", ".join(person.as_printed for person in people) or "None"
    return Paragraph((Run(f"{label}: ", bold=True), Run(f"{names}.")))


def _blocks(parts: Iterable[model.Paragraph]) -> Iterator[Block]:
    points: list[str] = []
    for part in parts:
        if part.kind != "list" and points:
            yield ListBlock.of(*points)
            points = []
        if part.kind == "list":
            points.append(part.text)
        elif part.kind == "subheading":
            yield Heading(part.text, 3)
        else:
            yield Paragraph(words(part.text, bold=part.kind == "decision"))
    if points:
        yield ListBlock.of(*points)


def _people(people: tuple[Attendee, ...]) -> tuple[model.Person, ...]:
    return tuple(model.Person(seq, person.as_printed, person.name) for seq, person in enumerate(people, 1))


def _time(value: dt.time | None) -> str | None:
    return value.strftime("%H:%M") if value else None


def _day(value: dt.date) -> str:
    return f"{value.day} {value:%B %Y}"
