"""What this room tells the rooms below when the portal starts: where its things are shown, and its regular work."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models.signals import post_migrate

from commonweal.portal.access import places
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.engagement import counted, polling
from commonweal.portal.engagement.models import Event, Outcome, Theme
from commonweal.portal.engagement.summary_kind import KIND
from commonweal.portal.engagement.surveys import joining as surveys
from commonweal.portal.jobs import schedule
from commonweal.portal.library import kinds
from commonweal.portal.tasks import surroundings
from commonweal.portal.tasks.surroundings import Place

# Themes that a new portal offers. The partnership edits the list.
THEMES = (
    "Fly-tipping and litter", "Bonfires and fires", "Nuisance motorbikes", "Drug use and dealing",
    "Groups in public places", "Speeding and parking", "Street lighting", "Shop theft", "Feeling unsafe at night",
    "Neighbour disputes", "Something else",
)  # fmt: skip


def join() -> None:
    """Tell the rooms below."""
    surveys.join()
    counted.join()
    kinds.register(KIND)
    places.register("engagement.event", "engagement:event")
    surroundings.words_from("engagement.outcome", _names)
    schedule.daily("engagement.reports", polling.poll_all, hour=5)
    post_migrate.connect(offer_themes, dispatch_uid="engagement.offer_themes")


def offer_themes(app_config: Any = None, using: str = "default", **_: Any) -> None:
    """Offer the usual themes where none are kept: a list that the partnership emptied is left as it is."""
    if app_config is not None and app_config.label != "engagement":
        return
    if not Theme.objects.using(using).exists():
        rows = (Theme(name=name, position=n) for n, name in enumerate(THEMES))
        Theme.objects.using(using).bulk_create(rows)


def _names(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Place]:
    rows = readable(reader, Outcome).filter(pk__in=sorted(ids)).values_list("pk", "event")
    events = dict(rows)
    titles = dict(readable(reader, Event).filter(pk__in=list(events.values())).values_list("pk", "title"))
    return {
        pk: Place(titles[event], places.place_of("engagement.event", event))
        for pk, event in events.items()
        if event in titles
    }
