"""An owner says otherwise than the rule, or takes it back; and how things stood is written down where it changed."""

import datetime as dt

from commonweal.portal.access.composing import as_audience
from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.plan import rules
from commonweal.portal.plan.models import Milestone, Override, Plan, Priority, Standing
from commonweal.portal.plan.queries.priorities import lines, proposal_of
from commonweal.portal.plan.queries.standings import Stands
from commonweal.portal.plan.refusals import NotInState
from commonweal.portal.plan.statuses import AT_RISK, LATE, ON_TIME

HOLDS = dt.timedelta(days=92)  # a quarter: then whoever still means it says so again
MAY_BE_SAID = (ON_TIME, AT_RISK, LATE)


@recorded
def override(of: Priority | Milestone, *, said: str, reason: str, by: Reader) -> Override:
    """Say otherwise, with a reason. What was said before is taken back by it."""
    rules.check_reader_can_override(by, of)
    check_said(reason, "why it stands otherwise than proposed")
    proposed = proposal_of(by, of).status
    if said not in MAY_BE_SAID or said == proposed:
        raise SomethingMissing(
            f"The rule proposes {proposed} already." if said == proposed else "That is no status.",
            "Choose another status, or leave it as proposed.",
        )
    _take_back(of, by)
    if by.account is None:
        raise LookupError("a status is overridden by an account")
    return things.make(
        Override, home=of.thing, audience=audiences.public(), by=by, of=of.thing, proposed=proposed, said=said,
        reason=reason.strip(), made_at=now(), made_by=by.account, until=today() + HOLDS,
    )  # fmt: skip


@recorded
def take_back(of: Priority | Milestone, *, by: Reader) -> None:
    """Let the proposal stand again."""
    rules.check_reader_can_override(by, of)
    if not _take_back(of, by):
        raise NotInState("Nobody has said otherwise.", "The proposal stands.")


@recorded
def write_down(plan: Plan, *, by: Reader | None = None) -> int:
    """Keep how each priority and milestone of a plan stands, where that changed; answers how many did.

    Worked out as whoever reads the plan and nothing more, so that what is written tells nobody of anything hidden.
    """
    reader = as_audience(plan.thing.audience)
    rows = list(Priority.objects.filter(plan=plan, dropped="").select_related("thing", "lead", "plan__thing__lock"))
    found: list[tuple[Thing, Stands]] = []
    homes = {row.pk: row.thing for row in rows}
    for line in lines(reader, rows):
        found.append((homes[line.id], line.stands))
        steps = Thing.objects.in_bulk([step.id for step in line.milestones if not step.dropped])
        found += [(steps[step.id], step.stands) for step in line.milestones if step.id in steps]
    return sum(_write(thing, standing, by) for thing, standing in found)


def _write(thing: Thing, standing: Stands, by: Reader | None) -> bool:
    rows = Standing.objects.filter(of=thing).order_by("-on", "-thing__made_at")
    last = rows.values_list("proposed", "shown").first()
    if last == (standing.proposal.status, standing.shown):
        return False
    things.make(
        Standing, home=thing, audience=audiences.public(), by=by, of=thing, on=today(),
        proposed=standing.proposal.status, shown=standing.shown, reasons=list(standing.proposal.reasons),
    )  # fmt: skip
    return True


def _take_back(of: Priority | Milestone, by: Reader) -> bool:
    rows = list(Override.objects.filter(of=of.thing, taken_back_at=None))
    for row in rows:
        changed(held(row), "take back status", by, taken_back_at=now())
    return bool(rows)
