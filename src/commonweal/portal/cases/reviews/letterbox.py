"""The door for applications by anyone: put in without an account, taken in by the portal, shown back to nobody."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from commonweal.portal.access.rules.people import check_people_allowed, people_allowed
from commonweal.portal.access.verbs import audiences, seats
from commonweal.portal.audit.clock import new_id, now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases.reviews import rules
from commonweal.portal.cases.reviews.applying import Applied, check_application, made
from commonweal.portal.cases.reviews.models import PostedReview, Review
from commonweal.portal.cases.reviews.refusals import NotTakenIn
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Membership
from commonweal.portal.plan.allowance import Allowance

A_MINUTE, OF_ALL = 5, 60  # applications of one visitor, and of all: beyond that a machine is writing
posts = Allowance(A_MINUTE, OF_ALL)


def is_open() -> bool:
    """Whether anyone may apply by the form: somebody takes applications in, and people may be kept here at all."""
    return people_allowed() and bool(rules.keepers())


@recorded
def post(said: Applied, *, who: str, address: str = "") -> None:
    """Put an application through the door. Nothing of it can be read here again, and where it came from is not kept."""
    check_people_allowed()
    if not rules.keepers():
        raise NotTakenIn("Applications cannot be made here yet.", "Telephone the council or the police, on 101.")
    check_application(said)
    if not posts.takes(address):
        raise NotTakenIn("There were too many applications in this minute.", "Wait a minute, then send yours again.")
    kept: Any = {**said.kept(), "who": who}  # sealed on its way into the database
    PostedReview.objects.create(said=kept, posted_at=now())
    note("apply for review", by=None)  # of nobody: it holds a name, and the chain holds none


@recorded
def take_in() -> int:
    """Everything that was put through the door, for those who take applications in. The portal's own work."""
    places = rules.keepers()
    rows = list(PostedReview.objects.select_for_update().order_by("posted_at", "pk")) if places else []
    for row in rows:
        _taken(row, places)
        row.delete()
    return len(rows)


def _taken(row: PostedReview, places: list[Membership]) -> Review:
    group, thing = audiences.group(), new_id()
    for place in places:
        if place.agency is not None:
            seats.give(thing, group, person=place.person, agency=place.agency, by=None, lead=True)
    said = dict(row.said)
    who = said.pop("who", "self")
    review = made(
        said, group, None, thing_id=thing, how="online", who=who, received_on=timezone.localdate(row.posted_at)
    )
    for place in places:
        notices.tell(
            place.person, kind="case review", words="Somebody applied for a case review.",
            address=reverse("cases:asb-review", args=[review.pk]), about=review.pk, once=f"case-review:{review.pk}",
        )  # fmt: skip
    return review
