"""May this portal hold real people? Only behind PostgreSQL's wall; a made-up partnership anywhere, on this machine."""

import json
from pathlib import Path

from django.conf import settings

from commonweal.portal.access.refusals import NeedsTheWall
from commonweal.portal.access.rules import allowed
from commonweal.portal.access.walls.acting import walled

MARK = "demonstration.json"  # `commonweal demo` writes it, and refuses to stand beside real data
WHY = "Cases, intelligence and records of people are kept only where PostgreSQL's own wall stands behind the portal's."
NEXT = (
    "Ask whoever runs the portal to move it to PostgreSQL with two logins, as the page on running the portal says. "
    "Nothing was kept."
)


def check_people_allowed() -> None:
    """For every verb that founds a case, a record, a report or a request about people."""
    if not (_behind_wall() or fictional()):
        raise NeedsTheWall(WHY, NEXT)


def people_allowed() -> bool:
    """Whether `check_people_allowed` lets pass: a page says so before anything is typed."""
    return allowed(check_people_allowed)


def fictional() -> bool:
    """Whether this workspace is a demonstration's: marked so, and answering to this machine alone."""
    if settings.CHOSEN.beyond_this_machine:
        return False
    try:
        said = json.loads((Path(settings.WORKSPACE.root) / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and said.get("fictional") is True


def _behind_wall() -> bool:
    """A wall holds only a login that owns no table: one login for everything could step past it."""
    return walled() and bool(settings.APP_LOGIN)
