"""A case goes on: changed, moved to its next stage, reviewed, closed with an outcome, opened again."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases import rules
from commonweal.portal.cases.kinds import kind_of, review_from
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.refusals import NotInCase
from commonweal.portal.cases.verbs import entries
from commonweal.portal.cases.verbs.entries import Said
from commonweal.portal.tasks.models import OPEN, Action

SAID = ("title", "about", "fields")
LATEST_REVIEW = dt.timedelta(days=366)


@recorded
def change(
    case: Case, *, title: str, about: str, fields: Mapping[str, Any], by: Reader, seen: str = ""
) -> Case:  # fmt: skip
    """Change what it is called, what it is about, and what its kind asks for."""
    case = held(case)
    rules.check_reader_can_write(by, case)
    check_unchanged(case, SAID, seen)
    check_said(title, "what the case is called among those who work on it")
    return changed(case, "change case", by, title=title.strip(), about=about.strip(), fields=dict(fields))


@recorded
def move(case: Case, *, stage: str, why: str, by: Reader) -> Case:
    """Move it to a stage that may follow, and write that down."""
    case = held(case)
    rules.check_reader_can_write(by, case)
    kind = kind_of(case.kind)
    before = kind.stage(case.stage)
    if stage not in before.next:
        raise NotInCase("That stage does not follow this one.", "Look at the case again.")
    check_said(why, "why it moves on")
    _written(case, "stage", f"{before.name} → {kind.stage(stage).name}. {why.strip()}", by)
    return changed(case, "move case", by, stage=stage)


@recorded
def review(case: Case, *, words: str, next_on: dt.date | None, by: Reader) -> Case:
    """Write down what a review found, and when the next one is: by the risk, unless a day is given."""
    case = held(case)
    rules.check_reader_can_write(by, case)
    check_said(words, "what the review found")
    day = next_on or review_from(kind_of(case.kind), case.risk, today())
    if not today() < day <= today() + LATEST_REVIEW:
        raise SomethingMissing("The next review is after today, and within a year.", "Choose another day.")
    _written(case, "meeting", f"Review. {words.strip()}", by)
    return changed(case, "review case", by, next_review_on=day)


@recorded
def close(case: Case, *, outcome: str, why: str, by: Reader) -> Case:
    """Close it with an outcome. Its open tasks are done or dropped first."""
    case = held(case)
    rules.check_reader_can_lead(by, case)
    rules.check_reader_can_write(by, case)
    outcomes = kind_of(case.kind).outcomes
    if outcome not in outcomes:
        raise NotInCase("That is no outcome of this kind of case.", "Choose one that is offered.")
    check_said(why, "why it is closed")
    if Action.objects.filter(thing__home=case.pk, state=OPEN).exists():
        raise NotInCase("Tasks of this case are open.", "Say that they are done, or drop them with a reason.")
    _written(case, "closed", f"{outcomes[outcome]}. {why.strip()}", by)
    return changed(
        case, "close case", by, closed_on=today(), outcome=outcome, closed_words=why.strip(), next_review_on=None
    )


@recorded
def reopen(case: Case, *, why: str, by: Reader) -> Case:
    """Open it again where it stood, with a reason and a review."""
    case = held(case)
    rules.check_reader_can_lead(by, case)
    if case.closed_on is None:
        raise NotInCase("This case is open.", "There is nothing to open again.")
    check_said(why, "why it is opened again")
    day = review_from(kind_of(case.kind), case.risk, today())
    case = changed(case, "reopen case", by, closed_on=None, outcome="", closed_words="", next_review_on=day)
    _written(case, "opened", why, by)
    return case


def _written(case: Case, kind: str, words: str, by: Reader) -> None:
    entries.write(case, Said(words, kind), by=by)
