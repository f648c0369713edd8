"""What the portal does every day about people: asks for confirmations, lets memberships lapse, ends what has ended."""

from django.urls import reverse

from commonweal.portal.audit.clock import now
from commonweal.portal.jobs import schedule
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Person, Session
from commonweal.portal.partnership.queries import recertification
from commonweal.portal.partnership.verbs import memberships

ASK = "Some memberships of your agency are to be confirmed. One that nobody confirms lapses."
WARN = "Your membership is waiting to be confirmed. If nobody does, it lapses within 30 days: ask your agency's lead."


def register() -> None:
    """Have the worker do it early in the morning."""
    schedule.daily("memberships", memberships_daily, hour=5)


def memberships_daily() -> None:
    """End what has ended, lapse what nobody confirmed, and tell who has to confirm or is waiting for it."""
    memberships.lapse_unconfirmed()
    memberships.end_sessions_without_place()
    Session.objects.filter(expire_date__lt=now()).delete()
    tell_of_confirmations()


def tell_of_confirmations() -> None:
    """One notice to each agency's lead, and one to everyone whose membership waits."""
    due = list(recertification.due().select_related("person"))
    for lead in recertification.leads_of({one.agency_id for one in due if one.agency_id}):
        notices.tell(lead, kind="confirmations", words=ASK, address=reverse("partnership:confirmations"))
    for person in Person.objects.filter(id__in={one.person_id for one in due}):
        notices.tell(person, kind="membership waits", words=WARN, address=reverse("account"))
