"""Who may do what with a case review. A seat opens it; its state says what may come next."""

from commonweal.portal.access.models import Seat
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import GlassIsReadOnly
from commonweal.portal.access.rules import allowed
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.cases.models.case import ROW
from commonweal.portal.cases.officers import of_today
from commonweal.portal.cases.reviews.models import (
    APPEALED,
    CLOSED,
    NEXT,
    WITHDRAWN,
    PanelAnswer,
    Recommendation,
    Review,
)
from commonweal.portal.cases.reviews.refusals import NotApart, NotInReview, NotTheirReview
from commonweal.portal.partnership.models import Membership

DUTY = "case reviews"  # of a membership: takes applications in
ASK = "Ask whoever leads the review."
ANOTHER = "Let an officer work on it who had no part in it so far, as one who leads it: they decide the appeal."


def check_reader_can_enter(reader: Reader) -> None:
    """Officers of the partner agencies enter what somebody told them."""
    if reader.person is None or not reader.serves or not reader.may("W", ROW):
        raise NotTheirReview("Officers of the partner agencies enter applications.", "Ask one of them.")


def reader_can_enter(reader: Reader) -> bool:
    """Whether `check_reader_can_enter` lets pass."""
    return allowed(check_reader_can_enter, reader)


def check_reader_can_work(reader: Reader, review: Review) -> None:
    """Whoever sits in it, until it ended."""
    if review.lock_id in reader.glass_locks:
        raise GlassIsReadOnly("You may read this and nothing else.", ASK)
    if not (reader.may("W", ROW) and opens(reader, review.thing)):
        raise NotTheirReview("Others deal with this review.", ASK)
    if review.state in (CLOSED, WITHDRAWN):
        raise NotInReview("This review has ended.", "Enter another application where there is something new.")


def reader_can_work(reader: Reader, review: Review) -> bool:
    """Whether `check_reader_can_work` lets pass."""
    return allowed(check_reader_can_work, reader, review)


def leads(reader: Reader, review: Review) -> bool:
    """Whether this reader has a lead's seat in it today."""
    seats = Seat.objects.filter(living(), audience=review.group_id, person=reader.person, lead=True)
    return seats.filter(agency__in=sorted(reader.serves)).exists()


def check_reader_can_lead(reader: Reader, review: Review) -> None:
    """Its leads decide, tell the applicant, and say who sits in it."""
    check_reader_can_work(reader, review)
    if not reader.may("G", ROW, lead=leads(reader, review)):
        raise NotTheirReview("Only those who lead the review do this.", ASK)


def reader_can_lead(reader: Reader, review: Review) -> bool:
    """Whether `check_reader_can_lead` lets pass."""
    return allowed(check_reader_can_lead, reader, review)


def check_reader_can_move(reader: Reader, review: Review, state: str) -> None:
    """Its leads, to a state that follows."""
    check_reader_can_lead(reader, review)
    if state not in following(review):
        raise NotInReview(f"An application that is {review.state!r} cannot become {state!r}.", "Look at it again.")


def reader_can_move(reader: Reader, review: Review, state: str) -> bool:
    """Whether `check_reader_can_move` lets pass."""
    return allowed(check_reader_can_move, reader, review, state)


def following(review: Review) -> tuple[str, ...]:
    """The states that its leads may move it to. An appeal is left in one way alone: by deciding it."""
    return () if review.state == APPEALED else NEXT[review.state]


def check_reader_can_decide_appeal(reader: Reader, review: Review) -> None:
    """One of its leads who had no seat in it when the appeal came: who decided, led or sat at the first does not."""
    check_reader_can_lead(reader, review)
    if review.state != APPEALED:
        raise NotInReview("No appeal waits to be decided.", "Look at it again.")
    before = Seat.objects.filter(audience=review.group_id, person=reader.person, since__lte=review.appeal_entered_at)
    if before.exists():
        raise NotApart("You had a part in what the appeal is against, so somebody else decides it.", ANOTHER)


def reader_can_decide_appeal(reader: Reader, review: Review) -> bool:
    """Whether `check_reader_can_decide_appeal` lets pass."""
    return allowed(check_reader_can_decide_appeal, reader, review)


def check_reader_can_answer(reader: Reader, row: PanelAnswer | Recommendation) -> None:
    """Officers of the agency that was asked, who sit in the review; its leads for any agency."""
    check_reader_can_work(reader, row.review)
    if row.agency_id not in reader.serves and not leads(reader, row.review):
        raise NotTheirReview("Another agency was asked this.", ASK)


def reader_can_answer(reader: Reader, row: PanelAnswer | Recommendation) -> bool:
    """Whether `check_reader_can_answer` lets pass."""
    return allowed(check_reader_can_answer, reader, row)


def keepers() -> list[Membership]:
    """Who takes applications in: partner officers with the duty, each with their agency."""
    return list(of_today().filter(duty=DUTY).select_related("person", "agency").order_by("person__name", "pk"))
