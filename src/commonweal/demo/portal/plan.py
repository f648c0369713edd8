"""The partnership's made-up plan year: a plan with its editions, scored issues, groups, duties, a consultation."""

import datetime as dt
import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any

from commonweal.demo.portal.cast import Cast
from commonweal.portal.access.models import Release
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recording
from commonweal.portal.indicators.queries import readable_indicators
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import clearing, issuing
from commonweal.portal.plan import drafting
from commonweal.portal.plan.models import Assessment, Consultation, Issue, Milestone, Plan, Priority, Response
from commonweal.portal.plan.quarters import quarter_of, year_of
from commonweal.portal.plan.queries import consultations as asked
from commonweal.portal.plan.queries import editions, plans
from commonweal.portal.plan.verbs import (
    answers,
    assessments,
    consultations,
    duties,
    groups,
    milestones,
    reports,
    standings,
)
from commonweal.portal.plan.verbs import plans as plan_verbs
from commonweal.portal.plan.verbs.groups import Terms

MET = {"Strategic assessment": 40, "Information-sharing protocol": 200}  # days ago
OVERDUE = "ASB case review statistics"
MEASURED = {1: "hate", 2: "assault", 3: "fire"}  # priority -> a word of the indicator that measures it, where one does


def plan_a_year(cast: Cast) -> Plan:
    """Write it all down, by those whose work it is."""
    told = tomllib.loads(files(__package__).joinpath("plan.toml").read_text("utf-8"))
    plan = _plan(cast, told)
    _score(cast, told["issue"])
    _gather(cast, told["group"])
    _owe(cast)
    edition = _edition(cast, plan)
    _ask(cast, plan, edition, told["consultation"])
    return plan


def day(days: int) -> dt.date:
    """So many days from today."""
    return today() + dt.timedelta(days=days)


def _plan(cast: Cast, told: dict[str, Any]) -> Plan:
    chair = cast.reader("chair")
    plan = plan_verbs.make(
        told["name"], about=told["about"], since=day(told["since"]), until=day(told["until"]), by=chair, body=cast.body
    )
    for said in told["priority"]:
        _priority(cast, plan, said)
    _measure(cast, plan)
    plan = plan_verbs.move(plan, state="running", by=cast.reader("chair"))
    otherwise = told["override"]
    row = _priorities(plan)[otherwise["priority"]]
    standings.override(row, said=otherwise["said"], reason=otherwise["reason"], by=cast.reader("chair"))
    standings.write_down(plan, by=cast.reader("chair"))
    return plan


def _priority(cast: Cast, plan: Plan, said: dict[str, Any]) -> None:
    chair = cast.reader("chair")
    row = plan_verbs.add_priority(
        plan, name=said["name"], lead=cast.agencies[said["lead"]], about=said["about"], by=chair
    )
    for one in said["milestone"]:
        _milestone(cast, row, one)
    for one in said["action"]:
        milestones.act(
            row, text=one["text"], agency=cast.agencies[one["agency"]], due_on=day(one["due"]), by=chair
        )  # fmt: skip
    for one in said["cost"]:
        milestones.cost(
            row, words=one["words"], agency=cast.agencies[one["agency"]], year=year_of(today()), source=one["source"],
            planned=Decimal(one["planned"]), spent=Decimal(one["spent"]) if "spent" in one else None, by=chair,
        )  # fmt: skip


def _milestone(cast: Cast, row: Priority, said: dict[str, Any]) -> Milestone:
    chair = cast.reader("chair")
    made = milestones.add(
        row, words=said["words"], agency=cast.agencies[said["agency"]], due_on=day(said["due"]), by=chair
    )
    if "put_off" in said:
        made = milestones.put_off(made, due_on=day(said["put_off"]), reason=said["reason"], by=chair)
    if "done" in said:
        made = milestones.reach(made, evidence=said["evidence"], on=day(said["done"]), by=chair)
    return made


def _measure(cast: Cast, plan: Plan) -> None:
    """Tie priorities to the partners' indicators, each with a tenth less as its target."""
    chair = cast.reader("chair")
    with recording():
        held = readable_indicators(chair)
    for number, word in MEASURED.items():
        line = next((one for one in held if word in one.name.lower() and one.value is not None), None)
        if line is not None and line.value is not None:
            said = milestones.Measured(
                line.name, "less", indicator=line.id, baseline=line.value, baseline_on=plan.since,
                target=round(line.value * 0.9, 1), target_on=plan.until,
            )  # fmt: skip
            milestones.measure(_priorities(plan)[number], said, by=chair)


def _priorities(plan: Plan) -> list[Priority]:
    rows = Priority.objects.filter(plan=plan).select_related("thing__lock", "plan__thing__lock", "lead")
    return list(rows.order_by("position"))


