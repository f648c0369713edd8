"""Clerks are told, once for each date, that another body's matter is to be asked about again."""

import pytest

from commonweal.portal.audit.clock import today
from commonweal.portal.jobs import registry, schedule
from commonweal.portal.library import regular
from commonweal.portal.library.verbs import reports
from commonweal.portal.notices import queries
from kept_papers import written
from portal_world import World

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
    assert {"notices.mail", "tasks.reminders", "library.reviews"} <= set(schedule._pieces)
