"""What this room tells the rooms below when the portal starts."""

from collections.abc import Iterable
from uuid import UUID

from commonweal.portal.access import places
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases import beside_joining, counted, passages, reminders
from commonweal.portal.cases.models import Case
from commonweal.portal.jobs import schedule
from commonweal.portal.tasks import surroundings
from commonweal.portal.tasks.surroundings import Place


def join() -> None:
    """Tell the rooms below."""
    passages.join()
    beside_joining.join()
    counted.join()
    places.register("cases.case", "cases:case")
    places.register("cases.entry", "cases:entry")
    places.register("cases.glass", "cases:review-glass")
    surroundings.words_from("cases.case", _names)
    schedule.daily("cases.reminders", reminders.remind, hour=6)


def _names(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Place]:
    """A case by its reference: its title stands on its own pages alone."""
    rows = readable(reader, Case).filter(pk__in=sorted(ids)).values_list("pk", "reference")
    return {pk: Place(f"Case {reference}", places.place_of("cases.case", pk)) for pk, reference in rows}