def _score(cast: Cast, told: list[dict[str, Any]]) -> Assessment:
    """Two people score each issue; on one the group agreed otherwise."""
    analyst = cast.reader("analyst")
    made = assessments.begin("Assessment of issues for the plan", by=analyst, body=cast.body)
    scorers = (cast.reader("police"), analyst)
    for said in told:
        added = assessments.add(
            made, name=said["name"], about=said["about"], victims=said.get("victims"),
            counted=said.get("counted", ""), locations=said["locations"], by=analyst,
        )  # fmt: skip
        issue = Issue.objects.select_related("thing__lock", "assessment__thing__lock").get(pk=added.pk)
        for by, marks in zip(scorers, said["marks"], strict=True):
            assessments.score(issue, marks=marks, by=by)
        if "agreed" in said:
            assessments.moderate(issue, marks=said["agreed"], words=said["why"], by=cast.reader("chair"))
    return assessments.close(made, by=cast.reader("analyst"))


def _gather(cast: Cast, told: list[dict[str, Any]]) -> None:
    for said in told:
        chair = cast.reader("chair")
        terms = Terms(
            said["kind"], said["name"], said["terms"], cast.agencies[said["lead"]], since=day(said["since"]),
            ends_on=day(said["ends"]) if "ends" in said else None, reports_to=cast.body,
        )  # fmt: skip
        row = groups.set_up(terms, by=chair, body=cast.body)
        groups.seat(row, agency=cast.agencies["council"], since=row.since, by=chair)
        if "outcome" in said:
            groups.end(row, outcome=said["outcome"], by=chair)


def _owe(cast: Cast) -> None:
    """The usual duties: some met, one overdue."""
    chair = cast.reader("chair")
    for row in duties.offer_usual(owner=cast.agencies["community-safety"], by=chair, body=cast.body):
        if row.name in MET:
            duties.fulfil(
                row, words="Put before the partnership and agreed.", met_on=day(-MET[row.name]),
                address="Minutes of the partnership", due_on=day(365 - MET[row.name]), by=chair,
            )  # fmt: skip
        elif row.name == OVERDUE:
            owed = duties.Owed(row.name, row.owner, row.law, row.about, row.months, day(-21), row.paper_key)
            duties.change(row, owed, by=chair)


def _edition(cast: Cast, plan: Plan) -> Paper:
    """The plan as its first edition, released; and a quarter's highlight report beside it."""
    clerk = cast.reader("clerk")
    with recording():
        page = plans.page(clerk, plan.pk)
    content = editions.content_of(plan.about, page.priorities)
    text = drafting.edition(page)
    made = reports.refresh(plan, title=plan.name, text=text, content=content, for_all=True, by=clerk)
    quarter = quarter_of(today())
    reports.keep(
        plan, kind="highlight", title=f"{plan.name}: highlight report, {quarter.words}", period=quarter.words,
        text=drafting.highlights(page, quarter, today()), by=clerk,
    )  # fmt: skip
    if made.paper is None:
        raise LookupError("an edition is kept with its paper")
    return _released(cast, made.paper)


def _released(cast: Cast, paper: Paper) -> Paper:
    clearing.clear_as_author(paper, by=cast.reader("clerk"))
    waiting = issuing.waiting(paper)
    if waiting is None:
        raise LookupError("what is meant for everyone waits for a second person")
    return clearing.clear_as_chair(paper, seen=waiting.sha256, by=cast.reader("chair"))


def _ask(cast: Cast, plan: Plan, on: Paper, said: dict[str, Any]) -> Consultation:
    """A consultation from its draft to what changed because of it."""
    clerk = cast.reader("clerk")
    row = consultations.prepare(
        said["name"], about=said["about"], questions=said["questions"], opens_on=day(-42), closes_on=day(1), plan=plan,
        by=clerk, body=cast.body,
    )  # fmt: skip
    draft = Release.objects.get(of=on.pk, approver__isnull=False)
    row = consultations.open_up(row, on=draft, by=cast.reader("clerk"))
    points = [
        consultations.add_point(
            row, said=one["said"], did=one["did"], has_changed=one["changed"], by=cast.reader("clerk")
        )
        for one in said["point"]
    ]
    for one in said["answers"]:
        answers.post(row, answers=one["said"], who=one["who"])
    answers.take_in()
    clerk = cast.reader("clerk")
    for response in Response.objects.filter(consultation=row):
        raised = next(one["raises"] for one in said["answers"] if one["said"] == response.answers)
        answers.sum_up(response, words="", raises=[points[n] for n in raised], by=clerk)
    row = consultations.count(consultations.close(row, by=clerk), summary=said["summary"], by=clerk)
    with recording():
        text = drafting.closing(asked.page(clerk, row.pk))
    paper = reports.close_report(row, title=f"{row.name}: what you said, what we did", text=text, by=clerk)
    _released(cast, paper)
    row.refresh_from_db()
    out = asked.closing_release(cast.reader("clerk"), row)
    if out is None:
        raise LookupError("the closing report was released")
    return consultations.report(row, on=out, by=cast.reader("clerk"))
