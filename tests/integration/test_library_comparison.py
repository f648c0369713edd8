"""The comparison asked for in the portal: released from open data; kept back where its source is another body's.

The other body's table holds what police.uk's files do not, so that there is something to leak.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from pytest_django.fixtures import Settings

from alder import add, edition
from commonweal.figures import Month, Period
from commonweal.portal.access.models import Document, Release, Thing
from commonweal.portal.audit.recording import gathering
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper, Version
from commonweal.portal.library.queries import figures
from commonweal.portal.library.verbs import reports
from commonweal.records.counts import SCHEMA
from commonweal.workspace import Workspace
from many_districts import code, workspace
from portal_world import World

pytestmark = pytest.mark.django_db
PERIOD = Period(Month(2024, 4), Month(2024, 6))
SIZE = 12
PEOPLE = [90_000 + 5_000 * i for i in range(SIZE)]
MARKING = "OFFICIAL - made up, not for onward sharing"
THEIRS = 4321  # robberies a month in the table, where police.uk's files hold none
ASKED = {
    "partnership": "Place 00", "span": "months", "since": "2024-04", "until": "2024-06", "against": "", "size": "8",
    "audience": "public", "late_reason": "", "source": "police_uk.street", "originator": "", "review_on": "",
}  # fmt: skip
ADDRESS = "/papers/new/report/comparison/"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A made-up country's street files, and a table for partners of the same districts."""
    random = np.random.default_rng(3)
    months = [*PERIOD.shift(-12), *PERIOD]
    counts = {
        month: {
            (i, node): int(random.poisson(PEOPLE[i] / 1_200))
            for i in range(SIZE)
            for node in ("burglary", "anti-social-behaviour")
        }
        for month in months
    }
    made = workspace(tmp_path_factory.mktemp("country"), PEOPLE, counts)
    add(made, [_table(months)])
    return made


def _table(months: list[Month]) -> Any:
    rows = [
        {"month": month.first_day, "months": 1, "area": code(i), "area_kind": "district", "offence": "robbery",
         "category": "Robbery", "count": THEIRS + i}
        for month in months for i in range(SIZE)
    ]  # fmt: skip
    found = edition("counts.theirs", "district", pa.Table.from_pylist(rows, SCHEMA), tuple(months), date(2024, 8, 1))
    return replace(found, publisher="Office of Examples", audience="partners", quality={"marking": MARKING})


@pytest.fixture(autouse=True)
def _workspace(place: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WORKSPACE = place
    monkeypatch.setattr(schedule, "_pieces", {})


def _built(world: World, **asked: str) -> Paper:
    page = world.client("analyst").post(ADDRESS, ASKED | asked)
    assert page.status_code == 302, page.content.decode()
    worker.run(once=True)
    job = Job.objects.latest("asked_at")
    assert job.state == "done", job.problem
    return Paper.objects.latest("made_at")


def test_from_open_data_it_is_released_quoted_and_verified(world: World) -> None:
    paper = _built(world)
    assert (paper.report_key, paper.reach, paper.state) == ("comparison", "public", "author cleared")
    assert paper.title == "Comparison with similar partnerships, Place 00: April to June 2024"
    release = Release.objects.get(of=paper.pk)
    world.client("chair").post(f"/papers/{paper.pk}/clear-as-chair/", {"seen": release.sha256})
    read = world.client(None).get(f"/papers/released/{release.pk}/").content.decode()
    assert "Place 00 recorded" in read
    assert "for every 1,000 residents, the group" in read, "its figures are told beside the group's, not a year's"
    assert "data:image" in read, "its charts stand in the page"
    known = figures.figures(world.reader(None), release.pk)
    assert known is not None
    ours = known.figures[f"{code(0)}/burglary/rate"]
    assert ours.words.startswith("Burglary, Place 00: ")
    world.client("clerk").post(f"/papers/{paper.pk}/check/")
    worker.run(once=True)
    checked = Version.objects.get(paper=paper).checked
    assert checked["same"] > 20
    assert checked["differing"] == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"audience": "public"}, "for partners only, so its paper is too"),
        ({"audience": "partners"}, "Say whose source it is"),
        ({"source": "police_uk.street", "audience": "partners", "originator": "Council"}, "open to everyone"),
        ({"source": "counts.nothing"}, "not one of the available choices"),
        ({"size": "3", "source": "police_uk.street"}, "greater than or equal to 5"),
    ],
)
def test_what_cannot_be_asked_is_told_at_the_field(world: World, asked: dict[str, str], said: str) -> None:
    given = {"source": "counts.theirs"} | asked
    if given.get("originator"):
        given["originator"] = str(world.agencies[given["originator"]].pk)
    page = world.client("analyst").post(ADDRESS, ASKED | given).content.decode()
    assert "There is a problem" in page
    assert said in page
    assert not Job.objects.exists()


