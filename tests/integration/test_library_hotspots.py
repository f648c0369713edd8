"""The hotspots report asked for in the portal: its paper, the whole report as one page, its release."""

import pytest
from pytest_django.fixtures import Settings

from commonweal.portal.access.models import Release
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper
from commonweal.workspace import Workspace
from hotspot_borough import hotspot_borough  # noqa: F401  a fixture
from portal_world import World

pytestmark = pytest.mark.django_db
ASKED = {
    "partnership": "Tallow", "span": "12m", "since": "", "until": "2025-10", "against": "", "late_reason": "",
    "offence": "all-crime", "cells": "lsoa", "audience": "public",
}  # fmt: skip
ADDRESS = "/papers/new/report/hotspots/"


@pytest.fixture(autouse=True)
def _workspace(hotspot_borough: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    settings.WORKSPACE = hotspot_borough
    monkeypatch.setattr(schedule, "_pieces", {})


def test_it_is_built_shown_with_its_map_and_released(world: World) -> None:
    page = world.client("analyst").post(ADDRESS, ASKED)
    assert page.status_code == 302, page.content.decode()
    worker.run(once=True)
    assert Job.objects.latest("asked_at").state == "done", Job.objects.latest("asked_at").problem
    paper = Paper.objects.latest("made_at")
    assert (paper.report_key, paper.title.split(",")[0]) == ("hotspots", "Where crime is concentrated")

    shown = world.client("analyst").get(f"/papers/{paper.pk}/").content.decode()
    assert "data:image/svg+xml" in shown and "How concentrated it is" in shown
    whole = world.client("analyst").get(f"/papers/{paper.pk}/report/")
    assert "sandbox" in whole["Content-Security-Policy"]  # no script runs: links and headings must do
    assert 'href="#explore-E05' in whole.content.decode() and '<details name="explore">' in whole.content.decode()

    release = Release.objects.get(of=paper.pk)
    world.client("chair").post(f"/papers/{paper.pk}/clear-as-chair/", {"seen": release.sha256})
    assert "How concentrated it is" in world.client(None).get(f"/papers/released/{release.pk}/").content.decode()


def test_an_offence_that_is_none_is_refused_at_its_field(world: World) -> None:
    page = world.client("analyst").post(ADDRESS, ASKED | {"offence": "witchcraft"})
    assert page.status_code in (200, 422) and "Which offence" in page.content.decode()
