"""A search over what a reader may read: the meeting round, actions, papers, releases, operations, indicators, plans.

Every part starts from `readable`, orders by date and never by a measure that other people's rows enter (a word's rarity
would tell of documents that the reader may not see).
"""

from dataclasses import dataclass

from django.urls import reverse

from commonweal.portal.access.models import Face
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import note
from commonweal.portal.meetings.models import Decision, Item, Meeting, Minute
from commonweal.portal.meetings.models.states import OUT
from commonweal.portal.meetings.queries.found_indicators import indicators
from commonweal.portal.meetings.queries.found_operations import operations
from commonweal.portal.meetings.queries.found_papers import papers, releases
from commonweal.portal.meetings.queries.found_plans import plans
from commonweal.portal.meetings.queries.hits import FEW, MOST, Hit, excerpt, hit, holding
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.shown import shown as taken
from commonweal.portal.tasks.models import Action

KINDS = ("items", "minutes", "decisions", "actions", "papers", "releases", "operations", "indicators", "plans")


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
    most = MOST if kind else FEW
    parts = [find(reader, words, most) for name, find in _FINDERS.items() if kind in ("", name)]
    hits = sorted((one for part in parts for one in part[:most]), key=_newest_first)
    return Found(asked, words, tuple(hits), cut=any(len(part) > most for part in parts))


def _newest_first(one: Hit) -> tuple[int, str, str]:
    return (-(one.date.toordinal() if one.date else 0), one.kind, one.title)


def _items(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    rows = shown(reader).filter(holding(words, "title", "number", "purpose", "summary", "recommendation"))
    items = rows.select_related("meeting").order_by("-meeting__date", "position", "pk")[: most + 1]
    found = [
        hit(
            reader, item, words, kind="items", title=item.title, date=item.meeting.date,
            address=reverse("meetings:item", args=[item.pk]),
            text=" ".join((item.title, item.purpose, item.summary, item.recommendation)),
        )
        for item in items
    ]  # fmt: skip
    return found + _stubs(reader, words, most)


def _stubs(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    stubs = Face.objects.filter(holding(words, "title", "reason", "outcome"), lock__in=sorted(reader.locks))
    stubs = stubs.exclude(thing__in=readable(reader, Item).values("pk"))
    out = readable(reader, Meeting).filter(state__in=OUT)  # a draft's stub is not shown before the agenda is out
    stubs = stubs.filter(home__in=out.values("pk")).exclude(
        home__in=out.filter(state="agenda out").values("pk"), number=""
    )
    faces = list(stubs.order_by("pk")[: most + 1])
    meetings = readable(reader, Meeting).in_bulk([face.home_id for face in faces])
    return [
        Hit(
            "items", face.title, reverse("meetings:meeting", args=[face.home_id]), meetings[face.home_id].date,
            *excerpt(" ".join((face.title, face.reason, face.outcome)), words), restricted=True,
        )
        for face in faces
        if face.home_id in meetings
    ]  # fmt: skip


def _minutes(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    rows = taken(reader, Minute).filter(holding(words, "text"), item__in=shown(reader)).select_related("item__meeting")
    return [
        hit(
            reader, minute, words, kind="minutes", title=minute.item.title, date=minute.item.meeting.date,
            address=reverse("meetings:minutes", args=[minute.item.meeting_id]), text=minute.text,
        )
        for minute in rows.order_by("-item__meeting__date", "item__position", "pk")[: most + 1]
    ]  # fmt: skip


def _decisions(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    rows = taken(reader, Decision).filter(holding(words, "operative_text"), item__in=shown(reader))
    rows = rows.select_related("item__meeting").order_by("-item__meeting__date", "item__position", "seq", "pk")
    return [
        hit(
            reader, decision, words, kind="decisions", title=decision.item.title, date=decision.item.meeting.date,
            address=reverse("meetings:minutes", args=[decision.item.meeting_id]),
            text=decision.words,
        )
        for decision in rows[: most + 1]
    ]  # fmt: skip


def _actions(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    rows = readable(reader, Action).filter(holding(words, "text", "evidence")).order_by("-raised_on", "pk")
    return [
        hit(
            reader, action, words, kind="actions", title=action.text[:120], date=action.raised_on,
            address=reverse("tasks:action", args=[action.pk]), text=f"{action.text} {action.evidence}",
        )
        for action in rows[: most + 1]
    ]  # fmt: skip


_FINDERS = {
    "items": _items,
    "minutes": _minutes,
    "decisions": _decisions,
    "actions": _actions,
    "papers": papers,
    "releases": releases,
    "operations": operations,
    "indicators": indicators,
    "plans": plans,
}
