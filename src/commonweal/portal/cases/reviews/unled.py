"""A case review whose leads have all left: those who take applications in lead it, as they do a new one."""

from django.urls import reverse

from commonweal.portal.access.models import Seat
from commonweal.portal.access.refusals import SealedFromThem
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
    seated = [[_seated(review, place) for place in places] for review in unled]
    return sum(map(any, seated))


def _seated(review: Review, place: Membership) -> bool:
    """Whether they lead it now: not where it is sealed from them."""
    if place.agency is None:
        return False
    try:
        seats.give(review.pk, review.group, person=place.person, agency=place.agency, by=None, lead=True)
    except SealedFromThem:
        return False
    notices.tell(
        place.person, kind="case review", words=NOBODY_LED, address=reverse("cases:asb-review", args=[review.pk]),
        about=review.pk, once=f"case-review:{review.pk}:unled:{place.pk}",
    )  # fmt: skip
    return True
