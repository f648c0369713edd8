"""A draft's words as they are to be checked, and what came of checking them: each as far as this reader may read it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from commonweal.portal.access import shelf
from commonweal.portal.access.models import Document
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.answers import ROLE, Answer, SentenceView, counted, digest, from_json
from commonweal.portal.meetings.models import Decision, Item, Meeting, Minute
from commonweal.portal.meetings.paragraphs import paragraphs
from commonweal.portal.meetings.queries.minutes import long_date
from commonweal.portal.meetings.rules.claims import reader_can_check

NO_WORDS, WAITING, CHANGED, CHECKED = "no words", "not checked", "changed", "checked"


@dataclass(frozen=True, slots=True)
class Words:
    """One minute's words, paragraph by paragraph; `last` is what came of them when they were last checked."""

    of: str
    texts: tuple[str, ...]
    last: Answer | None

    def answered(self, place: str, held: str) -> bool:
        """Whether these very words were held against this very store already."""
        return self.last is not None and (self.last.of, self.last.place, self.last.held) == (self.of, place, held)


@dataclass(frozen=True, slots=True)
class ItemCheck:
    """One item of the draft, and what came of its figures. Where its words changed since, `sentences` are the old."""

    id: UUID
    name: str
    restricted: bool
    state: str
    sentences: tuple[SentenceView, ...] = ()
    without: int = 0
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """A draft's items with what was found."""

    meeting: UUID
    body: str
    day: str
    place: str
    items: tuple[ItemCheck, ...]
    counted: tuple[tuple[int, str], ...]
    sources: tuple[str, ...]
    takes: bool  # whether this reader writes the minutes

    @property
    def begun(self) -> bool:
        """Whether anything was checked yet."""
        return any(item.at for item in self.items)

    @property
    def told(self) -> tuple[ItemCheck, ...]:
        """Items that a person looks at: with figures, or whose words wait to be checked."""
        return tuple(item for item in self.items if item.sentences or item.state in (WAITING, CHANGED))

    @property
    def rest(self) -> tuple[ItemCheck, ...]:
        """Items without a figure, or without words."""
        return tuple(item for item in self.items if item not in self.told)


def draft(reader: Reader, meeting: UUID) -> DraftCheck:
    """What came of it so far; 404 for whoever does not see this body's drafts."""
    row = one(reader, Meeting, meeting)
    if not reader_can_check(reader, row):
        raise Http404
    items = list(readable(reader, Item).filter(meeting=row.pk).exclude(state="withdrawn").order_by("position", "pk"))
    minutes = {minute.item_id: minute for minute in readable(reader, Minute).filter(item__in=[i.pk for i in items])}
    texts, last = _texts(reader, list(minutes.values())), _last(reader, [minute.pk for minute in minutes.values()])
    seen(reader, *items)
    shown = []
    for item in items:
        minute = minutes.get(item.pk)
        words, answer = (texts[minute.pk], last.get(minute.pk)) if minute else ((), None)
        shown.append(_item(reader, item, words, answer))
    answers = list(last.values())
    return DraftCheck(
        meeting=row.pk,
        body=row.body.name,
        day=long_date(row.date),
        place=answers[0].place if answers else "",
        items=tuple(shown),
        counted=counted(sentence for item in shown for sentence in item.sentences),
        sources=tuple(dict.fromkeys(words for answer in answers for words in answer.sources)),
        takes=reader.may("W", Minute.TABLE_ROW, body=row.body_id),
    )


def to_check(reader: Reader, meeting: Meeting) -> tuple[UUID, ...]:
    """The minutes of a draft that this reader may read, in the order of its items."""
    rows = readable(reader, Minute).filter(item__meeting=meeting.pk).exclude(item__state="withdrawn")
    return tuple(rows.order_by("item__position", "pk").values_list("pk", flat=True))


def words_of(reader: Reader, minute: UUID) -> Words | None:
    """One minute's words, and their last answer; None where this reader may not read it any more, or it has none."""
    row = readable(reader, Minute).filter(pk=minute).first()
    if row is None:
        return None
    seen(reader, row)
    texts = _texts(reader, [row])[row.pk]
    return Words(digest(texts), texts, _last(reader, [row.pk]).get(row.pk)) if texts else None


def _texts(reader: Reader, minutes: list[Minute]) -> dict[UUID, tuple[str, ...]]:
    """Paragraphs and decisions of each; a decision that is for fewer than its minute is left out."""
    by_item = {minute.item_id: minute for minute in minutes}
    found = {m.pk: [p.text for p in paragraphs(m.text) if p.kind != "subheading"] for m in minutes}
    for decision in readable(reader, Decision).filter(item__in=list(by_item)).order_by("seq", "pk"):
        minute = by_item[decision.item_id]
        if decision.lock_id == minute.lock_id:
            found[minute.pk].append(decision.operative_text)
    return {pk: tuple(texts) for pk, texts in found.items()}


def _last(reader: Reader, minutes: list[UUID]) -> dict[UUID, Answer]:
    """The newest answer of each minute that was kept for this reader."""
    rows = readable(reader, Document).filter(thing__home__in=minutes, role=ROLE).select_related("thing")
    newest = {row.thing.home_id: row for row in rows.order_by("thing__made_at", "pk")}
    seen(reader, *newest.values())
    return {home: from_json(shelf.get(row.sha256).decode()) for home, row in newest.items() if home}


def _item(reader: Reader, item: Item, words: tuple[str, ...], answer: Answer | None) -> ItemCheck:
    restricted = reader.keeps_from_residents(item.lock_id) or item.minutes_restricted_part
    name = f"{item.number} {item.title}".strip()
    if answer is None:
        return ItemCheck(item.pk, name, restricted, WAITING if words else NO_WORDS)
    state = CHECKED if answer.of == digest(words) else CHANGED
    at = dt.datetime.fromisoformat(answer.at)
    return ItemCheck(item.pk, name, restricted, state, answer.sentences, answer.without, at)
