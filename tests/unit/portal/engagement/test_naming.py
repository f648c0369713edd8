"""Who reads what people wrote: named later, taken off again, by whom, with a reason, and told to nobody else."""

import pytest
from django.urls import reverse

from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import ChangedMeanwhile, SomethingMissing
from commonweal.portal.audit.models import Aside, Entry
from commonweal.portal.engagement.models import Quotation, Survey, Writing
from commonweal.portal.engagement.surveys.refusals import NotTheirSurvey
from commonweal.portal.engagement.surveys.verbs import naming
from commonweal.portal.notices.models import Notice
from portal_world import World
from surveyed_portal import coded, quoted, taken_in, uploaded

pytestmark = pytest.mark.django_db


def _reading(world: World) -> set[str]:
    """Who reads the texts."""
    return {who for who in world.people if readable(world.reader(who), Writing).exists()}


def _name(world: World, survey: Survey, *who: str, by: str = "analyst", why: str = "To read it with us") -> None:
    naming.name(survey, [world.people[one].pk for one in who], why=why, by=world.reader(by))


def test_an_analyst_who_reads_it_names_another_and_takes_them_off(world: World) -> None:
    survey = taken_in(world)
    quoted(world, coded(world, survey))
    assert _reading(world) == {"analyst", "officer"}
    _name(world, survey, "officer", "fire")
    assert _reading(world) == {"analyst", "officer", "fire"}
    assert readable(world.reader("fire"), Quotation).exists()  # with all that lies in it
    (told,) = Notice.objects.all()
    assert (told.person, told.words) == (world.people["fire"], naming.TOLD)
    _name(world, survey, "fire", why="The officer moved on")
    assert _reading(world) == {"analyst", "fire"}
    said = set(Aside.objects.values_list("words", flat=True))
    assert f"To read it with us. Named: {world.people['fire'].name}." in said
    assert f"The officer moved on. Taken off: {world.people['officer'].name}." in said
    assert Entry.objects.filter(act="name survey readers").count() == 2


@pytest.mark.parametrize("who", ["officer", "fire", "chair", "clerk", "governance", "administrator", "member"])
def test_nobody_else_names_anybody(world: World, who: str) -> None:
    survey = taken_in(world)
    with pytest.raises(NotTheirSurvey):
        _name(world, survey, "fire", by=who)
    page = reverse("engagement:survey-readers", args=[survey.pk])
    assert world.client(who).get(page).status_code == 404
    assert _reading(world) == {"analyst", "officer"}


@pytest.mark.parametrize("who", ["chair", "clerk", "governance", "administrator", "member"])
def test_nobody_is_named_whose_role_reads_no_surveys(world: World, who: str) -> None:
    with pytest.raises(NotTheirSurvey):
        _name(world, taken_in(world), "officer", who)


def test_a_reason_is_said_something_changes_and_whoever_names_stays(world: World) -> None:
    survey = taken_in(world)
    for who, why in ((("fire",), " "), (("officer",), "Why not")):
        with pytest.raises(SomethingMissing):
            _name(world, survey, *who, why=why)
    _name(world, survey)
    assert _reading(world) == {"analyst"}


def test_of_two_who_name_at_once_the_later_one_is_told(world: World) -> None:
    survey = taken_in(world)
    seen = naming.mark_of(survey)
    _name(world, survey, "officer", "fire")
    with pytest.raises(ChangedMeanwhile):
        naming.name(survey, [], why="Nobody", by=world.reader("analyst"), seen=seen)
    assert _reading(world) == {"analyst", "officer", "fire"}


def test_its_page_says_who_reads_it_and_leads_to_the_form(world: World) -> None:
    survey, analyst = taken_in(world), world.client("analyst")
    form = reverse("engagement:survey-readers", args=[survey.pk])
    page = reverse("engagement:survey", args=[survey.pk])
    shown = analyst.get(page).content.decode()
    assert form in shown and world.people["officer"].name in shown
    assert form not in world.client("officer").get(page).content.decode()
    asked = analyst.get(form)
    assert asked.context["form"]["readers"].value() == [str(world.people["officer"].pk)]
    sent = {"readers": [str(world.people["fire"].pk)], "why": "In place of the officer", "seen": asked.context["seen"]}
    assert analyst.post(form, sent).status_code == 302
    assert _reading(world) == {"analyst", "fire"}
    late = analyst.post(form, {**sent, "readers": []}).content.decode()
    assert "Someone else changed this" in late


def test_a_draft_is_named_by_whoever_uploaded_it(world: World) -> None:
    _name(world, uploaded(world), "fire")
    assert set(readable(world.reader("fire"), Survey)) and not readable(world.reader("officer"), Survey).exists()
