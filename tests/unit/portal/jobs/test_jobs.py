"""Jobs: asked for, taken, ended; nobody else learns of them."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from commonweal.errors import NotHeld
from commonweal.portal.audit.clock import now
from commonweal.portal.jobs import queries, registry, schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.jobs.refusals import AlreadyEnded, NobodyAsks, NotTheirJob, TakenOver
from commonweal.portal.jobs.verbs import jobs, taking
from commonweal.portal.jobs.work import Work
from commonweal.portal.partnership.models import Membership
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def functions(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """A registry of the test's own."""
    own: dict[str, Any] = {}
    monkeypatch.setattr(registry, "_functions", own)
    monkeypatch.setattr(schedule, "_pieces", {})
    yield own


def _ask(world: World, username: str | None = "analyst", name: str = "sum", **arguments: Any) -> Job:
    return jobs.ask(name, title="Adding up", arguments=arguments, by=world.reader(username))


def _said(world: World, job: Job, username: str = "analyst") -> queries.JobView:
    return queries.job(world.reader(username), job.pk)


def test_a_job_runs_as_who_asked_and_its_page_says_where_the_result_is(world: World) -> None:
    who: list[str] = []

    def add(work: Work) -> dict[str, Any]:
        who.append(work.reader().name)
        work.say(50, "Half way")
        return {"address": f"/sum/{work.arguments['a'] + work.arguments['b']}/"}

    registry.register("sum", add)
    job = _ask(world, a=2, b=3)
    assert _said(world, job).waiting
    worker.run(once=True)
    done = _said(world, job)
    assert (done.state, done.progress, done.address) == ("done", 100, "/sum/5/")
    assert who == ["Analyst Example"]


def test_nobody_but_its_asker_learns_of_a_job(world: World) -> None:
    registry.register("sum", lambda _: {})
    job = _ask(world)
    assert world.client("analyst").get(f"/jobs/{job.pk}/").status_code == 200
    for other in (None, *world.accounts):
        if other != "analyst":
            assert queries.mine(world.reader(other)) == (), other
            assert world.client(other).get(f"/jobs/{job.pk}/").status_code == 404, other
            assert world.client(other).post(f"/jobs/{job.pk}/stop/").status_code == 404, other
    assert [view.title for view in queries.mine(world.reader("analyst"))] == ["Adding up"]


def test_residents_ask_for_nothing(world: World) -> None:
    registry.register("sum", lambda _: {})
    with pytest.raises(NobodyAsks):
        _ask(world, None)


def test_a_refusal_is_told_in_its_own_words_and_an_accident_without_its_insides(world: World) -> None:
    def refuse(work: Work) -> dict[str, Any]:
        raise NotHeld("Nothing is held for May.", "Load it.")

    def stumble(work: Work) -> dict[str, Any]:
        raise RuntimeError("secret insides")

    registry.register("refuse", refuse)
    registry.register("stumble", stumble)
    refused, stumbled = _ask(world, name="refuse"), _ask(world, name="stumble")
    worker.run(once=True)
    assert _said(world, refused).problem == "Nothing is held for May. Load it."
    assert "secret insides" not in _said(world, stumbled).problem
    assert str(stumbled.pk) in _said(world, stumbled).problem


def test_rights_are_looked_up_when_it_starts(world: World) -> None:
    ran: list[int] = []
    registry.register("sum", lambda _: ran.append(1) or {})
    job = _ask(world)
    Membership.objects.filter(person=world.people["analyst"]).update(until=now().date() - dt.timedelta(days=1))
    worker.run(once=True)
    job.refresh_from_db()
    assert job.state == "failed"
    assert "no longer takes part" in job.problem
    assert not ran


def test_a_waiting_job_is_stopped_at_once_and_a_running_one_at_its_next_word(world: World) -> None:
    def slow(work: Work) -> dict[str, Any]:
        jobs.stop(Job.objects.get(pk=work.job), by=world.reader("analyst"))
        work.say(10, "Never reached")
        raise AssertionError("went on after it was stopped")

    registry.register("slow", slow)
    waiting, running = _ask(world, name="slow"), _ask(world, name="slow")
    jobs.stop(waiting, by=world.reader("analyst"))
    worker.run(once=True)
    assert [_said(world, job).state for job in (waiting, running)] == ["stopped", "stopped"]
    with pytest.raises(AlreadyEnded):
        jobs.stop(waiting, by=world.reader("analyst"))
    with pytest.raises(NotTheirJob):
        jobs.stop(running, by=world.reader("clerk"))


def test_a_dead_workers_job_is_taken_once_more_and_then_fails_in_words(world: World) -> None:
    registry.register("sum", lambda _: {})
    job = _ask(world)
    first = taking.take()
    assert first is not None
    assert taking.take() is None, "two workers took one job"
    _fall_silent(job)
    assert taking.give_back_dead() == 1
    second = taking.take()
    assert second is not None
    with pytest.raises(TakenOver):
        first.say(99, "Back from the dead")
    taking.finish(first, {"address": "/old/"})
    assert _said(world, job).state == "running", "a worker that came back ended another's job"
    _fall_silent(job)
    taking.give_back_dead()
    assert _said(world, job).state == "failed"
    assert "stopped twice" in _said(world, job).problem


def test_a_living_workers_job_is_left_to_it(world: World) -> None:
    registry.register("sum", lambda _: {})
    _ask(world)
    taking.take()
    assert taking.give_back_dead() == 0


def test_the_page_asks_again_only_while_it_goes_on(world: World) -> None:
    registry.register("sum", lambda _: {"address": "//elsewhere.example/"})
    job = _ask(world)
    client = world.client("analyst")
    before = client.get(f"/jobs/{job.pk}/").content.decode()
    assert 'http-equiv="refresh"' in before
    assert "hx-get" in client.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    worker.run(once=True)
    after = client.get(f"/jobs/{job.pk}/").content.decode()
    assert 'http-equiv="refresh"' not in after
    assert "elsewhere.example" not in after, "a result led out of the portal"


def _fall_silent(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(beat_at=now() - taking.DEAD_AFTER - dt.timedelta(seconds=1))
