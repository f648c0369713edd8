"""The library makes a survey's paper: of what the store holds; for everyone only once a second person releases it."""

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings

from commonweal.ingest.survey import ingest_survey
from commonweal.portal.access.models import Release
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper
from commonweal.workspace import Workspace
from portal_world import World
from surveyed_place import answers, mapping, workspace

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("library-survey")
    made = workspace(root / "ws")
    ingest_survey(made, mapping(root / "m.toml", 2026), answers(root / "a.csv", 300, few={"Hazel": 3}))
    return made


def test_a_survey_is_asked_for_and_kept_for_everyone_to_be_released(
    world: World, held: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WORKSPACE = held
    monkeypatch.setattr(schedule, "_pieces", {})  # what is due by the clock would come first
    client, page = world.client("analyst"), reverse("library:new-survey")
    assert b"The safety survey, 2026" in client.get(page).content
    client.post(page, {"partnership": "Alder", "survey": "safety/2026", "audience": "public"})
    worker.run(once=True)
    job = Job.objects.get()
    assert job.state == "done", job.problem
    paper = Paper.objects.get()
    assert not Release.objects.filter(approved_at__isnull=False).exists()  # it waits for a second person
    assert paper.title.startswith("What residents said, Alder")
    shown = client.get(reverse("library:report", args=[paper.pk]), follow=True).content
    assert b"no random sample" in shown and b"Ownwords" not in shown
    assert b"no random sample" not in world.client(None).get(reverse("library:index")).content


def test_a_survey_that_is_not_held_is_refused_at_the_form(world: World, held: Workspace, settings: Settings) -> None:
    settings.WORKSPACE = held
    said = {"partnership": "Alder", "survey": "other/1", "audience": "public"}
    answer = world.client("analyst").post(reverse("library:new-survey"), said)
    assert b"There is a problem" in answer.content and not Job.objects.exists()
