"""What this room tells the rooms below when the portal starts: where a report is shown, and its regular work."""

from typing import Any

from django.db.models.signals import post_migrate

from commonweal.portal.access import places
from commonweal.portal.intelligence import counted, reminders
from commonweal.portal.intelligence.queries import naming_them
from commonweal.portal.intelligence.verbs import guides, withdrawals
from commonweal.portal.jobs import schedule
from commonweal.portal.people import hooks


def join() -> None:
    """Tell the rooms below."""
    counted.join()
    hooks.namings_from(naming_them.namings)
    places.register("intelligence.report", "intelligence:report")
    places.register("intelligence.sanitised", "intelligence:text")
    places.register("intelligence.released", "intelligence:released")
    schedule.daily("intelligence.drafts", reminders.look_after_drafts, hour=5)
    schedule.daily("intelligence.table", withdrawals.look_over, hour=4)
    schedule.hourly("intelligence.late", reminders.tell_of_late)
    post_migrate.connect(_ship, dispatch_uid="intelligence.ship_guide")


def _ship(app_config: Any = None, using: str = "default", **_: Any) -> None:
    """Begin with the guide that ships."""
    if app_config is None or app_config.label == "intelligence":
        guides.ship(using)
