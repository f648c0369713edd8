"""Tasks of a case: an action that says no more than that, and beside it what it is, sealed."""

import datetime as dt

from commonweal.portal.access.models import Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases import rules
from commonweal.portal.cases.models import Case, Task
from commonweal.portal.cases.refusals import NotInCase
from commonweal.portal.cases.verbs import entries
from commonweal.portal.cases.verbs.entries import Said
from commonweal.portal.notices.verbs import notices
from commonweal.portal.tasks.models import DONE, DROPPED, OPEN, Action
from commonweal.portal.tasks.rules import SEALED

TEXT = "A task of case {reference}. What it is stands in the case."
CLOSED = "What was done stands in the case."
YOURS = "A task of a case is yours."


@recorded
def set_task(case: Case, *, words: str, owner: Seat, due_on: dt.date, by: Reader) -> Task:
    """Have a member of the case do something by a day. They are told that there is something, and not what."""
    rules.check_reader_can_write(by, case)
    check_said(words, "what is to be done")
    if owner.audience_id != case.group_id or owner.glass or not _lives(owner):
        raise NotInCase("Whoever is to do it has no seat in this case today.", "Choose among its members.")
    if due_on < today():
        raise SomethingMissing("That day has passed.", "Say by when it is to be done.")
    action = things.make(
        Action, home=case.thing, audience=audiences.public(), by=by, text=TEXT.format(reference=case.reference),
        kind=SEALED, owner=owner.person, agency=owner.agency, due_on=due_on, raised_on=today(),
    )  # fmt: skip
    task = things.make(
        Task, home=action.thing, audience=audiences.public(), by=by, case=case, action=action, words=words.strip()
    )
    if owner.person_id != by.person:
        notices.tell(
            owner.person, kind="case", words=YOURS, address=rules.address_of(case.pk), about=case.pk, due_on=due_on,
            once=f"case task:{action.pk}",
        )  # fmt: skip
    return task


@recorded
def finish(task: Task, *, words: str, by: Reader, dropped: bool = False) -> Task:
    """Say that it is done and what came of it, or that it is let go and why: its owner's agency, or the lead."""
    task = held(task, "case__thing__lock", "action")
    rules.check_reader_can_write(by, task.case)
    action = Action.objects.select_for_update().get(pk=task.action_id)
    if action.state != OPEN:
        raise NotInCase("This task was closed already.", "Look at the case again.")
    if not (action.agency_id in by.serves or rules.leads(by, task.case)):
        raise NotInCase("Another agency owns this task.", "Ask them, or the case's lead.")
    check_said(words, "why it is let go" if dropped else "what was done")
    changed(action, "case task closed", by, state=DROPPED if dropped else DONE, closed_on=today(), evidence=CLOSED)
    told = "Let go" if dropped else "Done"
    entries.write(task.case, Said(f"{told}: {task.words}\n\n{words.strip()}", "task"), by=by)
    return changed(task, "close case task", by, done_words=words.strip())


def _lives(seat: Seat) -> bool:
    return Seat.objects.filter(living(), pk=seat.pk).exists()
