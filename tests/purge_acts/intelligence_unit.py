"""Acts of the force's unit: items graded, reports handed over, texts written and proposed. Their writers see none."""

from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.intelligence.grading import Grading
from commonweal.portal.intelligence.models import Export, Item, Report, Sanitised
from commonweal.portal.intelligence.verbs import exports, grades, sanitised
from commonweal.portal.intelligence.verbs.sanitised import Draft
from graded_reports import GROUNDS
from purge_acts.intelligence import UNIT
from purge_model import Audience, Model, Node
from purge_script import Act, Play, act, keeps, made, one_of

OURS: Audience = ("people", frozenset({UNIT}))
SENT = ("sent", "received", "withdrawn")


def _sent(random: Random, model: Model) -> Node | None:
    return one_of(random, (n for n in model.nodes.values() if n.kind == "told" and n.state in SENT))


def _draw_grade(random: Random, model: Model, label: int) -> Act | None:
    """Anew while no text rests on it: what a stricter grade calls back is an act of what was released."""
    written = {n.home for n in model.nodes.values() if n.kind == "text"}
    sent = {n.handle for n in model.nodes.values() if n.kind == "told" and n.state in SENT}
    graded = {n.home for n in model.nodes.values() if n.kind == "grade"}
    found = [n for n in model.nodes.values() if n.kind == "piece" and n.home in sent]
    pieces = [n for n in found if n.home not in written or n.handle not in graded]
    piece = one_of(random, pieces)
    return piece and Act(label, "grade item", UNIT, label, True, {"home": piece.handle})


def _tell_grade(model: Model, one: Act) -> None:
    made(model, one, kind="grade", home=one.said["home"], audience=OURS, face=HIDDEN)


@act("grade item", draw=_draw_grade, tell=_tell_grade, often=6)
def grade(play: Play, one: Act) -> None:
    """Under conditions, with instructions."""
    item = Item.objects.select_related("report").get(pk=play.rows[one.said["home"]].pk)
    said = Grading("2", "B", "C", frozenset({"A3", "S1"}), play.words(one))
    keeps(play, one, grades.grade(item, said, by=play.by(one)))


def _draw_on_report(name: str):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        told = _sent(random, model)
        return told and Act(label, name, UNIT, label, True, {"home": told.handle})

    return draw


def _tell_ours(kind: str):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=one.said["home"], audience=OURS, face=HIDDEN, state="written")

    return tell


@act("hand report over", draw=_draw_on_report("hand report over"), tell=_tell_ours("export"), often=3)
def hand_over(play: Play, one: Act) -> None:
    """With its source, for a reason."""
    report = _report(play, one)
    exports.make([report], by=play.by(one), with_source=True, why=play.words(one))
    keeps(play, one, Export.objects.filter(report=report).latest("number"))


@act("write sanitised text", draw=_draw_on_report("write sanitised text"), tell=_tell_ours("text"), often=5)
def write(play: Play, one: Act) -> None:
    """For the fire brigade's officer by name."""
    report, fire = _report(play, one), play.world.people["fire"]
    told = Item.objects.filter(report=report).order_by("number")[:1]
    said = Draft(play.words(one), list(told), people=[(fire.pk, fire.agency_id)], grounds=GROUNDS)
    keeps(play, one, sanitised.write(report, said, by=play.by(one)))


def _draw_propose(random: Random, model: Model, label: int) -> Act | None:
    text = one_of(random, (n for n in model.nodes.values() if n.kind == "text" and n.state == "written"))
    return text and Act(label, "propose sanitised text", UNIT, text.handle, False, {"skeleton": True})


def _tell_proposed(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "waits"


@act("propose sanitised text", draw=_draw_propose, tell=_tell_proposed, often=4)
def propose(play: Play, one: Act) -> None:
    """It waits for a second person; where its item is not graded, it is refused."""
    sanitised.propose(Sanitised.objects.get(pk=play.rows[one.subject].pk), by=play.by(one), why_it_stands="Seen")


def _report(play: Play, one: Act) -> Report:
    return Report.objects.select_related("thing__audience", "agency", "force").get(pk=play.rows[one.said["home"]].pk)
