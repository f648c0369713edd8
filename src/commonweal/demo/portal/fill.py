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
    from commonweal.demo.portal.engagement import meet_the_public
    from commonweal.demo.portal.indicators import keep_indicators
    from commonweal.demo.portal.operations import run_operations
    from commonweal.demo.portal.papers import make_pack, make_reports, write_review
    from commonweal.demo.portal.plan import plan_a_year
    from commonweal.demo.portal.sharing import share_what_is_known
    from commonweal.demo.portal.surveys import ask_residents
    from commonweal.demo.portal.years import hold, publish_next
    from commonweal.demo.portal.youth import summarise_youth_justice

    today = dt.date.today()
    tell("Writing down who is in the partnership ...")
    cast = enter(today - dt.timedelta(days=900))
    years = hold(cast, today, tell)
    tell("Summing up youth justice, for partners and for everyone ...")
    summarise_youth_justice(cast)
    tell("Building the reports from the portal ...")
    make_reports(years)
    tell("Writing down what was done in its operations, and judging one ...")
    run_operations(cast)
    tell("Holding a year of surgeries, and taking in what the public reported ...")
    meet_the_public(cast, workspace)
    tell("Asking residents how safe they feel, and reading what they wrote ...")
    ask_residents(cast, workspace)
    tell("Writing down what partners count, and asking for their paragraphs ...")
    keep_indicators(cast)
    tell("Making a plan, scoring its issues and asking the public ...")
    plan_a_year(cast)
    tell("Opening cases, telling the force what is known, and writing down what was shared ...")
    share_what_is_known(cast)
    tell("Publishing the next meeting's agenda and pack ...")
    meeting = publish_next(years)
    make_pack(years, meeting)
    write_review(years, meeting)
    descriptor = os.open(users, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(json.dumps(cast.users, indent=1) + "\n")
    return Filled(tuple(cast.users), changed=True)
