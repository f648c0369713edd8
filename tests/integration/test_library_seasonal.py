"""A season asked for in the portal: with all counts for partners, without small ones for everyone."""

import pytest
from pytest_django.fixtures import Settings

from bonfire_borough import FILE, bonfire_borough  # noqa: F401  a fixture
from commonweal.portal.access.models import Release
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper
from commonweal.workspace import Workspace
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


def _built(world: World, audience: str) -> Paper:
    page = world.client("analyst").post(ADDRESS, ASKED | {"audience": audience})
    assert page.status_code == 302, page.content.decode()
    worker.run(once=True)
    job = Job.objects.latest("asked_at")
    assert job.state == "done", job.problem
    return Paper.objects.latest("made_at")


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
