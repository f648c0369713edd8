"""A draft's figures held against a real store, in the background; each answer for its asker, under its minute's lock.

The restricted item's sentence is the thing to leak: that its reader gets it is shown before that nobody else does.
"""

import io
import logging
from collections.abc import Iterator

import pytest
from django.core import serializers
from pytest_django.fixtures import Settings

import claimed
from commonweal.portal.access.models import Document
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.models import Entry
from commonweal.portal.audit.recording import recording
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.meetings import turns
from commonweal.portal.meetings.answers import ROLE
from commonweal.portal.meetings.turns import Turns
from commonweal.portal.meetings.verbs import minute
from commonweal.workspace import Workspace
from portal_minuting import Sitting, make_sitting
from portal_world import World

pytestmark = pytest.mark.django_db
RESTRICTED = "There were 99 burglaries in Quillfeather Street in 2024."
WORDS = "There were 385 burglaries in 2024. Burglary rose by 50% in 2024. Officers were thanked."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Three years whose every month is known."""
    return claimed.made(tmp_path_factory.mktemp("claimed"))


@pytest.fixture(autouse=True)
def _workspace(place: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WORKSPACE = place
    monkeypatch.setattr(schedule, "_pieces", {})
    monkeypatch.setattr(turns, "turns", Turns())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that any logger says, however small."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    monkeypatch.setattr(logging.getLogger(), "level", logging.DEBUG)
    logging.getLogger().addHandler(handler)
    yield said
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def sitting(world: World) -> Sitting:
    """An open item and one for the police and the clerk, both minuted with figures."""
    made = make_sitting(world)
    minute.save(made.items["update"], text=WORDS, version=0, by=world.reader("clerk"))
    minute.save(made.items["secret"], text=RESTRICTED, version=0, by=world.reader("clerk"))
    return made


def _address(sitting: Sitting) -> str:
    return f"/meetings/{sitting.meeting.pk}/figures/"


def _checked(sitting: Sitting, username: str) -> str:
    client = sitting.world.client(username)
    asked = client.post(_address(sitting), {"place": "Alder"})
    assert asked.status_code == 302, asked.content.decode()
    worker.run(once=True)
    job = Job.objects.latest("asked_at")
    assert job.state == "done", job.problem
    return client.get(job.result["address"]).content.decode()


def test_each_figure_is_told_with_what_was_tried(sitting: Sitting) -> None:
    page = _checked(sitting, "clerk")
    assert "385: agrees." in page
    assert "50%: contradicted." in page
    assert "480 to 385" in page, "the two counts that the change was worked out from"
    assert "1 sentence without a figure" in page
    assert "Source: made up" in page


def test_a_restricted_sentence_is_shown_to_its_readers_alone(sitting: Sitting, heard: io.StringIO) -> None:
    street = "Quillfeather"
    assert street in _checked(sitting, "clerk"), "there is something to leak"
    before = set(Document.objects.filter(role=ROLE).values_list("pk", flat=True))
    chairs = _checked(sitting, "chair")
    assert "385: agrees." in chairs
    assert street not in chairs
    made = Document.objects.filter(role=ROLE).exclude(pk__in=before)
    assert [row.thing.home_id for row in made] == [sitting.items["update"].minute.pk], "nor is anything kept for them"
    for username in (None, "member", "officer", "analyst", "governance", "administrator"):
        client = sitting.world.client(username)
        assert client.get(_address(sitting)).status_code == 404
        for pk in before:
            assert client.get(f"/documents/{pk}/").status_code in (404, 302), username
    told = serializers.serialize("json", [*Job.objects.all(), *Entry.objects.all()]) + heard.getvalue()
    for words in (street, "burglar", "thanked"):
        assert words not in told
    assert "check-figures" in told, "the jobs are there to be looked at"
    clerk = sitting.world.accounts["clerk"].pk
    read = Entry.objects.filter(act="read", doer=clerk).values_list("thing", flat=True)
    assert str(sitting.items["secret"].minute.pk) in {str(thing) for thing in read}


def test_an_answer_goes_where_its_minute_goes(sitting: Sitting) -> None:
    assert "Quillfeather" in _checked(sitting, "clerk")
    officer = audiences.people([sitting.world.people["officer"].pk])
    with recording():
        things.narrow_or_set(sitting.items["secret"].thing, audience=officer, face="hidden", by=None)
    page = sitting.world.client("clerk").get(_address(sitting)).content.decode()
    assert "385: agrees." in page
    assert "Quillfeather" not in page


def test_only_what_has_changed_is_checked_again(sitting: Sitting) -> None:
    _checked(sitting, "clerk")
    assert Document.objects.filter(role=ROLE).count() == 2
    _checked(sitting, "clerk")
    assert Document.objects.filter(role=ROLE).count() == 2
    minute.save(sitting.items["update"], text="There were 386 burglaries in 2024.", version=1,
                by=sitting.world.reader("clerk"))  # fmt: skip
    page = sitting.world.client("clerk").get(_address(sitting)).content.decode()
    assert "was changed since" in page
    again = _checked(sitting, "clerk")
    assert "was changed since" not in again
    assert "386: near." in again or "386: contradicted." in again
    assert Document.objects.filter(role=ROLE).count() == 3


def test_a_place_that_is_not_known_is_told_at_once(sitting: Sitting) -> None:
    page = sitting.world.client("clerk").post(_address(sitting), {"place": "Nowhere"}).content.decode()
    assert "There is a problem" in page
    assert "Nowhere" in page
    assert not Job.objects.exists()


@pytest.mark.parametrize("username", [None, "officer"])
def test_anyone_may_hold_a_sentence_against_the_public_figures(world: World, username: str | None) -> None:
    asked = {"sentence": "There were 385 burglaries in 2024.", "place": "Alder", "said": "2025-03-01"}
    answer = world.client(username).post("/meetings/check-a-claim/", asked)
    page = answer.content.decode()
    assert "385: agrees." in page
    assert "no-store" in answer["Cache-Control"]
    assert not Job.objects.exists()
    assert not Document.objects.exists()
    assert not Entry.objects.exclude(act__startswith="sign").exists()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Crime is terrible.", "no figure"),
        ("There were 5 burglaries in Nowhereshire in 2024.", "cannot be told"),
        ("x" * 700, "600"),
        ("", "Fill this in"),
    ],
)
def test_what_cannot_be_checked_says_so_and_stays_typed(world: World, sentence: str, said: str) -> None:
    page = world.client(None).post("/meetings/check-a-claim/", {"sentence": sentence, "place": ""}).content.decode()
    assert said in page
    assert sentence in page


def test_visitors_take_turns() -> None:
    clock = iter(range(0, 70, 10))
    ours = Turns(clock=lambda: float(next(clock)))
    with ours.one(visitor=False), pytest.raises(turns.Busy), ours.one(visitor=True):
        pass
    for _ in range(turns.A_MINUTE):
        with ours.one(visitor=True):
            pass
    with pytest.raises(turns.Busy), Turns.one(_full(), visitor=True):
        pass


def _full() -> Turns:
    """A minute whose answers to visitors are all given."""
    full = Turns(clock=lambda: 0.0)
    for _ in range(turns.A_MINUTE):
        with full.one(visitor=True):
            pass
    return full
