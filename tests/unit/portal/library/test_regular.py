"""Clerks are told, once for each date, that another body's matter is to be asked about again."""

from dataclasses import replace

import pytest
from django.conf import settings

from commonweal.papers import shown_before
from commonweal.portal.access.models import Release
from commonweal.portal.access.verbs import releases
from commonweal.portal.audit.clock import today
from commonweal.portal.jobs import registry, schedule
from commonweal.portal.library import regular
from commonweal.portal.library.verbs import reports
from commonweal.portal.notices import queries
from kept_papers import cleared, report, written
from portal_world import World
from sample_figures import tallow

pytestmark = pytest.mark.django_db


def test_a_review_date_is_told_to_the_clerk_and_names_nothing(world: World) -> None:
    written(world, "Comparison", originator=world.agencies["Council"], review_on=today())
    for _ in range(2):
        regular.remind_of_reviews()
    (told,) = queries.mine(world.reader("clerk"))
    assert "Comparison" not in told.words
    assert told.address.startswith("/")
    assert queries.mine(world.reader("member")) == ()


def test_the_portal_starts_with_its_work_registered() -> None:
    assert registry.known(reports.BUILD)
    assert registry.known(reports.CHECK)
    assert {"notices.mail", "tasks.reminders", "library.reviews", "library.remembered"} <= set(schedule._pieces)


def test_a_withdrawn_report_that_the_folder_lost_is_known_again_within_a_day(world: World) -> None:
    of_partners = tuple(replace(source, dataset="partner.harbour-homes") for source in tallow().sources)
    shown = replace(tallow(), audience="public", sources=of_partners)
    shown_before.keep(settings.WORKSPACE, shown)
    paper = cleared(world, report(world, shown, reach="public"), author="analyst")
    releases.withdraw(Release.objects.get(of=paper.pk), words="A month was missing.", by=world.reader("chair"))
    kept = settings.WORKSPACE.root / "papers" / "public" / f"{shown_before.name(shown)}.json"
    kept.unlink()  # FileNotFoundError: it was not remembered at all
    schedule._pieces["library.remembered"].function()
    assert kept.exists()
    kept.unlink()  # other tests' papers are not held against it
