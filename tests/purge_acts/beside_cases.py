"""Acts beside cases: files, letters, meetings and their minutes, case reviews, agencies' start.

Who sits in a group is, for the model, an audience of people: whoever opened it, and whom they let in.
"""

from random import Random
from unittest import mock

from beside_cases import agency, application, place
from commonweal.documents.plain import PlainDocument
from commonweal.portal.access.models import HIDDEN
from commonweal.portal.access.queries import one as one_row
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.documents import verbs as files
from commonweal.portal.cases.documents.models import CaseFile
from commonweal.portal.cases.letters import verbs as letters
from commonweal.portal.cases.letters.templates_file import template_of
from commonweal.portal.cases.meetings_about import verbs as meetings
from commonweal.portal.cases.meetings_about.models import CaseMeeting, Discussion
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.reviews import verbs as reviews
from commonweal.portal.cases.reviews.models import Review
from commonweal.portal.cases.signup import verbs as signup
from commonweal.portal.cases.signup.models import SignUp
from commonweal.portal.cases.signup.start import Start
from commonweal.portal.library import written
from purge_acts.meetings import PARTNERS_ONLY
from purge_model import PARTNERS, PUBLIC, Audience, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing
from worked_cases import opened, seated

OFFICERS = ("officer", "fire")


def _group(one: Act) -> Audience:
    return ("people", frozenset({one.by, *one.said["let_in"]}))


def _draw_group(name: str):
    """An officer begins something, alone or with the other."""

    def draw(random: Random, model: Model, label: int) -> Act:
        by = random.choice(OFFICERS)
        let_in = [who for who in OFFICERS if who != by and random.random() < 0.5]
        return Act(label, name, by, label, True, {"let_in": let_in})

    return draw


def _tell_group(kind: str):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=None, audience=_group(one), face=HIDDEN)

    return tell


def _draw_in(name: str, kind: str, *, makes: bool = True):
    """Something that somebody does who sees what it is done in, or to."""

    def draw(random: Random, model: Model, label: int) -> Act | None:
        by = random.choice(OFFICERS)
        found = one_of(random, (n for n in model.nodes.values() if n.kind == kind and model.sees(by, n.handle)))
        return found and Act(label, name, by, label if makes else found.handle, makes, {"home": found.handle})

    return draw


def _tell_in(kind: str):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=one.said["home"], audience=PUBLIC, face=HIDDEN)

    return tell


@act("work case", draw=_draw_group("work case"), tell=_tell_group("worked case"), often=8)
def work_case(play: Play, one: Act) -> None:
    """A case, for whoever opened it and whom they made a member."""
    case = opened(play.world, play.words(one), by=one.by)
    for who in one.said["let_in"]:
        seated(play.world, case, who, by=one.by)
    keeps(play, one, case)


@act("file in case", draw=_draw_in("file in case", "worked case"), tell=_tell_in("case file"), often=5)
def file(play: Play, one: Act) -> None:
    """A file that was looked at and confirmed. Its PDF is not drawn: that takes a second."""
    words = play.words(one)
    quick = mock.patch.object(PlainDocument, "pdf", lambda self: f"%PDF {self.title}".encode())
    with quick, mock.patch.object(files, "make_safe", lambda name, _: written.safe_copy(name, words)):
        added = files.add(_case(play, one), files.Sent("note.txt", b"A note.", words), by=play.by(one))
        keeps(play, one, files.confirm(added, by=play.by(one)))


@act("withdraw file", draw=_draw_in("withdraw file", "case file", makes=False), tell=tell_nothing)
def withdraw(play: Play, one: Act) -> None:
    """It opens to nobody any more."""
    row = one_row(play.by(one), CaseFile, play.rows[one.subject].pk)
    files.withdraw(row, why=f"Withdrawn {one.label}", by=play.by(one))


@act("write letter", draw=_draw_in("write letter", "worked case"), tell=_tell_in("letter"), often=4)
def letter(play: Play, one: Act) -> None:
    """A letter to somebody."""
    words = play.words(one)
    said = letters.Words(f"{words}\n1 Mill Lane", f"Dear {words}.", today())
    with mock.patch.object(PlainDocument, "pdf", lambda self: f"%PDF {self.title}".encode()):
        made_ = letters.make(
            _case(play, one),
            template_of("case", "victim-update"),
            said,
            agency=agency(play.world, one.by),
            by=play.by(one),
        )
    keeps(play, one, made_)


