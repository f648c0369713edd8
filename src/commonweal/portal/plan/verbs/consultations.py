"""A consultation is prepared, opened on a draft that went out, closed, and answered for."""

import datetime as dt
from collections.abc import Sequence

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Release
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.library.models import Paper
from commonweal.portal.partnership.models import Body, Person
from commonweal.portal.plan import rules
from commonweal.portal.plan.models import Consultation, Plan, Point, Posted, Response
from commonweal.portal.plan.models.consultation import CLOSED, OPEN, PREPARED, REPORTED
from commonweal.portal.plan.refusals import NotInState

SAID = ("name", "about", "questions", "opens_on", "closes_on")
POINT = ("said", "did", "changed")
MOST_QUESTIONS = 12


@recorded
def prepare(
    name: str, *, questions: Sequence[str], opens_on: dt.date, closes_on: dt.date, by: Reader, about: str = "",
    plan: Plan | None = None, body: Body | None = None,
) -> Consultation:  # fmt: skip
    """For partners until it is opened; then for everyone."""
    rules.check_reader_can_begin(by, body=body.pk if body else None)
    asked = _questions(questions)
    _check_sound(name, opens_on, closes_on)
    return things.make(
        Consultation, home=None, audience=audiences.public(), by=by, draft=True, body=body, plan=plan,
        name=name.strip(), about=about.strip(), questions=asked, opens_on=opens_on, closes_on=closes_on,
        keeper=Person.objects.get(account=by.account),
    )  # fmt: skip


@recorded
def change(
    row: Consultation, *, name: str, questions: Sequence[str], opens_on: dt.date, closes_on: dt.date, by: Reader,
    about: str = "", seen: str = "",
) -> Consultation:  # fmt: skip
    """Say anew what is asked, until it is open: what people answer stays under what they were asked."""
    row = held(row)
    rules.check_reader_can_keep(by, row)
    _check_state(row, PREPARED, "It is open or over: what was asked stays as it was.")
    check_unchanged(row, SAID, seen)
    _check_sound(name, opens_on, closes_on)
    return changed(
        row, "change consultation", by, name=name.strip(), about=about.strip(), questions=_questions(questions),
        opens_on=opens_on, closes_on=closes_on,
    )  # fmt: skip


@recorded
def extend(row: Consultation, *, closes_on: dt.date, by: Reader) -> Consultation:
    """More time to answer; never less."""
    row = held(row)
    rules.check_reader_can_keep(by, row)
    _check_state(row, OPEN, "It is not open.")
    if closes_on <= row.closes_on:
        raise SomethingMissing("That is no later than it closes now.", "Give a later day.")
    return changed(row, "extend consultation", by, closes_on=closes_on)


@recorded
def open_up(row: Consultation, *, on: Release, by: Reader) -> Consultation:
    """Let everyone answer. `on`: the draft, as a second person released it; its hash fixes what is asked about."""
    row = held(row)
    rules.check_reader_can_keep(by, row)
    _check_state(row, PREPARED, "It was opened already.")
    _check_out(on)
    if row.closes_on < today():
        raise SomethingMissing("It would close before it opens.", "Change its days first.")
    row = changed(row, "open consultation", by, state=OPEN, release=on, opens_on=min(row.opens_on, today()))
    row.thing.draft = False  # it is itself what is let out: its lock is worked out from this very object
    things.let_out(row.thing, drafts=[row.pk], by=by)
    things.settle(row.thing, by=by)
    return row


@recorded
def close(row: Consultation, *, by: Reader | None) -> Consultation:
    """No more answers. By its keeper, or on its day by the portal itself (`by` None)."""
    row = held(row)
    if by is not None:
        rules.check_reader_can_keep(by, row)
    _check_state(row, OPEN, "It is not open.")
    return changed(row, "close consultation", by, state=CLOSED, closes_on=min(row.closes_on, today()))


@recorded
def add_point(row: Consultation, *, said: str, did: str, by: Reader, has_changed: bool = False) -> Point:
    """You said, we did: for partners until the closing report is out."""
    row = held(row)
    rules.check_reader_can_keep(by, row)
    _check_not_reported(row)
    check_said(said, "what was said")
    last = Point.objects.filter(consultation=row).order_by("-position").values_list("position", flat=True).first()
    return things.make(
        Point, home=row.thing, audience=audiences.public(), by=by, draft=True, consultation=row,
        position=(last or 0) + 1, said=said.strip(), did=did.strip(), changed=has_changed,
    )  # fmt: skip


