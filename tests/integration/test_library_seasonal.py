"""A season asked for in the portal: with all counts for partners, without small ones for everyone."""

from datetime import date

import pytest
from pytest_django.fixtures import Settings

from bonfire_borough import FILE, bonfire_borough  # noqa: F401  a fixture
from commonweal.portal.access.models import Release
from commonweal.portal.access.verbs import audiences
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper
from commonweal.portal.operations.models import Operation
from commonweal.workspace import Workspace
from planned_operations import entered, planned
from portal_world import World

pytestmark = pytest.mark.django_db
ASKED = {"partnership": "Tallow", "season": "our-bonfires", "year": "2024", "late_reason": ""}
ADDRESS = "/papers/new/report/seasonal/"


@pytest.fixture(autouse=True)
def _workspace(bonfire_borough: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    folder = bonfire_borough.root / "seasons"
    folder.mkdir(exist_ok=True)
    (folder / "our-bonfires.toml").write_text(FILE.replace("Bonfire season", "Our bonfires"), encoding="utf-8")
    (folder / "broken.toml").write_text("window = ", encoding="utf-8")
    settings.WORKSPACE = bonfire_borough
    monkeypatch.setattr(schedule, "_pieces", {})


def _built(world: World, audience: str, by: str = "analyst") -> Paper:
    page = world.client(by).post(ADDRESS, ASKED | {"audience": audience})
    assert page.status_code == 302, page.content.decode()
    worker.run(once=True)
    job = Job.objects.latest("asked_at")
    assert job.state == "done", job.problem
    return Paper.objects.latest("made_at")


def test_what_all_partners_know_was_done_stands_in_their_paper_and_in_no_other(world: World) -> None:
    autumn = {"since": date(2024, 9, 1), "until": date(2024, 12, 1)}
    police = audiences.agencies([world.agencies["Police"].pk])
    shared, narrow = planned(world, **autumn), planned(world, "Operation Hush", audience=police, **autumn)
    elsewhere = planned(world, "Operation Afar", **autumn)
    Operation.objects.filter(pk=elsewhere.pk).update(place="E06990005")
    for operation, place, first in (
        (elsewhere, "Another Borough's Quay", date(2024, 10, 20)),
        (shared, "Cooperage Yard", date(2024, 10, 20)),
        (shared, "Too early by far", date(2024, 9, 2)),
        (narrow, "Whispering Steps", date(2024, 11, 1)),
    ):
        entered(world, operation, place=place, first=first, last=first)
    paper = _built(world, "partners", by="officer")
    page = world.client("officer").get(f"/papers/{paper.pk}/").content.decode()
    assert "Cooperage Yard" in page and "Too early by far" not in page
    assert "Another Borough" not in page
    assert "Whispering Steps" not in page, "the officer who asked may read it, other partners may not"
    assert "Whispering Steps" in world.client("officer").get(f"/operations/{narrow.pk}/").content.decode()
    public = _built(world, "public")
    assert "Cooperage Yard" not in world.client("analyst").get(f"/papers/{public.pk}/").content.decode()


def test_the_ready_seasons_and_the_workspaces_own_are_offered(world: World) -> None:
    page = world.client("analyst").get(ADDRESS).content.decode()
    for name in ("Bonfire season", "Halloween", "Summer evenings", "Christmas in the town centre", "Our bonfires"):
        assert name in page
    assert "Over which months" not in page and "broken" not in page


def test_partners_read_it_and_the_public_edition_is_released_without_small_counts(world: World) -> None:
    partners = _built(world, "partners")
    assert (partners.report_key, partners.reach) == ("seasonal", "")
    page = world.client("analyst").get(f"/papers/{partners.pk}/").content.decode()
    assert "hours of the day across" in page, "the table of days by hours is there to leak"
    assert world.client(None).get(f"/papers/{partners.pk}/").status_code == 404
    public = _built(world, "public")
    release = Release.objects.get(of=public.pk)
    world.client("chair").post(f"/papers/{public.pk}/clear-as-chair/", {"seen": release.sha256})
    read = world.client(None).get(f"/papers/released/{release.pk}/").content.decode()
    assert "Nuisance" in read and "not shown" in read and "hours of the day across" not in read


@pytest.mark.parametrize("asked", [{"season": "../secrets"}, {"season": "broken"}, {"year": "soon"}])
def test_what_cannot_be_asked_is_told_at_the_field(world: World, asked: dict[str, str]) -> None:
    page = world.client("analyst").post(ADDRESS, ASKED | {"audience": "public"} | asked)
    assert page.status_code == 200 and "error" in page.content.decode()
    assert not Job.objects.exists()
