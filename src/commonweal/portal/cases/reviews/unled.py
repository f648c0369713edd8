"""A case review whose leads have all left: those who take applications in lead it, as they do a new one."""

from django.urls import reverse

from commonweal.portal.access.models import SealedFrom, Seat
from commonweal.portal.access.verbs import seats
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases.officers import of_today
from commonweal.portal.cases.reviews import rules
from commonweal.portal.cases.reviews.models import CLOSED, WITHDRAWN, Review
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Membership

NOBODY_LED = "Nobody led a case review any more. You take applications in, so you lead it now."


@recorded
def take_over() -> int:
    """Every review that goes on and that no officer of today leads. The portal's own work, once a day."""
    officers, places = set(of_today().values_list("person", "agency")), rules.keepers()
    running = Review.objects.exclude(state__in=(CLOSED, WITHDRAWN)).select_related("group").order_by("pk")
    leads = Seat.objects.filter(living(), audience__in=running.values("group"), lead=True, glass=False)
    held = leads.values_list("audience", "person", "agency")
    led = {group for group, person, agency in held if (person, agency) in officers}
    unled = [review for review in running if review.group_id not in led]
    return sum(bool(_give(review, places)) for review in unled)


def _give(review: Review, places: list[Membership]) -> int:
    """How many lead it now: none of whom it is sealed from."""
    # asked of the table itself: seats answer this to readers alone, and the portal is none
    sealed = set(SealedFrom.objects.filter(audience=review.group).values_list("person", flat=True))
    given = [place for place in places if place.person_id not in sealed]
    for place in given:
        if place.agency is not None:
            seats.give(review.pk, review.group, person=place.person, agency=place.agency, by=None, lead=True)
        notices.tell(
            place.person, kind="case review", words=NOBODY_LED, address=reverse("cases:asb-review", args=[review.pk]),
            about=review.pk, once=f"case-review:{review.pk}:unled:{place.pk}",
        )  # fmt: skip
    return len(given)