@recorded
def change_point(point: Point, *, said: str, did: str, by: Reader, has_changed: bool = False, seen: str = "") -> Point:
    """Say anew what was said and done."""
    point = held(point, "consultation__thing__lock")
    rules.check_reader_can_keep(by, point.consultation)
    _check_not_reported(point.consultation)
    check_unchanged(point, POINT, seen)
    check_said(said, "what was said")
    return changed(point, "change point", by, said=said.strip(), did=did.strip(), changed=has_changed)


@recorded
def count(row: Consultation, *, by: Reader, summary: str = "") -> Consultation:
    """Count the answers, and how many raise each point: before the closing report is written."""
    row = held(row)
    rules.check_reader_can_keep(by, row)
    rules.check_reader_reads_responses(by, body=row.body_id)
    _check_state(row, CLOSED, "It is not closed, or was reported on already.")
    if Posted.objects.filter(consultation=row.pk).exists():
        raise NotInState("Some answers are still being taken in.", "Wait a minute, and try once more.")
    answers = Response.objects.filter(consultation=row)
    if answers.filter(read_at=None).exists():
        raise NotInState("Some answers were not read yet.", "Read each of them first.")
    raised = [set(raises) for raises in answers.values_list("raises", flat=True)]
    for point in Point.objects.filter(consultation=row):
        changed(point, "count point", by, raised_by=sum(str(point.pk) in raises for raises in raised))
    return changed(row, "count answers", by, answers=len(raised), summary=summary.strip() or row.summary)


@recorded
def keep_closing(row: Consultation, *, paper: Paper, by: Reader) -> Consultation:
    """Show the closing report's paper beside it."""
    row = held(row)
    rules.check_reader_can_keep(by, row)
    _check_state(row, CLOSED, "It is not closed, or was reported on already.")
    check_counted(row, by)
    return changed(row, "keep closing report", by, closing_paper=paper)


@recorded
def report(row: Consultation, *, on: Release, by: Reader) -> Consultation:
    """The closing report is out, released by a second person: with it, what was said and done shows to everyone."""
    row = held(row)
    rules.check_reader_can_keep(by, row)
    _check_state(row, CLOSED, "It is not closed, or was reported on already.")
    check_counted(row, by)
    _check_out(on)
    if row.closing_paper_id is None or on.of_id != row.closing_paper_id:
        raise SomethingMissing("This is no release of its closing report.", "Write the closing report first.")
    row = changed(row, "report on consultation", by, state=REPORTED, closing=on)
    points = Point.objects.filter(consultation=row).values_list("pk", flat=True)
    things.let_out(row.thing, drafts=list(points), by=by)
    return row


def check_counted(row: Consultation, by: Reader) -> None:
    """A closing report says how many answered, so they were counted: those too that were on their way meanwhile.

    Who puts an answer through the door and who counts may both not see it there: it is seen once it was taken in.
    """
    if row.answers is None:
        raise NotInState("The answers were not counted yet.", "Count them first, then write the closing report.")
    if rules.reader_reads_responses(by, body=row.body_id):
        came = Response.objects.filter(consultation=row).count()
        if came != row.answers:
            raise NotInState("Answers came in since they were counted.", "Read them, and count once more.")


def _questions(said: Sequence[str]) -> list[str]:
    asked = [" ".join(question.split()) for question in said if question.strip()]
    if not 1 <= len(asked) <= MOST_QUESTIONS:
        raise SomethingMissing(f"Ask from one to {MOST_QUESTIONS} questions.", "Write each on a line of its own.")
    return asked


def _check_sound(name: str, opens_on: dt.date, closes_on: dt.date) -> None:
    check_said(name, "what the consultation is called")
    rules.check_in_order(opens_on, closes_on)


def _check_out(release: Release) -> None:
    if release.approver is None or release.withdrawn_at is not None or release.reach.kind != "public":
        raise SomethingMissing("This has not gone out to everyone.", "Have a second person release it first.")


def _check_state(row: Consultation, state: str, otherwise: str) -> None:
    if row.state != state:
        raise NotInState(otherwise, "Look at it again.")


def _check_not_reported(row: Consultation) -> None:
    if row.state == REPORTED:
        raise NotInState("Its closing report is out: it stays as it was.", "Say more in a paper of its own.")
