"""One action with all that was said of it, and what this reader may do with it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one as one_row
from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.queries.documents import DocumentView, documents
from commonweal.portal.access.reader import Reader
from commonweal.portal.partnership.models import Account, Agency
from commonweal.portal.tasks import rules
from commonweal.portal.tasks.models import Action, Progress
from commonweal.portal.tasks.queries.lines import ActionLine, calendar_of, lines


@dataclass(frozen=True, slots=True)
class Said:
    """A word on an action, and who said it (not told to residents)."""

    words: str
    kind: str
    said_at: dt.datetime
    said_by: str


@dataclass(frozen=True, slots=True)
class ActionPage:
    """An action's page."""

    line: ActionLine
    said: tuple[Said, ...]
    files: tuple[DocumentView, ...]
    may_say: bool
    may_close: bool
    may_drop: bool
    may_reopen: bool
    agencies: tuple[tuple[UUID, str], ...]  # to which this reader may pass it on


def one(reader: Reader, id: UUID) -> ActionPage:
    """One action, or the same 404 for hidden, absent and forbidden; its reading is in the audit where restricted."""
    action = one_row(reader, Action, id)
    seen(reader, action)
    said = list(readable(reader, Progress).filter(action=action).order_by("said_at", "pk"))
    return ActionPage(
        line=lines(reader, [action], calendar_of(reader))[0],
        said=_said(reader, said),
        files=documents(reader, action.pk),
        may_say=rules.reader_can_change(reader, action),
        may_close=rules.reader_can_close(reader, action),
        may_drop=rules.reader_can_drop(reader, action),
        may_reopen=rules.reader_can_reopen(reader, action),
        agencies=_agencies(reader, action),
    )


def _said(reader: Reader, rows: list[Progress]) -> tuple[Said, ...]:
    accounts = Account.objects.filter(pk__in={row.said_by for row in rows}) if reader.held else Account.objects.none()
    names = dict(accounts.values_list("pk", "person__name"))
    return tuple(Said(row.words, row.kind, row.said_at, names.get(row.said_by, "")) for row in rows)


def _agencies(reader: Reader, action: Action) -> tuple[tuple[UUID, str], ...]:
    if not rules.reader_can_change(reader, action):
        return ()
    living = Agency.objects.filter(until=None).order_by("name").values_list("pk", "name")
    return tuple((id, name) for id, name in living if rules.reader_can_assign(reader, action, agency=id))
