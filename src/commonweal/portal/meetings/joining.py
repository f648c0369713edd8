"""What the meeting round tells the rooms below when the portal starts: what its things are called, when bodies meet."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from commonweal.portal.access import afterwards, conditions, places
from commonweal.portal.access.models import Release, Thing
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import midnight
from commonweal.portal.jobs import registry, schedule
from commonweal.portal.library import agendas, dispatch, markings
from commonweal.portal.meetings import checking, handing_in, packing
from commonweal.portal.meetings.models import Item, Meeting, Pack, Practice
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.rules.packs import check_every_page_approved
from commonweal.portal.meetings.verbs import claims, out, packs, returns
from commonweal.portal.tasks import surroundings
from commonweal.portal.tasks.surroundings import MeetingDay, Place


def join() -> None:
    """Tell the rooms below."""
    registry.register("meetings.pack", packing.make)
    registry.register(claims.CHECK, checking.check_draft)
    places.register("meetings.meeting", "meetings:meeting")
    places.register("meetings.item", "meetings:item", _stand)
    places.register("meetings.pack", "meetings:pack")
    conditions.register(packs.KIND, _every_page, _pack_page)
    afterwards.register("minutes", out=out.went_out, back=out.came_back)
    places.register("meetings.reading", "meetings:reading")
    surroundings.meetings_from(_days)
    surroundings.words_from("meetings.item", _items)
    dispatch.dispatched_by(_went_out)
    markings.markings_from(_markings)
    agendas.agendas_from(handing_in.next_agenda, handing_in.add_item)
    schedule.daily("meetings.returns", returns.remind, hour=6)


def _every_page(reader: Reader, release: Release) -> None:
    check_every_page_approved(Pack.objects.get(release=release), packs.doer(reader))


def _pack_page(release: Release) -> str:
    return places.place_of("meetings.pack", Pack.objects.values_list("pk", flat=True).get(release=release))


def _stand(item: UUID) -> places.Stand:
    position, number = Item.objects.values_list("position", "number").get(pk=item)
    return places.Stand(position, number)


def _days(reader: Reader) -> Iterable[MeetingDay]:
    rows = readable(reader, Meeting).exclude(state="cancelled").values_list("pk", "body", "date")
    return [MeetingDay(pk, body, date, f"meeting of {date:%-d %B %Y}") for pk, body, date in rows]


def _items(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Place]:
    rows = shown(reader).filter(pk__in=sorted(ids)).values_list("pk", "title", "meeting__date")
    return {pk: Place(f"{title}, {date:%-d %B %Y}", places.place_of("meetings.item", pk)) for pk, title, date in rows}


def _went_out(home: Thing) -> dt.datetime | None:
    """The day when the agenda of an item's meeting went out."""
    day = Item.objects.filter(pk=home.pk).values_list("meeting__agenda_out_on", flat=True).first()
    return midnight(day) if day else None


def _markings(body: UUID | None) -> list[dict[str, str]]:
    """A body's own marking words, or those of all bodies; each once."""
    rows = Practice.objects.filter(body=body) if body else Practice.objects.order_by("pk")
    said = [marking for words in rows.values_list("markings", flat=True) for marking in words]
    return [marking for n, marking in enumerate(said) if marking not in said[:n]]
