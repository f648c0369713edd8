"""What this room tells the rooms below when the portal starts: where its things are shown, and its kinds of report."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models.signals import post_migrate

from commonweal.portal.access import places
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.jobs import schedule
from commonweal.portal.library import kinds
from commonweal.portal.library.done import done_told_by
from commonweal.portal.operations import evaluating, reminders, season
from commonweal.portal.operations.models import ActivityKind, Operation
from commonweal.portal.tasks import surroundings
from commonweal.portal.tasks.surroundings import Place

# Kinds of activity that a new portal offers, each with what is usually counted of it. The partnership edits the list.
KINDS = {
    "Patrol": "hours", "Estate clean-up": "bags", "Bonfire removal": "bonfires", "Leafleting": "leaflets",
    "School visit": "pupils", "Youth outreach": "young people", "Diversion": "sessions", "Trading standards": "visits",
    "DNA spray": "kits", "Test purchase": "premises", "Street pastors' patrol": "hours", "Surgery": "people",
    "Extra officers on duty": "shifts", "Stinger": "uses", "Wheelie bins marked": "bins", "Social media": "posts",
    "Press advert": "adverts", "Something else": "",
}  # fmt: skip


def join() -> None:
    """Tell the rooms below."""
    places.register("operations.operation", "operations:operation")
    places.register("operations.scheme", "operations:scheme")
    surroundings.words_from("operations.operation", _names)
    kinds.register(evaluating.KIND)
    done_told_by(season.done_between)
    schedule.daily("operations.reviews", reminders.remind, hour=6)
    post_migrate.connect(offer_kinds, dispatch_uid="operations.offer_kinds")


def offer_kinds(app_config: Any = None, using: str = "default", **_: Any) -> None:
    """Offer the usual kinds where none are kept: a list that the partnership emptied is left as it is."""
    if app_config is not None and app_config.label != "operations":
        return
    if not ActivityKind.objects.using(using).exists():
        rows = (ActivityKind(name=name, unit=unit, position=n) for n, (name, unit) in enumerate(KINDS.items()))
        ActivityKind.objects.using(using).bulk_create(rows)


def _names(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Place]:
    rows = readable(reader, Operation).filter(pk__in=sorted(ids)).values_list("pk", "name")
    return {pk: Place(name, places.place_of("operations.operation", pk)) for pk, name in rows}
