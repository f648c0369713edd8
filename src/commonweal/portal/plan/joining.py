"""What this room tells the rooms below when the portal starts: where its things are shown, and its regular work."""

from collections.abc import Iterable
from uuid import UUID

from commonweal.portal.access import places
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.jobs import schedule
from commonweal.portal.plan import reminders
from commonweal.portal.plan.models import Plan, Priority
from commonweal.portal.plan.verbs import answers, evidence
from commonweal.portal.tasks import surroundings
from commonweal.portal.tasks.surroundings import Place

PAGES = ("plan", "edition", "priority", "group", "assessment", "issue", "duty", "consultation")


def join() -> None:
    """Tell the rooms below."""
    for name in PAGES:
        places.register(f"plan.{name}", f"plan:{name}")
    surroundings.words_from("plan.plan", _plans)
    surroundings.words_from("plan.priority", _priorities)
    schedule.daily("plan.daily", reminders.daily, hour=6)
    schedule.minutely("plan.take_in", answers.take_in)
    schedule.minutely("plan.evidence", evidence.take_in)


def _plans(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Place]:
    rows = readable(reader, Plan).filter(pk__in=sorted(ids)).values_list("pk", "name")
    return {pk: Place(name, places.place_of("plan.plan", pk)) for pk, name in rows}


def _priorities(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Place]:
    rows = readable(reader, Priority).filter(pk__in=sorted(ids)).values_list("pk", "name")
    return {pk: Place(name, places.place_of("plan.priority", pk)) for pk, name in rows}
