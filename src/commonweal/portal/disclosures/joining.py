"""What this room tells the rooms below when the portal starts."""

from commonweal.portal.access import places
from commonweal.portal.disclosures import counting, hooking, own_counts, reminders
from commonweal.portal.disclosures.verbs import data_sets
from commonweal.portal.jobs import schedule
from commonweal.portal.people import hooks


def join() -> None:
    """Tell the rooms below."""
    for kind, name in (
        ("disclosure", "disclosure"), ("entry", "review"), ("agreement", "agreement"), ("assessment", "assessment"),
        ("dataset", "data-set"),
    ):  # fmt: skip
        places.register(f"disclosures.{kind}", f"disclosures:{name}")
    schedule.minutely("disclosures.data-sets", data_sets.count_waiting)
    counting.counted_by("shares", "Shares and refusals, reports to the intelligence unit apart", own_counts.shares)
    schedule.daily("disclosures.reviews", reminders.remind, hour=6)
    hooks.matchers_from(hooking.matchers)
    hooks.shares_from(hooking.shown)
    hooks.on_confirm(hooks.Sharing(hooking.form, hooking.record, hooking.record_telling))
