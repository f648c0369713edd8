"""A report built from the portal over a real store: in the background, kept with its figures, released, verified."""

from datetime import date

import pytest
from pytest_django.fixtures import Settings

import alder
from commonweal.figures import Month, Period
from commonweal.portal.access.models import Release
from commonweal.portal.audit.recording import gathering
from commonweal.portal.indicators.verbs import paragraphs
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper, Version
from commonweal.portal.library.queries import figures
from commonweal.portal.library.queries.content import file_of
from commonweal.workspace import Workspace
from kept_indicators import asked, handed_in
from portal_world import World

pytestmark = pytest.mark.django_db
COUNTS = {
    ("L1", "robbery", alder.HOME): 3, ("L1", "vehicle-crime", alder.HOME): 20, ("L3", "vehicle-crime", alder.HOME): 20,
    ("L1", "anti-social-behaviour", alder.HOME): 20,
}  # fmt: skip
ALL = Period(Month(2021, 10), Month(2025, 9))
ASKED = {
    "partnership": "P1", "span": "months", "since": "2024-10", "until": "2025-09", "against": "", "audience": "public",
    "late_reason": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace that holds four steady years of a made-up district."""
    return alder.workspace(tmp_path_factory.mktemp("report"), alder.steady(ALL, COUNTS))


@pytest.fixture(autouse=True)
def _workspace(place: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WORKSPACE = place
    monkeypatch.setattr(schedule, "_pieces", {})  # memberships that nobody confirmed would lapse on the way


def _built(world: World, **asked: str) -> Paper:
    client = world.client("analyst")
    page = client.post("/papers/new/report/recorded-crime/", ASKED | asked)
    assert page.status_code == 302, page.content.decode()
    worker.run(once=True)
    done = client.get(page["Location"]).content.decode()
    assert "Open it" in done, done
    return Paper.objects.latest("made_at")


def test_the_public_edition_is_proposed_approved_read_by_residents_and_verified(world: World) -> None:
    paper = _built(world)
    assert (paper.kind, paper.reach, paper.state) == ("report", "public", "author cleared")
    release = Release.objects.get(of=paper.pk)
    resident = world.client(None)
    assert resident.get(f"/papers/released/{release.pk}/").status_code == 404
    chair = world.client("chair")
    page = chair.get(f"/papers/{paper.pk}/")
    assert release.sha256 in page.content.decode()
    chair.post(f"/papers/{paper.pk}/clear-as-chair/", {"seen": release.sha256})
    read = resident.get(f"/papers/released/{release.pk}/").content.decode()
    last = figures.last_figures(world.reader(None))
    assert last is not None
    assert last.headline
    for name in ("recorded-crime.pdf", "recorded-crime.docx", "recorded-crime.xlsx", "figures.json"):
        assert name in read
    assert "data:image" in read, "its charts stand in the page"
    whole = resident.get(f"/papers/{release.pk}/report/")
    assert "sandbox" in whole["Content-Security-Policy"]
    assert b"<script" in whole.content, "the page has its script, which the seal keeps from running"

    clerk = world.client("clerk")
    clerk.post(f"/papers/{paper.pk}/check/")
    worker.run(once=True)
    assert Job.objects.latest("asked_at").state == "done"
    checked = Version.objects.get(paper=paper).checked
    assert checked["same"] > 20
    assert checked["differing"] == 0
    assert "none differing" in clerk.get(f"/papers/{paper.pk}/").content.decode()


def test_the_partners_edition_stays_with_the_partners(world: World) -> None:
    paper = _built(world, audience="partners")
    assert (paper.reach, paper.state) == ("", "draft")
    assert not Release.objects.exists()
    with gathering():
        document = file_of(world.reader("analyst"), Version.objects.get(paper=paper).pk, "figures").decode()
    assert '"audience": "partners"' in document
    assert world.client(None).get(f"/papers/{paper.pk}/").status_code == 404


def test_the_same_question_once_more_is_the_next_version(world: World) -> None:
    paper = _built(world, audience="partners")
    client = world.client("analyst")
    assert client.get(f"/papers/{paper.pk}/revise/").status_code == 200
    client.post(f"/papers/{paper.pk}/revise/")
    worker.run(once=True)
    assert [v.number for v in Version.objects.filter(paper=paper).order_by("number")] == [1, 2]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"partnership": "Nowhere"}, "Nowhere"),
        ({"until": "2025-13"}, "month"),
        ({"since": ""}, "from which month"),
        ({"since": "2026-01"}, "ends"),
        ({"against": "last year"}, "last year"),
    ],
)
def test_what_cannot_be_asked_is_told_at_once_and_stays_typed(world: World, asked: dict[str, str], said: str) -> None:
    page = world.client("analyst").post("/papers/new/report/recorded-crime/", ASKED | asked)
    assert page.status_code == 200
    shown = page.content.decode()
    assert said in shown
    assert "There is a problem" in shown
    assert not Job.objects.exists()


def test_months_that_nobody_published_are_told_by_the_job_in_words(world: World) -> None:
    client = world.client("analyst")
    asked = client.post("/papers/new/report/recorded-crime/", ASKED | {"since": "1999-01", "until": "1999-12"})
    worker.run(once=True)
    page = client.get(asked["Location"]).content.decode()
    assert "This was not done" in page
    assert "1999" in page
    assert not Paper.objects.exists()


def test_it_prints_what_partners_wrote_and_was_cleared_and_no_further_than_it_may_go(world: World) -> None:
    with gathering():
        call = asked(world, due_on=date(2026, 3, 20), agencies=("Police", "Fire brigade"))
        for who, agency, reach in (("officer", "Police", "public"), ("fire", "Fire brigade", "partners")):
            row = handed_in(world, call, by=who, agency=agency, reach=reach, text=f"What the {who} wrote.")
            paragraphs.clear(row, seen=1, by=world.reader("clerk"))
    form = world.client("analyst").get("/papers/new/report/recorded-crime/").content.decode()
    assert "paragraphs does it print?" in form
    page = world.client("analyst").get(f"/papers/{_built(world, paragraphs=str(call.pk)).pk}/").content.decode()
    assert "What the officer wrote." in page and "What the fire wrote." not in page
    ours = _built(world, audience="partners", paragraphs=str(call.pk))
    page = world.client("analyst").get(f"/papers/{ours.pk}/").content.decode()
    assert "What the officer wrote." in page and "What the fire wrote." in page
