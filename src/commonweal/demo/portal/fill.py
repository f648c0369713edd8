"""Fill the portal of a demonstration: who is who, two years of meetings, the reports in the library.

What is written once stays: a second filling finds the accounts and changes nothing.
"""

import datetime as dt
import json
import os
from collections.abc import Callable
from dataclasses import dataclass

from commonweal.workspace import Workspace

USERS, SETTINGS, NAME = "demo-users.json", "portal.toml", "Safer Tallow Partnership"
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """`users` as `demo-users.json` has them; `changed` False: everything was there already."""

    users: tuple[dict[str, str], ...]
    changed: bool


def fill(workspace: Workspace, tell: Tell = lambda _: None) -> Filled:
    """Fill the portal's database of a workspace; its accounts are served on loopback alone."""
    from commonweal.portal.config.serving import prepare  # Django learns its workspace here, before models are imported

    settings = workspace.root / SETTINGS
    if not settings.exists():
        settings.write_text(f'name = "{NAME}"\n', encoding="utf-8")
    prepare(workspace)
    users = workspace.root / USERS
    if users.exists():
        return Filled(tuple(json.loads(users.read_text("utf-8"))), changed=False)
    from commonweal.demo.portal.cast import enter
    from commonweal.demo.portal.operations import run_operations
    from commonweal.demo.portal.papers import make_pack, make_reports, write_review
    from commonweal.demo.portal.years import hold, publish_next

    today = dt.date.today()
    tell("Writing down who is in the partnership ...")
    cast = enter(today - dt.timedelta(days=900))
    years = hold(cast, today, tell)
    tell("Building the reports from the portal ...")
    make_reports(years)
    tell("Writing down what was done in its operations, and judging one ...")
    run_operations(cast)
    tell("Publishing the next meeting's agenda and pack ...")
    meeting = publish_next(years)
    make_pack(years, meeting)
    write_review(years, meeting)
    descriptor = os.open(users, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(json.dumps(cast.users, indent=1) + "\n")
    return Filled(tuple(cast.users), changed=True)
