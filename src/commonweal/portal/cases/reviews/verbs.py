"""A case review's life: entered, acknowledged, decided, answered, reviewed, told, appealed, ended."""

import datetime as dt
from collections.abc import Iterable

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import new_id, now, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.reviews import rules
from commonweal.portal.cases.reviews.applying import Applied, check_application, made
from commonweal.portal.cases.reviews.models import (
    ACKNOWLEDGED,
    APPEALED,
    CLOSED,
    MET,
    NOT_MET,
    NOT_UPHELD,
    REVIEWED,
    WITHDRAWN,
    PanelAnswer,
    Recommendation,
    Review,
)
from commonweal.portal.cases.reviews.procedure import procedure
from commonweal.portal.cases.reviews.refusals import NotInReview, NotTheirReview
from commonweal.portal.cases.reviews.threshold import Complaint, counted, working_days_after
from commonweal.portal.partnership.models import Agency, Membership, Person


@recorded
def enter(
    said: Applied, *, how: str, agency: Agency, by: Reader, who: str = "self", received_on: dt.date | None = None
) -> Review:
    """Enter what somebody told an officer, who leads the review beside those who take applications in."""
    check_people_allowed()
    rules.check_reader_can_enter(by)
    if agency.pk not in by.serves:
        raise NotTheirReview("You enter it for your own agency.", "Choose that.")
    check_application(said)
    person = Person.objects.get(account=by.account)
    group, thing = audiences.group(), new_id()
    seats.give(thing, group, person=person, agency=agency, by=by, lead=True)
    for place in rules.keepers():
        if place.person_id != person.pk and place.agency is not None:
            seats.give(thing, group, person=place.person, agency=place.agency, by=by, lead=True)
    return made(
        said.kept(), group, by, thing_id=thing, how=how, who=who, received_on=received_on or today(), entered_by=person
    )


@recorded
def acknowledge(review: Review, *, by: Reader, on: dt.date | None = None) -> Review:
    """The applicant was told that it is here."""
    review = held(review)
    rules.check_reader_can_move(by, review, ACKNOWLEDGED)
    return changed(review, "acknowledge review", by, state=ACKNOWLEDGED, acknowledged_on=_no_sooner(review, on))


@recorded
def count(review: Review, complaints: Iterable[Complaint], *, by: Reader) -> Review:
    """Put the complaints right, as the agencies' own records have them, and count those that count."""
    review = held(review)
    rules.check_reader_can_work(by, review)
    kept = [one.kept() for one in complaints]
    return changed(review, "count complaints", by, said={**review.said, "complaints": kept})


@recorded
def decide(review: Review, *, met: bool, why: str, by: Reader, ways: Iterable[str] = ()) -> Review:
    """Decide whether the threshold is met: a person does, and says why; the count stands beside."""
    review = held(review)
    rules.check_reader_can_move(by, review, MET if met else NOT_MET)
    check_said(why, "why")
    rule = procedure()
    number = sum(one.counts for one in counted(complaints_of(review), review.received_on, rule))
    chosen = sorted(set(ways) & set(rule.other)) if met else []
    if not met and number >= rule.complaints:
        raise NotInReview(
            f"{number} complaints count, and the procedure asks for {rule.complaints}: the threshold is met.",
            "Put the complaints right first where they are wrong.",
        )
    if met and number < rule.complaints and not chosen:
        raise NotInReview(
            f"{number} of {rule.complaints} complaints count, and no other way is named.",
            "Say in which other way the threshold is met.",
        )
    return changed(
        review, "decide threshold", by, state=MET if met else NOT_MET, met=met, decided_on=today(),
        decided_why=why.strip(), counted=number, ways=chosen, told_on=None,
    )  # fmt: skip


def complaints_of(review: Review) -> tuple[Complaint, ...]:
    """The complaints as they are kept."""
    return tuple(Complaint.of(one) for one in review.said.get("complaints", ()))


@recorded
def ask(review: Review, *, place: Membership, by: Reader, due_on: dt.date | None = None) -> PanelAnswer:
    """Ask an agency what it did, and give its officer a seat."""
    review = held(review)
    rules.check_reader_can_lead(by, review)
    agency = _partner(place)
    seats.give(review.pk, review.group, person=place.person, agency=agency, by=by)
    due = due_on or working_days_after(today(), procedure().days["answer"])
    return things.make(
        PanelAnswer, home=review.thing, audience=audiences.public(), by=by, review=review, agency=agency,
        asked_on=today(), due_on=due,
    )  # fmt: skip


@recorded
def tell(row: PanelAnswer, *, words: str, by: Reader) -> PanelAnswer:
    """What an agency did about what was reported."""
    row = held(row, "review__thing")
    rules.check_reader_can_answer(by, row)
    check_said(words, "what your agency did")
    return changed(row, "tell panel", by, told=words.strip(), told_on=today())


