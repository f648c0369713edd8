"""A search over what a reader may read: agendas, minutes, decisions, actions, papers, releases.

Every part starts from `readable`, orders by date and never by a measure that other people's rows enter (a word's rarity
would tell of documents that the reader may not see).
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import Q
from django.urls import reverse

from commonweal.portal.access.models import Document, Face, Release
from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import note
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries.shown import shown as shown_papers
from commonweal.portal.meetings.models import Decision, Item, Meeting, Minute
from commonweal.portal.meetings.models.states import OUT
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.shown import shown as taken
from commonweal.portal.tasks.models import Action

MOST = 50  # of each kind: a reader narrows the words rather than turning pages
AROUND = 90  # characters on each side of the word in an excerpt
KINDS = ("items", "minutes", "decisions", "actions", "papers", "releases")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: where it is, from which meeting, and the words around what was looked for."""

    kind: str
    title: str
    address: str
    date: dt.date | None
    before: str
    word: str
    after: str
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, newest first; `cut` where a kind had more than are shown."""

    asked: str
    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    cut: bool


def search(reader: Reader, asked: str, kind: str = "") -> Found:
    """All words must occur (in any letter case, also inside longer words). An empty question finds nothing."""
    words = tuple(dict.fromkeys(asked.casefold().split()))[:12]
    if not words:
        return Found(asked, words, (), cut=False)
    if reader.signed_in:
        note("search", by=reader.account, words=asked)
    parts = [find(reader, words) for name, find in _FINDERS.items() if kind in ("", name)]
    hits = sorted((hit for part in parts for hit in part[:MOST]), key=_newest_first)
    return Found(asked, words, tuple(hits), cut=any(len(part) > MOST for part in parts))


def _newest_first(hit: Hit) -> tuple[int, str, str]:
    return (-(hit.date.toordinal() if hit.date else 0), hit.kind, hit.title)


def _holding(words: Iterable[str], *fields: str) -> Q:
    return reduce(and_, (reduce(or_, (Q(**{f"{f}__icontains": word}) for f in fields)) for word in words))


def _hit(
    reader: Reader, row: Item | Minute | Decision | Action | Paper | Release | Document, words: tuple[str, ...], *,
    kind: str, title: str, address: str, date: dt.date | None, text: str,
) -> Hit:  # fmt: skip
    seen(reader, row)
    return Hit(kind, title, address, date, *_excerpt(text, words), restricted=row.lock_id not in reader.public_locks)


def _excerpt(text: str, words: tuple[str, ...]) -> tuple[str, str, str]:
    flat = " ".join(text.split())
    lowered = flat.lower()
    places = [(lowered.find(word), len(word)) for word in words if word in lowered]
    if not places:
        return flat[: 2 * AROUND], "", ""
    at, length = min(places)
    begins, ends = max(0, at - AROUND), at + length + AROUND
    return (
        ("…" if begins else "") + flat[begins:at],
        flat[at : at + length],
        flat[at + length : ends] + ("…" if ends < len(flat) else ""),
    )


def _meetings(reader: Reader, ids: Iterable[object]) -> dict[object, Meeting]:
    return readable(reader, Meeting).in_bulk(sorted({str(i) for i in ids}))


def _items(reader: Reader, words: tuple[str, ...]) -> list[Hit]:
    rows = shown(reader).filter(_holding(words, "title", "number", "purpose", "summary", "recommendation"))
    items = list(rows.order_by("-meeting__date", "position", "pk")[: MOST + 1])
    stubs = Face.objects.filter(_holding(words, "title", "reason", "outcome"), lock__in=sorted(reader.locks))
    stubs = stubs.exclude(thing__in=readable(reader, Item).values("pk"))
    out = readable(reader, Meeting).filter(state__in=OUT)  # a draft's stub is not shown before the agenda is out
    stubs = stubs.filter(home__in=out.values("pk")).exclude(
        home__in=out.filter(state="agenda out").values("pk"), number=""
    )
    faces = list(stubs.order_by("pk")[: MOST + 1])
    meetings = _meetings(reader, [i.meeting_id for i in items] + [f.home_id for f in faces])
    found = [
        _hit(
            reader, item, words, kind="items", title=item.title, date=meetings[item.meeting_id].date,
            address=reverse("meetings:item", args=[item.pk]),
            text=" ".join((item.title, item.purpose, item.summary, item.recommendation)),
        )
        for item in items
        if item.meeting_id in meetings
    ]  # fmt: skip
    return found + [
        Hit(
            "items", face.title, reverse("meetings:meeting", args=[face.home_id]), meetings[face.home_id].date,
            *_excerpt(" ".join((face.title, face.reason, face.outcome)), words), restricted=True,
        )
        for face in faces
        if face.home_id in meetings
    ]  # fmt: skip


def _minutes(reader: Reader, words: tuple[str, ...]) -> list[Hit]:
    rows = taken(reader, Minute).filter(_holding(words, "text"))
    minutes = list(rows.order_by("-item__meeting__date", "item__position", "pk")[: MOST + 1])
    items = shown(reader).in_bulk([m.item_id for m in minutes])
    meetings = _meetings(reader, [i.meeting_id for i in items.values()])
    return [
        _hit(
            reader, minute, words, kind="minutes", title=items[minute.item_id].title,
            date=meetings[items[minute.item_id].meeting_id].date,
            address=reverse("meetings:minutes", args=[items[minute.item_id].meeting_id]), text=minute.text,
        )
        for minute in minutes
        if minute.item_id in items and items[minute.item_id].meeting_id in meetings
    ]  # fmt: skip


def _decisions(reader: Reader, words: tuple[str, ...]) -> list[Hit]:
    rows = taken(reader, Decision).filter(_holding(words, "operative_text"))
    decisions = list(rows.order_by("-item__meeting__date", "item__position", "seq", "pk")[: MOST + 1])
    items = shown(reader).in_bulk([d.item_id for d in decisions])
    meetings = _meetings(reader, [i.meeting_id for i in items.values()])
    return [
        _hit(
            reader, decision, words, kind="decisions", title=items[decision.item_id].title,
            date=meetings[items[decision.item_id].meeting_id].date,
            address=reverse("meetings:minutes", args=[items[decision.item_id].meeting_id]),
            text=f"{decision.lead_in} {decision.operative_text}",
        )
        for decision in decisions
        if decision.item_id in items and items[decision.item_id].meeting_id in meetings
    ]  # fmt: skip


def _actions(reader: Reader, words: tuple[str, ...]) -> list[Hit]:
    rows = readable(reader, Action).filter(_holding(words, "text", "evidence")).order_by("-raised_on", "pk")
    return [
        _hit(
            reader, action, words, kind="actions", title=action.text[:120], date=action.raised_on,
            address=reverse("tasks:action", args=[action.pk]), text=f"{action.text} {action.evidence}",
        )
        for action in rows[: MOST + 1]
    ]  # fmt: skip


def _papers(reader: Reader, words: tuple[str, ...]) -> list[Hit]:
    rows = shown_papers(reader).filter(_holding(words, "title")).order_by("-made_at", "pk")
    return [
        _hit(
            reader, paper, words, kind="papers", title=paper.title, date=paper.made_at.date(),
            address=reverse("library:paper", args=[paper.pk]), text=paper.title,
        )
        for paper in rows[: MOST + 1]
    ]  # fmt: skip


def _releases(reader: Reader, words: tuple[str, ...]) -> list[Hit]:
    rows = readable(reader, Release).filter(_holding(words, "title"), approver__isnull=False, withdrawn_at=None)
    return [
        _hit(
            reader, release, words, kind="releases", title=release.title,
            date=release.approved_at.date() if release.approved_at else None,
            address=reverse("access:release", args=[release.pk]), text=release.title,
        )
        for release in rows.order_by("-approved_at", "pk")[: MOST + 1]
    ]  # fmt: skip


_FINDERS = {
    "items": _items,
    "minutes": _minutes,
    "decisions": _decisions,
    "actions": _actions,
    "papers": _papers,
    "releases": _releases,
}
