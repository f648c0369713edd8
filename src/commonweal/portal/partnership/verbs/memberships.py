"""Memberships: begun, ended, confirmed each quarter, or lapsed."""

import datetime as dt

from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership import rules
from commonweal.portal.partnership.doers import Doer
from commonweal.portal.partnership.models import ROLES, Account, Agency, Body, Membership, Person
from commonweal.portal.partnership.queries import memberships, recertification
from commonweal.portal.partnership.refusals import NotAsItStands
from commonweal.portal.partnership.verbs.people import end_all_of


@recorded
def begin(
    person: Person, *, role: str, agency: Agency | None, body: Body | None, since: dt.date, by: Doer,
    until: dt.date | None = None, duty: str = "", seat: str = "",
) -> Membership:  # fmt: skip
    """Give a person a place, from a day on. It counts as confirmed on the day it is given."""
    rules.check_reader_can_manage_people(by)
    if role not in ROLES:
        raise NotAsItStands(f"There is no role called {role!r}.", f"Choose one of {', '.join(ROLES)}.")
    if until is not None and until < since:
        raise NotAsItStands("The last day is before the first.", "Check both dates.")
    Person.objects.select_for_update().get(pk=person.pk)  # two roles given at one moment see each other
    rules.check_roles_go_together(person.id, role)
    begun = Membership.objects.create(
        person=person, agency=agency, body=body, role=role, duty=duty, seat=seat, since=since, until=until,
        recertified_on=today(),
    )  # fmt: skip
    note("begin membership", by=by.account, thing=begun.id)
    return begun


@recorded
def end(membership: Membership, *, last_day: dt.date, by: Doer) -> None:
    """Set a membership's last day. A day before today ends it now, with sessions and feeds where nothing else lives."""
    rules.check_reader_can_manage_people(by)
    if membership.until is not None and membership.until < today():
        raise NotAsItStands("This membership has ended already.")
    _end(membership, last_day)
    note("end membership", by=by.account, thing=membership.id)


@recorded
def confirm(membership: Membership, *, by: Doer) -> None:
    """Say that a person still holds this place and still needs it."""
    rules.check_reader_can_confirm_membership(by, membership)
    membership.recertified_on = today()
    membership.save(update_fields=["recertified_on"])
    note("confirm membership", by=by.account, thing=membership.id)


@recorded
def lapse_unconfirmed() -> int:
    """End memberships that nobody confirmed within the days of grace; says how many. For the daily work."""
    lapsed = list(recertification.overdue())
    for membership in lapsed:
        _end(membership, today() - dt.timedelta(days=1))
        note("lapse membership", by=None, thing=membership.id)
    return len(lapsed)


@recorded
def end_sessions_without_place() -> int:
    """End sessions and feeds of accounts whose last membership's last day has passed. For the daily work."""
    living = memberships.living().values("person")
    left = Account.objects.filter(person__memberships__isnull=False).exclude(person__in=living).distinct()
    for account in left:
        end_all_of(account)
    return len(left)


def _end(membership: Membership, last_day: dt.date) -> None:
    # One that was begun today by mistake has no earlier day to end on: it moves before today whole.
    membership.since = min(membership.since, last_day)
    membership.until = last_day
    membership.save(update_fields=["since", "until"])
    account = Account.objects.filter(person=membership.person_id).first()
    if account is not None and not memberships.living().filter(person=membership.person_id).exists():
        end_all_of(account)