def test_another_bodys_table_gives_a_marked_paper_that_stays_theirs(world: World) -> None:
    council = world.agencies["Council"]
    asked = {"source": "counts.theirs", "audience": "partners", "originator": str(council.pk)}
    paper = _built(world, **asked, review_on="2026-12-01")
    assert (paper.thing.marking, paper.thing.originator, paper.reach) == (MARKING, council, "")
    assert paper.thing.review_on == date(2026, 12, 1)
    rate = f"{1000 * 3 * THEIRS / PEOPLE[0]:,.1f}"
    page = world.client("analyst").get(f"/papers/{paper.pk}/").content.decode()
    assert rate in page, "there is something to leak"
    assert MARKING in page
    assert "Belongs to" in page
    with gathering():
        known = figures.figure_set(world.reader("analyst"), paper.pk)
    assert known is not None
    assert (known.audience, known.marking) == ("partners", MARKING)

    files = Document.objects.filter(thing__home__home=paper.pk).values_list("pk", flat=True)
    assert len(files) > 4
    shut = [f"/papers/{paper.pk}/", f"/papers/{paper.pk}/report/", *(f"/documents/{pk}/" for pk in files)]
    for username in (None, "administrator"):
        client = world.client(username)
        assert all(client.get(address).status_code in (302, 404) for address in shut)
        lists = "".join(client.get(a).content.decode() for a in ("/papers/", "/meetings/search/?words=Comparison"))
        assert rate not in lists
        assert "Comparison with similar" not in lists
    _stays(world, paper)


def test_a_job_that_was_not_told_whose_the_table_is_keeps_nothing(world: World) -> None:
    asked = {"kind": "comparison", "partnership": "Place 00", "period": "2024-04..2024-06", "source": "counts.theirs"}
    for audience, said in (("partners", "not said whose it is"), ("public", "partners only")):
        reports.ask(by=world.reader("analyst"), arguments={**asked, "audience": audience})
        worker.run(once=True)
        job = Job.objects.latest("asked_at")
        assert job.state == "failed"
        assert said in job.problem
    assert not Paper.objects.exists()


def _stays(world: World, paper: Paper) -> None:
    """No clearance releases it, and no clerk opens it to everyone: its originator is asked first."""
    world.client("analyst").post(f"/papers/{paper.pk}/clear-as-author/")
    version = Version.objects.get(paper=paper)
    world.client("chair").post(f"/papers/{paper.pk}/clear-as-chair/", {"seen": version.sha256})
    paper.refresh_from_db()
    assert paper.state == "chair cleared"
    assert not Release.objects.exists()
    clerk, address = world.client("clerk"), f"/audiences/{paper.pk}/"
    said = {"who-kind": "public", "who-face": "hidden"}
    looked = re.search(r'name="looked" value="([^"]+)"', clerk.post(address, said).content.decode())
    assert looked is not None
    refused = clerk.post(address, said | {"looked": looked[1]}).content.decode()
    assert "it is not ours to make wider" in refused
    assert Thing.objects.get(pk=paper.pk).audience.kind == "partners"
    assert world.client(None).get(f"/papers/{paper.pk}/").status_code == 404
