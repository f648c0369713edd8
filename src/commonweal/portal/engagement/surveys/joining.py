"""What surveys tell the rooms below when the portal starts."""

from commonweal.portal.access import places
from commonweal.portal.engagement.surveys.verbs import taking_in
from commonweal.portal.jobs import schedule


def join() -> None:
    """Where surveys are shown, and that drafts nobody goes on with are dropped."""
    places.register("engagement.survey", "engagement:survey")
    schedule.daily("engagement.surveys", taking_in.sweep, hour=4)
