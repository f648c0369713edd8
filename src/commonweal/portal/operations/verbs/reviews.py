"""Reviews of an operation at set dates: set, put off, held with the figures of that day and the agreed next step."""

import datetime as dt
from typing import Any

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.library.models import Paper
from commonweal.portal.operations import rules
from commonweal.portal.operations.models import NEXT_STEPS, Operation, Review
from commonweal.portal.operations.refusals import NotInState
from commonweal.portal.partnership.models import Agency
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.verbs import actions


@recorded
def set_date(operation: Operation, *, due_on: dt.date, by: Reader) -> Review:
    """One more review, on a day."""
    rules.check_reader_can_change(by, operation)
    return make(operation, due_on=due_on, by=by)


def make(operation: Operation, *, due_on: dt.date, by: Reader) -> Review:
    """The review's own row, under the operation's lock."""
    return things.make(
        Review, home=operation.thing, audience=audiences.public(), by=by, operation=operation, due_on=due_on
    )


@recorded
def put_off(review: Review, *, due_on: dt.date, by: Reader) -> Review:
    """Another day."""
    review = held(review, "operation__thing", "operation__body")
    _check_open(by, review)
    return changed(review, "put off review", by, due_on=due_on)


@recorded
def hold(
    review: Review,
    *,
    words: str,
    next_step: str,
    by: Reader,
    next_words: str = "",
    figures: dict[str, Any] | None = None,
    paper: Paper | None = None,
    agency: Agency | None = None,
    due_on: dt.date | None = None,
) -> Review:
    """Keep what was found and agreed. `agency`: who takes the next step on, by `due_on`, as an action."""
    review = held(review, "operation__thing", "operation__body")
    _check_open(by, review)
    rules.check_begun(review.operation)
    check_said(words, "what the review found")
    if next_step not in NEXT_STEPS:
        raise SomethingMissing("The next step is missing.", "Choose one of the four.")
    if next_step != "carry on":
        check_said(next_words, "what exactly is agreed")
    review.held_on, review.words, review.next_step = today(), words.strip(), next_step
    review.next_words, review.figures, review.paper = next_words.strip(), figures or {}, paper
    review.action = _action(review, agency, due_on, by) if agency else None
    review.save()
    note("hold review", by=by.account, thing=review.pk)
    return review


def _action(review: Review, agency: Agency, due_on: dt.date | None, by: Reader) -> Action:
    operation = review.operation
    text = f"{operation.name}: {review.next_words or NEXT_STEPS[review.next_step]}"
    return actions.raise_action(
        text, home=operation.thing, by=by, body=operation.body, agency=agency, due_on=due_on, kind="work"
    )


def _check_open(reader: Reader, review: Review) -> None:
    rules.check_reader_can_change(reader, review.operation)
    if review.held_on is not None:
        raise NotInState("This review was held already.", "Set a date for another one.")
