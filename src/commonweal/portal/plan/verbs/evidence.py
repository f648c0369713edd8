"""A duty is met by a paper that everyone can read: the portal enters it by itself. Its own work."""

import datetime as dt

from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed
from commonweal.portal.audit.recording import recorded
from commonweal.portal.library.models import Paper
from commonweal.portal.plan.evidence import Published, published
from commonweal.portal.plan.models import Duty, Fulfilment
from commonweal.portal.plan.verbs.duties import months_after, next_due

WORDS = "Published: {title}."


@recorded
def take_in() -> int:
    """Every paper that went out and shows that a duty was met, once."""
    rows = Duty.objects.filter(ended="").exclude(paper_key="").select_for_update(of=("self",))
    return sum(_shown(duty) for duty in rows.select_related("thing__lock").order_by("pk"))


def _shown(duty: Duty) -> int:
    known = set(Fulfilment.objects.filter(duty=duty).values_list("shown_by", flat=True))
    new = [one for one in published(duty.paper_key) if one.paper.pk not in known]
    for one in new:
        _met(duty, one)
    return len(new)


def _met(duty: Duty, one: Published) -> None:
    counts = _of_this_time(duty, one.on) and _of_a_later_year(duty, one)
    things.make(
        Fulfilment, home=duty.thing, audience=audiences.public(), by=None, duty=duty, met_on=one.on,
        words=WORDS.format(title=one.paper.title), shown_by=one.paper.thing, was_due_on=duty.due_on if counts else None,
    )  # fmt: skip
    if counts:
        changed(duty, "fulfil duty", None, due_on=next_due(duty, one.on))


def _of_a_later_year(duty: Duty, one: Published) -> bool:
    """Whether it is of a later year than all that met it before: an older year's, or a corrected one, meets nothing."""
    shown_by = Fulfilment.objects.filter(duty=duty).exclude(was_due_on=None).values("shown_by")
    before = Paper.objects.filter(pk__in=shown_by, report_key__startswith=f"{duty.paper_key}:")
    return all(one.paper.report_key > key for key in before.values_list("report_key", flat=True))


def _of_this_time(duty: Duty, day: dt.date) -> bool:
    """Whether a day is of the time that ends when the duty is due: else it was met for that time already."""
    if duty.due_on is None or duty.months is None:
        return True
    return day > months_after(duty.due_on, -duty.months)
