"""Telling people in time: of milestones and duties that are due or late, groups that were to end, closing days."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.audit.clock import today
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account
from commonweal.portal.plan.models import ROW, Consultation, Duty, Group, Milestone, Plan
from commonweal.portal.plan.models.consultation import OPEN
from commonweal.portal.plan.verbs import answers, consultations, standings

AHEAD = dt.timedelta(days=14)
DUTIES_AHEAD = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due: what is told, of what, for which agency."""

    words: str
    of: Milestone | Duty | Group
    agency: UUID
    on: dt.date
    address: str


def daily() -> None:
    """Close what is over, write down how plans stand, erase what is to go, and remind."""
    for row in Consultation.objects.filter(state=OPEN, closes_on__lt=today()):
        consultations.close(row, by=None)
    for plan in Plan.objects.filter(state="running").select_related("thing__audience"):
        standings.write_down(plan)
    answers.erase()
    remind()


def remind() -> None:
    """Tell the officers of the agency that owns it, once before its day and once after."""
    found = [*_milestones(), *_duties(), *_groups()]
    for account in Account.objects.filter(is_active=True).select_related("person").order_by("pk") if found else ():
        reader = reader_of(account)
        for one in found:
            if _owns(reader, one):
                late = one.on < today()
                notices.tell(
                    account.person, kind="plan", words=f"{'Late' if late else 'Soon due'}: {one.words}",
                    address=one.address, about=one.of.pk, due_on=one.on, once=f"plan:{one.of.pk}:{one.on}:{late}",
                )  # fmt: skip


def _milestones() -> Iterable[Due]:
    rows = Milestone.objects.filter(done_on=None, dropped="", due_on__lte=today() + AHEAD, priority__dropped="")
    for row in rows.exclude(priority__plan__state="ended").select_related("thing__lock").order_by("due_on", "pk"):
        address = reverse("plan:priority", args=[row.priority_id])
        yield Due("a milestone of the plan that your agency owns.", row, row.agency_id, row.due_on, address)


def _duties() -> Iterable[Due]:
    rows = Duty.objects.filter(ended="", due_on__lte=today() + DUTIES_AHEAD).select_related("thing__lock")
    for row in rows.order_by("due_on", "pk"):
        if row.due_on is not None:
            address = reverse("plan:duty", args=[row.pk])
            yield Due("a duty of the partnership that your agency owns.", row, row.owner_id, row.due_on, address)


def _groups() -> Iterable[Due]:
    rows = Group.objects.filter(ended_on=None, ends_on__lte=today() + AHEAD).select_related("thing__lock")
    for row in rows.order_by("ends_on", "pk"):
        if row.ends_on is not None:
            address = reverse("plan:group", args=[row.pk])
            yield Due("the end of a group that your agency leads.", row, row.lead_id, row.ends_on, address)


def _owns(reader: Reader, one: Due) -> bool:
    return one.agency in reader.agencies and opens(reader, one.of.thing) and reader.may("W", ROW, own=True)
