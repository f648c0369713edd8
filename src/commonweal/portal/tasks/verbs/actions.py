"""An action's life: raised, passed on, put off, spoken of, closed with evidence, dropped, opened again, answered."""

import datetime as dt
from typing import Any

from commonweal.portal.access.models import Audience, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership.models import Agency, Body, Person
from commonweal.portal.tasks import rules
from commonweal.portal.tasks.models import DONE, DROPPED, OPEN, Action, Progress
from commonweal.portal.tasks.refusals import NobodyOwnsIt
from commonweal.portal.tasks.verbs import evidence as files_of
from commonweal.portal.tasks.verbs.evidence import Evidence


@recorded
def raise_action(
    text: str,
    *,
    home: Thing,
    by: Reader,
    body: Body | None = None,
    audience: Audience | None = None,
    tier: str = "agreed",
    kind: str = "",
    owner: Person | None = None,
    agency: Agency | None = None,
    owner_as_printed: str = "",
    due_on: dt.date | None = None,
    due_as_printed: str = "",
    due_at: Thing | None = None,
    raised_on: dt.date | None = None,
) -> Action:
    """Keep what someone said would be done. `audience` None: whoever may read where it was said."""
    agency = agency or (owner.agency if owner else None)
    rules.check_reader_can_raise(
        by,
        home,
        body=body.pk if body else None,
        owner=owner.pk if owner else None,
        agency=agency.pk if agency else None,
    )
    rules.check_said(text, "action")
    return things.make(
        Action, home=home, audience=audience or audiences.public(), by=by, body=body, text=text.strip(), tier=tier,
        kind=kind, owner=owner, agency=agency, owner_as_printed=owner_as_printed, due_on=due_on,
        due_as_printed=due_as_printed, due_at=due_at, raised_on=raised_on or today(),
    )  # fmt: skip


@recorded
def assign(action: Action, *, by: Reader, owner: Person | None = None, agency: Agency | None = None) -> Action:
    """Pass it on to a person, or to an agency that will find one."""
    action = _locked(action)
    agency = agency or (owner.agency if owner else None)
    if owner is None and agency is None:
        raise NobodyOwnsIt("Nobody would own this action.", "Name a person or an agency.")
    rules.check_reader_can_assign(by, action, agency=agency.pk if agency else None)
    words = f"Passed on to {agency.name}." if agency else "Passed on."
    return _changed(action, words, "passed on", by=by, owner=owner, agency=agency)


@recorded
def redate(
    action: Action,
    *,
    reason: str,
    by: Reader,
    due_on: dt.date | None = None,
    due_at: Thing | None = None,
    due_as_printed: str = "",
) -> Action:
    """Put it off, or bring it forward; the reason stays with it."""
    action = _locked(action)
    rules.check_reader_can_change(by, action)
    rules.check_said(reason, "reason for the new date")
    return _changed(action, reason, "new date", by=by, due_on=due_on, due_at=due_at, due_as_printed=due_as_printed)


@recorded
def say(action: Action, *, words: str, by: Reader) -> Progress:
    """A word on how far it is."""
    rules.check_reader_can_change(by, _locked(action))
    rules.check_said(words, "word on progress")
    return _said(action, words, "word", by)


def close(
    action: Action,
    *,
    evidence: str,
    by: Reader,
    files: list[tuple[str, bytes]] | None = None,
    on: dt.date | None = None,
) -> Action:
    """Done, with evidence in words and, where there are any, files made safe.

    They are made safe before the transaction begins: nobody waits for it, and nothing is done for who may not close.
    """
    may = rules.reader_can_close(by, action)
    made = [files_of.made_safe(name, content) for name, content in files or ()] if may else []
    return _close(action, evidence=evidence, by=by, files=made, on=on)


@recorded
def _close(action: Action, *, evidence: str, by: Reader, files: list[Evidence], on: dt.date | None) -> Action:
    action = _locked(action)
    rules.check_reader_can_close(by, action)
    rules.check_said(evidence, "evidence")
    for file in files:
        files_of.keep(action, file, by=by)
    return _changed(action, evidence, "done", by=by, state=DONE, closed_on=on or today(), evidence=evidence.strip())


@recorded
def drop(action: Action, *, reason: str, by: Reader) -> Action:
    """Let go of it, with a reason that stays in the register."""
    action = _locked(action)
    rules.check_reader_can_drop(by, action)
    rules.check_said(reason, "reason for dropping it")
    return _changed(action, reason, "dropped", by=by, state=DROPPED, closed_on=today(), evidence=reason.strip())


@recorded
def reopen(action: Action, *, reason: str, by: Reader) -> Action:
    """Take it up again; what was said when it was closed stays among its words."""
    action = _locked(action)
    rules.check_reader_can_reopen(by, action)
    rules.check_said(reason, "reason for opening it again")
    return _changed(action, reason, "opened again", by=by, state=OPEN, closed_on=None, evidence="", answered_by=None)


@recorded
def answer(action: Action, *, item: Thing, by: Reader, on: dt.date | None = None) -> Action:
    """An item of a meeting brought what was promised: the promise is kept."""
    action = _locked(action)
    rules.check_reader_can_close(by, action)
    words = "Answered by an item of a meeting."
    return _changed(action, words, "done", by=by, state=DONE, closed_on=on or today(), evidence=words, answered_by=item)


def _locked(action: Action) -> Action:
    """The row as it is now, held until the transaction ends: of two who close it at once, one is told."""
    return Action.objects.select_for_update().get(pk=action.pk)


def _changed(action: Action, words: str, kind: str, *, by: Reader, **fields: Any) -> Action:
    for name, value in fields.items():
        setattr(action, name, value)
    action.save(update_fields=list(fields))
    _said(action, words, kind, by)
    note(f"action {kind}", by=by.account, thing=action.thing_id)
    return action


def _said(action: Action, words: str, kind: str, by: Reader) -> Progress:
    return things.make(
        Progress, home=action.thing, audience=audiences.public(), by=by, action=action, said_at=now(),
        said_by=by.account, words=words.strip(), kind=kind,
    )  # fmt: skip
