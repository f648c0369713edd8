"""Acts on background work: asked for, stopped. Only who asked sees it."""

from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.jobs.models import Job
from commonweal.portal.jobs.verbs import jobs
from purge_model import PARTNERS, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing


def _draw_ask(random: Random, model: Model, label: int) -> Act:
    return Act(label, "ask job", random.choice(sorted(PARTNERS)), label, True)


def _tell_ask(model: Model, one: Act) -> None:
    made(model, one, kind="job", home=None, audience=("people", frozenset({one.by})), face=HIDDEN)


@act("ask job", draw=_draw_ask, tell=_tell_ask, often=2)
def ask(play: Play, one: Act) -> None:
    """A pack is asked for."""
    arguments = {"meeting": str(play.later.pk), "reach": "public"}
    keeps(play, one, jobs.ask("meetings.pack", title=play.words(one), arguments=arguments, by=play.by(one)))


def _draw_stop(random: Random, model: Model, label: int) -> Act | None:
    job = one_of(random, (n for n in model.nodes.values() if n.kind == "job"))
    return Act(label, "stop job", job.maker, job.handle, False) if job else None


@act("stop job", draw=_draw_stop, tell=tell_nothing)
def stop(play: Play, one: Act) -> None:
    """It is stopped while it waits."""
    jobs.stop(Job.objects.get(pk=play.rows[one.subject].pk), by=play.by(one))
