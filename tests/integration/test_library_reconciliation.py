"""The reconciliation asked for in the portal: for everyone without the extract, for partners with it."""

import pytest
from pytest_django.fixtures import Settings

from commonweal.portal.access.models import Release
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper
from commonweal.workspace import Workspace
from portal_world import World
from side_by_side import HOME, three  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db
ASKED = {"partnership": "Alder", "span": "12m", "since": "", "until": "2025-12", "late_reason": ""}
ADDRESS = "/papers/new/report/reconciliation/"


@pytest.fixture(autouse=True)
def _workspace(three: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    settings.WORKSPACE = three
    monkeypatch.setattr(schedule, "_pieces", {})


def _built(world: World, audience: str) -> Paper:
    page = world.client("analyst").post(ADDRESS, ASKED | {"audience": audience})
    assert page.status_code == 302, page.content.decode()
    worker.run(once=True)
    job = Job.objects.latest("asked_at")
    assert job.state == "done", job.problem
    return Paper.objects.latest("made_at")


def test_the_extract_is_in_the_partners_paper_and_in_nothing_public(world: World) -> None:
    partners = _built(world, "partners")
    assert (partners.report_key, partners.reach) == ("reconciliation", "")
    page = world.client("analyst").get(f"/papers/{partners.pk}/").content.decode()
    assert HOME in page, "there is something to leak"
    assert world.client(None).get(f"/papers/{partners.pk}/").status_code == 404

    public = _built(world, "public")
    release = Release.objects.get(of=public.pk)
    world.client("chair").post(f"/papers/{public.pk}/clear-as-chair/", {"seen": release.sha256})
    read = world.client(None).get(f"/papers/released/{release.pk}/").content.decode()
    assert "police.uk counts" in read
    assert HOME not in read and "extract" not in read


def test_no_second_period_is_asked_for(world: World) -> None:
    assert "Against which months" not in world.client("analyst").get(ADDRESS).content.decode()
