"""Breaking the glass: reason first, four hours, read-only; told, kept, reviewed; the same answer for what is not."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from commonweal.portal.access.models import Seat
from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import GlassIsReadOnly, SomethingMissing
from commonweal.portal.audit import clock
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.models import Aside, Entry
from commonweal.portal.cases.models import Case, Glass, Need
from commonweal.portal.cases.models import Entry as Happened
from commonweal.portal.cases.refusals import NotTheirCase, NotTheirsToReview, TooManyTries
from commonweal.portal.cases.verbs import glass, subjects, team
from commonweal.portal.cases.verbs.glass import Broken, Sought
from commonweal.portal.notices.models import Notice
from portal_world import ROLES, World
from worked_cases import opened, written

pytestmark = pytest.mark.django_db
WHY = "A child in that house is not answering the door."
PERSON = {"given": "Ada", "family": "Byrne", "born_day": "3", "born_month": "5", "born_year": "1987"}


def broken(world: World, who: str = "fire", **sought: object) -> Broken:
    agency = world.people[who].agency
    assert agency is not None
    return glass.break_glass(Sought(**sought), reason=WHY, agency=agency, by=world.reader(who))  # type: ignore[arg-type]


def tried(world: World, who: str = "fire", **said: str) -> str:
    answer = world.client(who).post(reverse("cases:break-glass"), {"reason": WHY, **said}, follow=True)
    return answer.content.decode()


def test_it_opens_for_four_hours_to_read_and_nothing_else(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    case = opened(world)
    written(world, case, "What happened.")
    page = tried(world, reference=case.reference)
    assert "You broke the glass" in page
    assert "What happened." in page
    assert "Write down what happened" not in page
    with pytest.raises(GlassIsReadOnly):
        written(world, case, by="fire")
    assert world.client("fire").get(reverse("cases:enter", args=[case.pk])).status_code == 404
    later = now() + dt.timedelta(hours=4, seconds=1)
    monkeypatch.setattr(clock.timezone, "now", lambda: later)
    assert not readable(world.reader("fire"), Case).exists()


def test_it_opens_by_a_whole_name_and_birth_too(world: World) -> None:
    case = opened(world)
    subjects.add(case, PERSON, role="victim", by=world.reader("officer"))
    assert "You broke the glass" in tried(world, given="ADA", family="byrne", born="1987-05-03")
    other = opened(world, "Another")
    assert not readable(world.reader("fire"), Case).filter(pk=other.pk).exists()


@pytest.mark.parametrize(
    "said",
    [{"born_year": "1931"}, {"given": "Suharto", "family": ""}, {"given": "", "family": "Suharto"}],
    ids=["born long ago", "a single name", "written as a family name"],
)
def test_it_opens_for_somebody_old_and_for_somebody_with_a_single_name(world: World, said: dict[str, str]) -> None:
    who = {**PERSON, **said}
    subjects.add(opened(world), who, role="victim", by=world.reader("officer"))
    born = f"{who['born_year']}-05-03"
    assert "You broke the glass" in tried(world, given=who["given"], family=who["family"], born=born)


def test_lead_and_governance_are_told_at_once_without_a_word_of_it(world: World) -> None:
    case = opened(world)
    broken(world, reference=case.reference)
    for who in ("officer", "governance"):
        told = Notice.objects.get(person=world.people[who])
        assert told.kind == "glass"
        for word in (case.reference, case.title, "Fire", WHY):
            assert word not in told.words
    assert Entry.objects.filter(act="break glass", thing=str(case.pk)).exists()
    assert Aside.objects.filter(words=WHY).exists()
    seat = Seat.objects.get(glass=True)
    assert (Need.objects.get(seat=seat).words, Need.objects.get(seat=seat).glass_code) == (
        WHY,
        Glass.objects.get().code,
    )


def test_absent_hidden_and_sealed_get_the_same_answer_and_are_kept(world: World) -> None:
    case = opened(world)
    subjects.add(case, PERSON, role="victim", by=world.reader("officer"))
    team.seal(case, person=world.people["fire"], why="Related.", by=world.reader("officer"))
    absent = "K7R-4QFX" if case.reference != "K7R-4QFX" else "K7R-4QFW"
    pages = {
        said.get("reference", "name"): tried(world, **said).replace(said.get("reference", "\0"), "")
        for said in ({"reference": case.reference}, {"reference": absent})
    }
    said = [re.sub('name="csrfmiddlewaretoken" value="[^"]*"', "", page.split("<main")[1]) for page in pages.values()]
    assert said[0] == said[1]
    assert "There is nothing here that you can open" in said[0]
    assert "There is nothing here" in tried(world, given="Ada", family="Byrne", born="1987-05-03")
    assert Glass.objects.filter(found=False).count() == 3
    assert Notice.objects.filter(person=world.people["governance"]).count() == 3
    assert not Seat.objects.filter(glass=True).exists()


def test_tries_in_vain_end_within_the_hour(world: World) -> None:
    case = opened(world)
    for _ in range(5):
        assert broken(world, reference="K7R-4QFM").cases == ()
    with pytest.raises(TooManyTries):
        broken(world, reference=case.reference)
    Glass.objects.update(tried_at=now() - dt.timedelta(hours=2))
    assert broken(world, reference=case.reference).cases == (case.pk,)


def test_what_is_for_fewer_people_stays_shut(world: World) -> None:
    case = opened(world)
    entry = written(world, case, "For me alone.", fewer=[world.people["officer"].pk])
    broken(world, reference=case.reference)
    assert not readable(world.reader("fire"), Happened).filter(pk=entry.pk).exists()


def test_a_reason_comes_first_and_no_other_role_breaks_it(world: World) -> None:
    case = opened(world)
    with pytest.raises(SomethingMissing):
        glass.break_glass(
            Sought(reference=case.reference),
            reason="Urgent",
            agency=world.agencies["Fire brigade"],
            by=world.reader("fire"),
        )
    page = world.client("fire").post(reverse("cases:break-glass"), {"reference": case.reference}).content.decode()
    assert "govuk-error-summary" in page
    assert not Glass.objects.exists()
    for who in set(ROLES) - {"officer", "fire"}:
        assert world.client(who).get(reverse("cases:break-glass")).status_code == 404
        with pytest.raises(NotTheirCase):
            broken(world, who, reference=case.reference)
    with pytest.raises(NotTheirCase):
        glass.break_glass(
            Sought(reference=case.reference), reason=WHY, agency=world.agencies["Police"], by=world.reader("fire")
        )


def test_governance_reviews_it_and_never_sees_which_case(world: World) -> None:
    case = opened(world)
    broken(world, reference=case.reference)
    row = Glass.objects.get()
    client = world.client("governance")
    for address in (reverse("cases:broken"), reverse("cases:review-glass", args=[row.pk])):
        page = client.get(address).content.decode()
        assert WHY in page
        for word in (case.reference, case.title, str(case.pk)):
            assert word not in page
    with pytest.raises(NotTheirsToReview):
        glass.review(row, verdict="justified", words="I was there.", by=world.reader("fire"))
    said = {"verdict": "justified", "words": "A child was at risk."}
    page = client.post(reverse("cases:review-glass", args=[row.pk]), said, follow=True).content.decode()
    assert "It was justified" in page
    assert client.post(reverse("cases:review-glass", args=[row.pk]), said).status_code == 404


def test_whoever_broke_it_reads_their_own_and_nobody_elses(world: World) -> None:
    broken(world, reference="K7R-4QFM")
    assert "in vain" in world.client("fire").get(reverse("cases:broken")).content.decode()
    assert WHY not in world.client("officer").get(reverse("cases:broken")).content.decode()
    for who in ("member", "chair", "clerk", "analyst", "administrator", None):
        assert world.client(who).get(reverse("cases:broken")).status_code == 404
