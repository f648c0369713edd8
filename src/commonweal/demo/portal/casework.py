"""The fictional partnership's cases, the people in them, links between records, and reports to the force's unit."""

import datetime as dt
from dataclasses import replace
from typing import Any

from commonweal.demo.portal.cast import Cast
from commonweal.demo.portal.crowd import Crowd, said
from commonweal.portal.access.models import Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import now, today
from commonweal.portal.cases.kinds import kind_of
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.reviews import verbs as reviews
from commonweal.portal.cases.reviews.applying import Applied
from commonweal.portal.cases.reviews.threshold import Complaint
from commonweal.portal.cases.verbs import entries, letting_in, opening, places, risks, subjects, tasks, working
from commonweal.portal.cases.verbs.opening import Opening
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.intelligence.grading import Grading
from commonweal.portal.intelligence.guide import SHIPPED
from commonweal.portal.intelligence.models import Item, Report
from commonweal.portal.intelligence.verbs import asking, dealing, drafts, grades, guides, sanitised, sending
from commonweal.portal.people.models import Record
from commonweal.portal.people.verbs import links

NEED = "They work with those concerned."
WEEK = dt.timedelta(weeks=1)
CONTROL_ROOM = "01632 960 145"  # of the numbers that are kept for drama
CHOSEN = (  # a row of the guide, after which other row, how often
    ("danger", "", 3), ("attend", "", 5), ("safeguarding", "", 9), ("crime", "", 11), ("know", "", 26),
    ("crime", "know", 6), ("know", "crime", 4), ("safeguarding", "attend", 5), ("know", "safeguarding", 2),
)  # fmt: skip


def open_cases(cast: Cast, told: list[dict[str, Any]], crowd: Crowd, grounds: Grounds) -> list[Case]:
    """All of them, each by the officer of the agency that leads it, who shares it with the other agencies."""
    return [_open(cast, one, crowd, nth, grounds) for nth, one in enumerate(told)]


def _open(cast: Cast, told: dict[str, Any], crowd: Crowd, nth: int, grounds: Grounds) -> Case:
    by = cast.reader(told["lead"])
    said_ = Opening(told["kind"], told["title"], fields=told["fields"], opened_on=today() - (nth + 2) * 2 * WEEK)
    case = opening.open_case(said_, agency=cast.agencies[told["lead"]], by=by)
    for key in told["members"]:
        person = cast.accounts[key].person
        letting_in.let_in(case, person=person, agency=cast.agencies[key], need=NEED, grounds=grounds, by=by)
    by = cast.reader(told["lead"])
    for role in told["people"]:
        subjects.add(case, said(next(crowd.others)), role=role, by=by)
    for where in told.get("places", ()):
        places.add(case, by=by, **where)
    for days, (kind, text) in enumerate(reversed(told["told"]), 1):
        entries.write(case, entries.Said(text, kind, happened_at=now() - days * WEEK), by=by)
    for answers in (told["risk"], *([told["later"]] if "later" in told else [])):
        questions = kind_of(told["kind"]).checklist.questions
        risks.assess(case, {q.key: answer for q, answer in zip(questions, answers, strict=True)}, by=by)
    _go_on(cast, case, told, by)
    return case


def _go_on(cast: Cast, case: Case, told: dict[str, Any], by: Reader) -> None:
    if "stage" in told:
        working.move(case, stage=told["stage"], why="The members agreed.", by=by)
    if "task" in told:
        words, owner = told["task"]
        seat = Seat.objects.get(audience=case.group_id, person=cast.accounts[owner].person, until=None)
        tasks.set_task(case, words=words, owner=seat, due_on=today() + WEEK, by=by)
    if "closed" in told:
        working.close(case, outcome=told["closed"], why="Nothing happened for the agreed time.", by=by)


def tie_records(cast: Cast, cases: list[Case], crowd: Crowd, grounds: Grounds) -> None:
    """Records of one person in two cases are tied; those of two people who only look alike are not."""
    police, housing = cast.reader("police"), cast.reader("housing")
    one, other = crowd.pairs[0]
    ours = _record(one, cases[2], police)
    theirs = _record(other, cases[0], housing)
    links.confirm(links.tie(ours, theirs, by=police), purpose="To plan one visit, not two.", grounds=grounds, by=police)
    alike = crowd.pairs[1][0]
    twin = {**alike, "given": "Merrill"}
    first = _record(alike, cases[2], police)
    second = _record(twin, cases[0], housing)
    links.refuse(links.tie(first, second, by=police), why="They are brothers: both were at the door.", by=police)


