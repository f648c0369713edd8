"""What this room tells the rooms below when the portal starts: where its things are shown, and its background work."""

from commonweal.portal.access import places
from commonweal.portal.jobs import registry, schedule
from commonweal.portal.people import hinting, looking


def join() -> None:
    """Tell the rooms below."""
    places.register("people.record", "people:person")
    places.register("people.link", "people:link")
    places.register("people.place", "people:place")
    registry.register(looking.ALIKE, looking.look_for_one)
    registry.register(looking.ALL, looking.look_for_all)
    schedule.daily("people.hints", hinting.look, hour=3)
    schedule.minutely("people.tellings", hinting.tell)
