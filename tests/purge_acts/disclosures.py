"""Acts of sharing: shares recorded and reviewed, agreements, assessments, quarters' data sets."""

import datetime as dt
from dataclasses import replace
from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures.models import Agreement, Assessment, DataSet, Disclosure, Entry, Matter
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.disclosures.verbs import agreements, assessments, completing, data_sets, disclosures, reviews
from portal_sharing import GROUNDS, share_of
from purge_acts.meetings import PARTNERS_ONLY
from purge_model import PARTNERS, Audience, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing

OFFICERS = ("officer", "fire")  # who may share at all
GOVERNANCE: Audience = ("people", frozenset({"governance"}))
FEW: Audience = ("people", frozenset({"governance", "analyst"}))


def _draw_share(random: Random, model: Model, label: int) -> Act:
    """An officer shares with one or two agencies; now and then in an emergency, or with an officer by name."""
    by = random.choice(OFFICERS)
    others = sorted({"Council", "Police", "Fire brigade", "Voluntary action"} - {PARTNERS[by]})
    said = {
        "agencies": random.sample(others, random.randint(1, 2)),
        "emergency": random.random() < 0.5,
        "named": random.random() < 0.3,
        "matter": label * 1000 + 1,
        "entry": label * 1000 + 2,
    }
    return Act(label, "record share", by, label, True, said, also=(said["matter"], said["entry"]))


def _tell_share(model: Model, one: Act) -> None:
    """The table's row beside the lock: of these agencies, the officers and governance; its matter is for officers."""
    within = {PARTNERS[one.by], *one.said["agencies"], *(["Council"] if one.said["named"] else [])}  # its clerk
    officers = {who for who in OFFICERS if PARTNERS[who] in within}
    reading = officers | {who for who in ("governance",) if PARTNERS[who] in within}
    to_know = {one.by} if one.said["named"] else officers
    made(
        model, one, kind="share", home=None, audience=("people", frozenset(reading)), face=HIDDEN,
        state="bare" if one.said["emergency"] else "",
    )  # fmt: skip
    made(
        model, one, handle=one.said["matter"], kind="matter", home=one.subject,
        audience=("people", frozenset(to_know)), face=HIDDEN,
    )  # fmt: skip
    state = "waits"  # without an agreement, every one is reviewed
    made(
        model, one, handle=one.said["entry"], kind="entry", home=None, audience=GOVERNANCE, face=HIDDEN, state=state,
        about=one.subject, drew_from=frozenset({one.subject}),
    )  # fmt: skip


@act("record share", draw=_draw_share, tell=_tell_share, often=8)
def record(play: Play, one: Act) -> None:
    """The words stand in what was shared and, as its outside body, in the legal part."""
    world, words = play.world, play.words(one)
    share = share_of(
        world, what=words, from_agency=world.agencies[PARTNERS[one.by]],
        agencies=[world.agencies[name] for name in one.said["agencies"]], outside=words,
        emergency=one.said["emergency"], people=[world.people["clerk"]] if one.said["named"] else [],
    )  # fmt: skip
    left_out = {"necessity": ""} if one.said["emergency"] else {}
    row = disclosures.record(share, replace(GROUNDS, purpose=words, **left_out), by=play.by(one))
    keeps(play, one, row)
    keeps(play, one, Matter.objects.select_related("thing").get(disclosure=row), one.said["matter"])
    keeps(play, one, Entry.objects.select_related("thing").get(disclosure=row), one.said["entry"])


def _draw_complete(random: Random, model: Model, label: int) -> Act | None:
    share = one_of(random, (n for n in model.nodes.values() if n.kind == "share" and n.state == "bare"))
    if share is None:
        return None
    entry = next(n.handle for n in model.nodes.values() if n.kind == "entry" and n.about == share.handle)
    return Act(label, "complete share", share.maker, share.handle, False, also=(entry,))