@recorded
def recommend(
    review: Review, *, agency: Agency, words: str, by: Reader, due_on: dt.date | None = None
) -> Recommendation:
    """Recommend something to an agency."""
    review = held(review)
    rules.check_reader_can_lead(by, review)
    if review.state not in (MET, REVIEWED):
        raise NotInReview("Only a review recommends something.", "Decide first whether the threshold is met.")
    check_said(words, "what is recommended")
    return things.make(
        Recommendation, home=review.thing, audience=audiences.public(), by=by, review=review, agency=agency,
        words=words.strip(), made_on=today(), due_on=due_on or working_days_after(today(), procedure().days["respond"]),
    )  # fmt: skip


@recorded
def answer(row: Recommendation, *, answer: str, words: str, by: Reader) -> Recommendation:
    """What the agency says to a recommendation; one that is not accepted needs a reason."""
    row = held(row, "review__thing")
    rules.check_reader_can_answer(by, row)
    if answer != "accepted":
        check_said(words, "why it is not accepted, or only in part")
    return changed(row, "answer recommendation", by, answer=answer, answer_words=words.strip(), answered_on=today())


@recorded
def finish(review: Review, *, finding: str, by: Reader, on: dt.date | None = None) -> Review:
    """The panel has reviewed it, and found this."""
    review = held(review)
    rules.check_reader_can_move(by, review, REVIEWED)
    check_said(finding, "what the panel found")
    return changed(
        review,
        "finish review",
        by,
        state=REVIEWED,
        reviewed_on=_no_sooner(review, on),
        finding=finding.strip(),
        told_on=None,
    )


@recorded
def told(review: Review, *, by: Reader, on: dt.date | None = None) -> Review:
    """The applicant was told the last decision; from this day they may appeal."""
    review = held(review)
    rules.check_reader_can_lead(by, review)
    if review.decided_on is None:
        raise NotInReview("Nothing is decided yet.", "Decide first.")
    return changed(review, "applicant told", by, told_on=_no_sooner(review, on))


@recorded
def appeal(review: Review, *, said: str, by: Reader, on: dt.date | None = None) -> Review:
    """The applicant appeals against the decision, or against how the review was done."""
    review = held(review)
    rules.check_reader_can_move(by, review, APPEALED)
    if review.appeal_decided_on is not None:
        raise NotInReview("It was appealed once already.", "Tell the applicant which ombudsman they may turn to.")
    check_said(said, "what the appeal says")
    return changed(
        review, "appeal review", by, state=APPEALED, appealed_on=_no_sooner(review, on), appeal_said=said.strip(),
        appeal_entered_at=now(),
    )  # fmt: skip


@recorded
def decide_appeal(review: Review, *, upheld: bool, why: str, by: Reader) -> Review:
    """By someone who had no part in it before the appeal; upheld, the panel looks at it again."""
    review = held(review)
    rules.check_reader_can_decide_appeal(by, review)
    check_said(why, "why")
    return changed(
        review, "decide appeal", by, state=MET if upheld else NOT_UPHELD, upheld=upheld, appeal_why=why.strip(),
        appeal_decided_on=today(), told_on=None,
    )  # fmt: skip


@recorded
def close(review: Review, *, why: str, by: Reader) -> Review:
    """It ends: the applicant was told, and did not appeal in time or has nothing more."""
    review = held(review)
    rules.check_reader_can_move(by, review, CLOSED)
    if review.told_on is None:
        raise NotInReview("The applicant was not told yet.", "Enter the day on which they were.")
    check_said(why, "how it ended")
    return changed(review, "close review", by, state=CLOSED, ended_on=today(), ended_why=why.strip())


@recorded
def withdraw(review: Review, *, why: str, by: Reader) -> Review:
    """The applicant takes it back, or it was no application."""
    review = held(review)
    rules.check_reader_can_move(by, review, WITHDRAWN)
    check_said(why, "why")
    return changed(review, "withdraw review", by, state=WITHDRAWN, ended_on=today(), ended_why=why.strip())


@recorded
def seat(review: Review, *, place: Membership, by: Reader, lead: bool = False) -> None:
    """Let a partner's officer work on it."""
    rules.check_reader_can_lead(by, review)
    seats.give(review.pk, review.group, person=place.person, agency=_partner(place), by=by, lead=lead)


@recorded
def tie(review: Review, case: Case | None, *, by: Reader) -> Review:
    """Say which case it is about, among those that one works on."""
    review = held(review)
    rules.check_reader_can_work(by, review)
    return changed(review, "tie review", by, case=case)


def _partner(place: Membership) -> Agency:
    if place.role != "partner officer" or place.agency is None:
        raise NotInReview("They are no partner officer of an agency today.", "Choose somebody who is.")
    return place.agency


def _no_sooner(review: Review, on: dt.date | None) -> dt.date:
    """A day between the application and today."""
    day = on or today()
    if not review.received_on <= day <= today():
        raise NotInReview("This day lies before the application, or after today.", "Look at it again.")
    return day