@act("call case meeting", draw=_draw_group("call case meeting"), tell=_tell_group("case meeting"), often=6)
def call(play: Play, one: Act) -> None:
    """A meeting, for whoever called it and whom they asked."""
    meeting = meetings.call(
        kind="harm", on=today(), agency=agency(play.world, one.by), where=play.words(one), by=play.by(one)
    )
    for who in one.said["let_in"]:
        meetings.ask(meeting, place(play.world, who), by=play.by(one))
    keeps(play, one, meeting)


def _draw_bring(random: Random, model: Model, label: int) -> Act | None:
    """By somebody who was asked to the meeting and sits in the case."""
    by = random.choice(OFFICERS)
    seen = [n for n in model.nodes.values() if model.sees(by, n.handle)]
    meeting = one_of(random, (n for n in seen if n.kind == "case meeting"))
    case = one_of(random, (n for n in seen if n.kind == "worked case"))
    if meeting is None or case is None:
        return None
    said = {"home": case.handle, "meeting": meeting.handle}
    return Act(label, "bring case", by, label, True, said, needs=(meeting.handle,))


def _tell_bring(model: Model, one: Act) -> None:
    """The case's own, for whoever sits there: those who were not asked know that there is a meeting."""
    made(
        model, one, kind="discussion", home=one.said["home"], audience=PUBLIC, face=HIDDEN,
        rests_on=frozenset({one.said["meeting"]}),
    )  # fmt: skip


@act("bring case", draw=_draw_bring, tell=_tell_bring, often=8)
def bring(play: Play, one: Act) -> None:
    """A case on an agenda."""
    meeting = one_row(play.by(one), CaseMeeting, play.rows[one.said["meeting"]].pk)
    keeps(play, one, meetings.bring(meeting, _case(play, one), why=play.words(one), by=play.by(one)))


@act("minute case", draw=_draw_in("minute case", "discussion", makes=False), tell=tell_nothing, often=4)
def minute(play: Play, one: Act) -> None:
    """What was said of it."""
    row = one_row(play.by(one), Discussion, play.rows[one.subject].pk)
    meetings.minute(row, words=f"Said {one.label}", decided=f"Decided {one.label}", by=play.by(one))


@act("enter application", draw=_draw_group("enter application"), tell=_tell_group("case review"), often=5)
def enter(play: Play, one: Act) -> None:
    """An application for a case review; another agency is asked, and so let in."""
    review = reviews.enter(
        application(name=play.words(one)), how="phone", agency=agency(play.world, one.by), by=play.by(one)
    )
    for who in one.said["let_in"]:
        reviews.ask(review, place=place(play.world, who), by=play.by(one))
    keeps(play, one, review)


@act("decide application", draw=_draw_in("decide application", "case review", makes=False), tell=tell_nothing, often=3)
def decide(play: Play, one: Act) -> None:
    """Acknowledged, decided, reviewed: one step further each time."""
    row = one_row(play.by(one), Review, play.rows[one.subject].pk)
    if row.state == "received":
        reviews.acknowledge(row, by=play.by(one))
    elif row.state == "acknowledged":
        reviews.decide(row, met=True, why=f"Decided {one.label}", by=play.by(one))
    else:
        reviews.finish(row, finding=f"Found {one.label}", by=play.by(one))


def _draw_start(random: Random, model: Model, label: int) -> Act | None:
    by = random.choice(OFFICERS)
    said = any(n.kind == "sign-up" and PARTNERS[n.maker] == PARTNERS[by] for n in model.nodes.values())
    return None if said else Act(label, "say start", by, label, True)


def _tell_start(model: Model, one: Act) -> None:
    made(model, one, kind="sign-up", home=None, audience=PARTNERS_ONLY, face=HIDDEN)


@act("say start", draw=_draw_start, tell=_tell_start)
def start(play: Play, one: Act) -> None:
    """How far an agency is."""
    said = Start(signed_on=today(), note=play.words(one))
    keeps(play, one, signup.say(agency(play.world, one.by), said, by=play.by(one)))
    assert SignUp.objects.exists()


def _case(play: Play, one: Act) -> Case:
    return one_row(play.by(one), Case, play.rows[one.said["home"]].pk)
