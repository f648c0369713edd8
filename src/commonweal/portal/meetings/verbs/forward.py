"""The forward plan: entered, changed, dropped, taken onto an agenda."""

from typing import Any
from uuid import UUID

from commonweal.portal.access.models import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.models import ForwardEntry, Practice
from commonweal.portal.meetings.queries.forward import standing
from commonweal.portal.meetings.rules.carrying import check_reader_can_keep_forward_plan
from commonweal.portal.meetings.rules.items import TitleMissing
from commonweal.portal.meetings.rules.meetings import check_reason
from commonweal.portal.meetings.rules.preparing import check_reader_can_prepare


@recorded
def enter(
    practice: Practice, *, title: str, by: Reader, audience: Audience | None = None, **fields: Any
) -> ForwardEntry:
    """Put a matter on a body's forward plan: for a day, in words ("2027"), or for every meeting."""
    check_reader_can_prepare(by, practice.body_id)
    _check_title(title)
    return things.make(
        ForwardEntry, home=practice.thing, audience=audience or audiences.public(), by=by, body_id=practice.body_id,
        title=title.strip(), **fields,
    )  # fmt: skip


@recorded
def change(entry: ForwardEntry, *, by: Reader, **fields: Any) -> None:
    """Change an entry that is open."""
    check_reader_can_keep_forward_plan(by, entry, still(by, entry))
    _check_title(fields.get("title", entry.title))
    for name, value in fields.items():
        setattr(entry, name, value)
    entry.save(update_fields=list(fields))
    note("change forward entry", by=by.account, thing=entry.pk)


@recorded
def drop(entry: ForwardEntry, *, reason: str, by: Reader) -> None:
    """Take an entry off the plan, with a reason."""
    check_reader_can_keep_forward_plan(by, entry, still(by, entry))
    check_reason(reason, "Dropping an entry")
    entry.dropped, entry.dropped_reason = True, reason.strip()
    entry.save(update_fields=["dropped", "dropped_reason"])
    note("drop forward entry", by=by.account, thing=entry.pk, words=reason)


def still(by: Reader, entry: ForwardEntry) -> set[UUID]:
    """The entry's id, where it is still to come as far as this reader may know."""
    return set(standing(by).filter(pk=entry.pk).values_list("pk", flat=True))


def _check_title(title: str) -> None:
    if not title.strip():
        raise TitleMissing("An entry needs a title.", "Write what is to come.")
