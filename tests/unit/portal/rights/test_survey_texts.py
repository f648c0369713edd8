"""What people wrote in a survey has a time: when it is over two of governance let it go, and the counts stay."""

import datetime as dt
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from commonweal.ingest import erasure_list
from commonweal.portal.access.models import Thing
from commonweal.portal.audit.clock import now
from commonweal.portal.engagement.models import Coding, FoundTheme, Quotation, Survey, Writing
from commonweal.portal.rights.models import Ask, Disposal
from commonweal.portal.rights.refusals import NotGovernance, SecondPersonNeeded
from commonweal.portal.rights.verbs import disposals
from portal_world import World
from surveyed_portal import coded, quoted, taken_in, uploaded

pytestmark = pytest.mark.django_db
INSIDE = (Writing, FoundTheme, Coding, Quotation)


@pytest.fixture(autouse=True)
def _no_list() -> Any:
    yield
    erasure_list.erasures_path(settings.WORKSPACE).unlink(missing_ok=True)


def _aged(survey: Survey, days: int) -> None:
    Survey.objects.filter(pk=survey.pk).update(uploaded_at=now() - dt.timedelta(days=days))


def _old(world: World) -> Survey:
    survey = taken_in(world)
    quoted(world, coded(world, survey))
    _aged(survey, 3 * 366)
    return survey


def test_texts_are_due_three_years_after_they_came_and_not_before(world: World) -> None:
    survey = taken_in(world)
    _aged(survey, 3 * 365 - 3)
    disposals.propose()
    assert not Disposal.objects.exists()
    _aged(survey, 3 * 366)
    _aged(uploaded(world), 9 * 366)  # a draft holds no texts of this kind: it is dropped after a week
    disposals.propose()
    disposals.propose()
    (one,) = Disposal.objects.all()
    assert (one.kind, one.rule, one.of) == ("engagement.writing", "survey-texts", Writing.objects.get().pk)
    assert not Ask.objects.exists()


def test_two_of_governance_let_them_go_without_reading_them(world: World) -> None:
    survey = _old(world)
    assert all(model.objects.exists() for model in INSIDE)  # there is something to let go
    words = Writing.objects.get().answers[0][2]
    disposals.propose()
    disposal = Disposal.objects.get()
    page = world.client("governance").get(reverse("rights:disposal")).content.decode()
    assert "What people wrote to one question of a survey" in page and words not in page
    with pytest.raises(NotGovernance):
        disposals.agree(disposal, by=world.reader("analyst"))
    disposals.agree(disposal, by=world.reader("governance"))
    with pytest.raises(SecondPersonNeeded):
        disposals.agree(disposal, by=world.reader("governance"))
    disposals.dispose()
    assert Writing.objects.exists(), "one alone lets nothing go"
    Disposal.objects.update(approver=world.accounts["clerk"].pk, approved_at=now())  # a second of governance
    gone = {row.pk for model in INSIDE for row in model.objects.all()}
    disposals.dispose()
    assert not any(model.objects.exists() for model in INSIDE)
    assert not Thing.objects.filter(pk__in=gone).exists()
    assert gone <= erasure_list.things(erasure_list.erasures_path(settings.WORKSPACE)), (
        "and they go again from an older backup"
    )
    assert Survey.objects.get().dataset == survey.dataset  # the closed answers stay


def test_the_survey_s_page_says_that_they_are_no_longer_kept(world: World) -> None:
    survey, client = _old(world), world.client("analyst")
    address, asked = reverse("engagement:survey", args=[survey.pk]), Writing.objects.get().words
    assert "no longer kept" not in client.get(address).content.decode()
    disposals.propose()
    Disposal.objects.update(
        holder=world.accounts["governance"].pk, approver=world.accounts["clerk"].pk, approved_at=now()
    )
    disposals.dispose()
    page = client.get(address).content.decode()
    assert f"“{asked}” is no longer kept" in page