def _tell_complete(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = ""


@act("complete share", draw=_draw_complete, tell=_tell_complete, often=4)
def complete(play: Play, one: Act) -> None:
    """What the emergency left out: the agencies read it, and governance its copy."""
    row = Disclosure.objects.get(pk=play.rows[one.subject].pk)
    completing.complete(row, Grounds(necessity=f"Needed {one.label}"), by=play.by(one))


def _draw_review(random: Random, model: Model, label: int) -> Act | None:
    entry = one_of(random, (n for n in model.nodes.values() if n.kind == "entry" and n.state == "waits"))
    if entry is None or entry.about is None:
        return None
    return Act(label, "review share", "governance", entry.handle, False, also=(entry.about,))


def _tell_review(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "reviewed"


@act("review share", draw=_draw_review, tell=_tell_review, often=4)
def review(play: Play, one: Act) -> None:
    """What was found; the agency that shared reads it too."""
    row = Entry.objects.get(pk=play.rows[one.subject].pk)
    reviews.close(row, justified=bool(one.label % 2), words=f"Found {one.label}", by=play.by(one))


def _draw_new(name: str, by: str = "governance"):
    def draw(random: Random, model: Model, label: int) -> Act:
        return Act(label, name, by, label, True, {})

    return draw


def _tell_new(kind: str, audience: Audience):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=None, audience=audience, face=HIDDEN)

    return tell


def _draw_on(name: str, kind: str, state: str = ""):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        thing = one_of(random, (n for n in model.nodes.values() if n.kind == kind and n.state == state))
        return thing and Act(label, name, "governance", thing.handle, False)

    return draw


def _tell_state(state: str):
    def tell(model: Model, one: Act) -> None:
        model.nodes[one.subject].state = state

    return tell


@act("enter agreement", draw=_draw_new("enter agreement"), tell=_tell_new("agreement", PARTNERS_ONLY), often=3)
def enter(play: Play, one: Act) -> None:
    """Between police and council, for every partner to read."""
    words, day = play.words(one), today()
    parties = [play.world.agencies[name] for name in ("Police", "Council")]
    said = {"since": day, "review_due": day + dt.timedelta(days=one.label), "purposes": words, "covers": words}
    keeps(play, one, agreements.enter(title=words, agencies=parties, by=play.by(one), **said))


@act("sign agreement", draw=_draw_on("sign agreement", "agreement"), tell=tell_nothing, often=3)
def sign(play: Play, one: Act) -> None:
    """A party signed, and somebody is named a matcher."""
    row = Agreement.objects.get(pk=play.rows[one.subject].pk)
    party = row.parties.order_by("agency__name")[one.label % 2]
    agreements.sign(party, on=today(), signed_by=f"Signer {one.label}", by=play.by(one))
    agreements.name_matchers(row, [play.world.people["officer"]], by=play.by(one))


@act("end agreement", draw=_draw_on("end agreement", "agreement"), tell=_tell_state("ended"))
def end(play: Play, one: Act) -> None:
    """It ends."""
    row = Agreement.objects.get(pk=play.rows[one.subject].pk)
    agreements.end(row, on=today(), why=f"Ended {one.label}", by=play.by(one))


@act("enter dpia", draw=_draw_new("enter dpia"), tell=_tell_new("dpia", PARTNERS_ONLY), often=2)
def assess(play: Play, one: Act) -> None:
    """An assessment, for every partner to read."""
    words = play.words(one)
    keeps(play, one, assessments.enter(title=words, scope=words, consulted=words, by=play.by(one)))


@act("add risk", draw=_draw_on("add risk", "dpia"), tell=tell_nothing, often=2)
def risk(play: Play, one: Act) -> None:
    """One of its risks."""
    row = Assessment.objects.get(pk=play.rows[one.subject].pk)
    words = f"Risk {one.label}"
    assessments.add_risk(row, words=words, likelihood="possible", severity="severe", by=play.by(one))


@act("make data set", draw=_draw_new("make data set", "analyst"), tell=_tell_new("data set", FEW), often=2)
def make_set(play: Play, one: Act) -> None:
    """Of a quarter long before anything of the script: what it counts is a release, which rests on nothing here."""
    quarter = dt.date(1960 + one.label, 1, 1)
    lines = data_sets.lines_of(quarter)
    keeps(play, one, data_sets.keep(quarter, lines, by=play.by(one), changed_why=play.words(one)))


def _tell_out(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "out"
    model.nodes[one.subject].audience = PARTNERS_ONLY


@act("approve data set", draw=_draw_on("approve data set", "data set"), tell=_tell_out, often=2)
def approve_set(play: Play, one: Act) -> None:
    """It is out to partners."""
    row = DataSet.objects.get(pk=play.rows[one.subject].pk)
    data_sets.approve(row, sha256=row.sha256, by=play.by(one))
