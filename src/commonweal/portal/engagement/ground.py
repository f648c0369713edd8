"""Which wards can be chosen for an event: those of the place that the partnership's papers are of."""

from django.conf import settings

from commonweal.errors import CommonwealError
from commonweal.geography import Gazetteer
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.engagement import endpoints
from commonweal.portal.library.models import Paper
from commonweal.store import Store

Ward = tuple[str, str]  # code and name


def wards(reader: Reader) -> list[Ward]:
    """By name; none where the store knows no place of the partnership."""
    return next((found for place in _places(reader) if (found := wards_of(place))), [])


def wards_of(place: str) -> list[Ward]:
    """The wards of a partnership or district; none where the store knows none."""
    try:
        places = Gazetteer.of(Store(settings.WORKSPACE).view())
        districts = places.partnership(place).districts
        found = {ward.code: ward.name for district in districts for ward in places.wards(district.code)}
    except CommonwealError:
        return []
    return sorted(found.items(), key=lambda ward: ward[1])


def _places(reader: Reader) -> list[str]:
    """Of the last report that this reader may read, and of the endpoints that are polled."""
    papers = readable(reader, Paper).filter(kind="report").order_by("-made_at", "pk")
    asked = papers.values_list("parameters", flat=True).first() or {}
    named = [str(asked.get("partnership", "")), *(one.partnership for one in endpoints.known())]
    return [place for place in named if place]
