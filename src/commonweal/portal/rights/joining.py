"""What this room tells the rooms below when the portal starts: where its things are shown, and its regular work."""

from commonweal.portal.access import beside, places
from commonweal.portal.jobs import schedule
from commonweal.portal.rights import held, reminders
from commonweal.portal.rights.queries import keeping
from commonweal.portal.rights.verbs import disposals, gathering


def join() -> None:
    """Tell the rooms below."""
    held.register_all()
    beside.told_by(keeping.beside, keeping.hold_at)
    places.register("rights.request", "rights:request")
    places.register("rights.question", "rights:question")
    places.register("rights.ask", "rights:ask")
    places.register("rights.unitask", "rights:ask")
    places.register("rights.answered", "rights:published")
    schedule.minutely("rights.requests", gathering.run)
    schedule.minutely("rights.disposal", disposals.dispose)
    schedule.daily("rights.schedule", disposals.propose, hour=3)
    schedule.daily("rights.reminders", reminders.remind, hour=7)
