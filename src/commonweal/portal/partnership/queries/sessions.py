"""Where an account is signed in: one browser each, by when it began, when it was last seen, and what it is."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.audit import clock
from commonweal.portal.partnership.models import Session
from commonweal.portal.partnership.sessions import SessionStore


@dataclass(frozen=True, slots=True)
class SessionView:
    """One browser that is signed in. `mark` names it on a page: from it, the secret key cannot be had."""

    mark: str
    device: str
    began_at: dt.datetime
    seen_at: dt.datetime


def mark_of(session_key: str) -> str:
    """What stands on a page in place of the key, which is random and long, so that no slow hash is needed."""
    return hashlib.sha256(f"where signed in:{session_key}".encode()).hexdigest()


def living_of(account: UUID, *, idle: dt.timedelta, whole: dt.timedelta) -> tuple[SessionView, ...]:
    """An account's sessions that neither rested longer than `idle` nor began longer than `whole` ago; newest first."""
    rows = Session.objects.filter(account=account, expire_date__gt=clock.now())
    views = [view for row in rows if (view := _view(row)) is not None]
    alive = [view for view in views if clock.now() - view.seen_at < idle and clock.now() - view.began_at < whole]
    return tuple(sorted(alive, key=lambda view: (view.seen_at, view.began_at), reverse=True))


def _view(row: Session) -> SessionView | None:
    """None where no page was asked for since the sign-in: there is nothing to tell of it yet."""
    said = SessionStore().decode(row.session_data)
    if "began_at" not in said or "seen_at" not in said:
        return None
    return SessionView(
        mark_of(row.session_key), str(said.get("device", "")), _moment(said["began_at"]), _moment(said["seen_at"])
    )


def _moment(stamp: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(stamp, tz=dt.UTC)