def _record(row: dict[str, Any], case: Case, by: Reader) -> Record:
    """Somebody of a case, as the officer's agency knows them."""
    return subjects.add(case, said(row), role="concerned", by=by).record


def ask_review(cast: Cast, crowd: Crowd) -> None:
    """Somebody asks that their case be reviewed, and the threshold is met."""
    by, who = cast.reader("housing"), next(crowd.others)
    days = [today() - n * WEEK for n in (3, 6, 9)]
    happened = tuple(Complaint(day, day, "Candlewick Homes", "Shouting and banging after midnight.") for day in days)
    applied = Applied(
        f"{who['given']} {who['family']}", who["phones"][0] if who["phones"] else "By letter", effect="No sleep.",
        wanted="That somebody speaks to them.", complaints=happened,
    )  # fmt: skip
    review = reviews.enter(applied, how="phone", agency=cast.agencies["housing"], by=by)
    by = cast.reader("housing")
    reviews.decide(reviews.acknowledge(review, by=by), met=True, why="Three complaints in six months.", by=by)


def tell_the_force(cast: Cast, told: list[dict[str, Any]], crowd: Crowd, grounds: Grounds) -> None:
    """Reports in every state: one waits, one goes nowhere, one text is out, of another its writer is asked first."""
    guides.ship()
    guides.set_desk(force=cast.agencies["police"], agreed_hours=72, draft_days=7, by=cast.reader("administrator"))
    _guide(cast)
    for one in told:
        report = _send(cast, one, crowd)
        if "grade" not in one:
            continue  # nobody of the unit has looked at it yet
        unit = cast.reader("intelligence")
        dealing.receive(report, by=unit)
        for item in Item.objects.filter(report=report).order_by("number"):
            grades.grade(item, _grading(one), by=unit)
        if "text" in one:
            _sanitise(cast, report, one, grounds)
        if "outcome" in one:
            dealing.close(report, outcome=one["outcome"], told=one.get("reply", ""), by=cast.reader("intelligence"))


def _grading(told: dict[str, Any]) -> Grading:
    source, assessment, handling = told["grade"]
    return Grading(source, assessment, handling, frozenset(told.get("codes", ())), told.get("handled", ""))


def _guide(cast: Cast) -> None:
    """With the force's own number; and what was chosen of it so far."""
    attend = {"number": CONTROL_ROOM, "advice": "This is the force’s Control Room. In danger call 999."}
    rows = [replace(row, **attend) if row.key == "attend" else row for row in SHIPPED]
    newest = guides.keep(rows, by=cast.reader("intelligence"), seen=1, why="The Control Room's number for partners.")
    for row, instead_of, times in CHOSEN:
        for _ in range(times):
            guides.count(newest, row, instead_of=instead_of)


def _send(cast: Cast, told: dict[str, Any], crowd: Crowd) -> Report:
    by = cast.reader(told["by"])
    report = drafts.begin(agency=cast.agencies[told["by"]], by=by)
    for text in told["told"]:
        drafts.say(report, text, {}, by=by)
    somebody = said(next(crowd.others))
    known = somebody if told.get("identified") else {name: somebody[name] for name in ("given", "family")}
    drafts.name(report, "person", known, by=by)
    for kind, words in told.get("names", {}).items():
        drafts.name(report, kind, words, by=by)
    drafts.answer(report, "when", {"which": "today", "typed_on": today().isoformat()}, by=by)
    sharing = {
        "permission": told.get("permission", "yes"), "purpose": "crime", "agreement": "",
        "no_agreement": "It is not signed by all yet.",
    }  # fmt: skip
    drafts.answer(report, "sharing", sharing, by=by)
    source = {"how": "told", "risk": told.get("risk", "no"), "doubt": "no", "told_by": told["source"]}
    drafts.source(report, source, by=by)
    return sending.send(Report.objects.get(pk=report.pk), by=by)


def _sanitise(cast: Cast, report: Report, told: dict[str, Any], grounds: Grounds) -> None:
    """Let out by a second person of the unit; or, where its writer is asked first, it waits for their answer."""
    items = list(Item.objects.filter(report=report).order_by("number"))
    draft = sanitised.Draft(told["text"], items, grounds=grounds, agencies=[cast.agencies[told["for"]].pk])
    written = sanitised.propose(
        sanitised.write(report, draft, by=cast.reader("intelligence")), by=cast.reader("intelligence")
    )
    if told.get("permission") == "ask":
        asking.ask(written, by=cast.reader("intelligence"))
    else:
        sanitised.approve(written, sha256=written.sha256, by=cast.reader("intelligence-2"))
