"""The youth justice summary asked for in the portal: all counts for partners, no small one for everyone."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.fixtures import Settings

from commonweal.demo.portal.youth import summarise_youth_justice
from commonweal.figures import FigureSet
from commonweal.figures.document import from_json
from commonweal.papers import shown_before
from commonweal.portal.access.models import Release
from commonweal.portal.audit.recording import recording
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries.content import file_of
from commonweal.workspace import Workspace
from kept_papers import newest
from portal_world import World
from youth_borough import youth_borough  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db
ASKED = {"partnership": "Tallow", "until": "2025-06", "late_reason": ""}
ADDRESS = "/papers/new/report/youth-justice/"


@pytest.fixture(autouse=True)
def _workspace(youth_borough: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    settings.WORKSPACE = youth_borough
    monkeypatch.setattr(schedule, "_pieces", {})


def _built(world: World, audience: str, **asked: str) -> Paper:
    page = world.client("analyst").post(ADDRESS, ASKED | {"audience": audience} | asked)
    assert page.status_code == 302, page.content.decode()
    worker.run(once=True)
    job = Job.objects.latest("asked_at")
    assert job.state == "done", job.problem
    return Paper.objects.latest("made_at")


def _remembered(world: World, paper: Paper) -> list[Path]:
    """The file that a public paper left among those which later ones are held against."""
    folder = settings.WORKSPACE.root / "papers" / "public"
    return [file for file in folder.iterdir() if file.stem == shown_before.name(_shown(world, paper))]


def _shown(world: World, paper: Paper) -> FigureSet:
    """A report's figures."""
    with recording():
        return from_json(file_of(world.reader("analyst"), newest(paper).pk, "figures").decode())


def test_partners_read_all_of_it_and_the_public_edition_is_released_without_small_counts(world: World) -> None:
    partners = _built(world, "partners")
    assert (partners.report_key, partners.reach) == ("youth-justice", "")
    page = world.client("analyst").get(f"/papers/{partners.pk}/").content.decode()
    few = re.search(r"([A-Z][a-z -]+): [1-4];", page)
    assert few, "there is a small count to leak"
    assert world.client(None).get(f"/papers/{partners.pk}/").status_code == 404
    public = _built(world, "public")
    release = Release.objects.get(of=public.pk)
    (remembered,) = _remembered(world, public)
    away = remembered.rename(remembered.with_suffix(".away"))
    refused = world.client("chair").post(f"/papers/{public.pk}/clear-as-chair/", {"seen": release.sha256}, follow=True)
    assert "later public papers are held against" in refused.content.decode()
    elsewhere = f"/releases/{release.pk}/approve/"
    refused = world.client("chair").post(elsewhere, {"sha256": release.sha256, "looked": "on"})
    assert "later public papers are held against" in refused.content.decode(), "nor from the first screen"
    assert Release.objects.get(of=public.pk).approver is None, "nothing is released that later ones do not know of"
    away.rename(remembered)
    world.client("chair").post(f"/papers/{public.pk}/clear-as-chair/", {"seen": release.sha256})
    read = world.client(None).get(f"/papers/released/{release.pk}/").content.decode()
    assert f"{few[1]}: not shown" in read and few[0] not in read and "Partners only" not in read
    remembered.unlink()
    later = _built(world, "public", until="2025-09")
    assert remembered.exists(), "what went out is known again, though the folder lost it"
    assert remembered.stem in _shown(world, later).parameters["shown_before"]


def test_a_month_is_asked_for_and_a_word_is_refused_at_the_field(world: World) -> None:
    page = world.client("analyst").get(ADDRESS).content.decode()
    assert "The financial year up to" in page and "Over which months" not in page
    refused = world.client("analyst").post(ADDRESS, ASKED | {"until": "June", "audience": "public"})
    assert refused.status_code == 200 and "error" in refused.content.decode()
    assert not Job.objects.exists()


def test_the_demonstration_has_both_editions_and_residents_read_theirs(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = {"youth-justice": "officer"}  # the world has no youth justice team
    monkeypatch.setattr(world, "reader", lambda name, reader=world.reader: reader(of.get(name, name)))
    summarise_youth_justice(world)  # type: ignore[arg-type]  # it asks the cast for readers alone
    found = {(paper.reach, paper.state) for paper in Paper.objects.filter(report_key="youth-justice")}
    assert found == {("", "chair cleared"), ("public", "chair cleared")}
    page = world.client(None).get("/papers/").content.decode()
    assert "Youth justice, Tallow: April to September 2025" in page
