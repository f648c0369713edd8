"""The register quarter by quarter: what governance reads of it, gaps within it as noughts, nothing before it began."""

import datetime as dt

import pytest
from django.urls import reverse

from commonweal.portal.audit.clock import midnight, today
from commonweal.portal.disclosures.counting import quarter_of, quarters_over, short_words_of
from commonweal.portal.disclosures.models import REFUSED, Entry
from commonweal.portal.disclosures.queries.register_quarters import by_quarter
from commonweal.portal.disclosures.verbs import disclosures
from portal_sharing import GROUNDS, share_of
from portal_world import World

pytestmark = pytest.mark.django_db


def _shared(world: World, day: dt.date, **more: object) -> None:
    row = disclosures.record(share_of(world, **more), GROUNDS, by=world.reader("officer"))
    Entry.objects.filter(disclosure=row.pk).update(shared_at=midnight(day))


def test_one_quarter_alone_is_no_course(world: World) -> None:
    _shared(world, today())
    assert by_quarter(world.reader("governance")) is None


def test_quarters_from_the_first_entry_on(world: World) -> None:
    _shared(world, today())
    _shared(world, today(), decision=REFUSED, reason="Not asked for rightly")
    before, between = quarters_over(today())[1::-1]
    for _ in range(2):
        _shared(world, before)
    table = by_quarter(world.reader("governance"))
    assert table
    assert table.rows == (
        (short_words_of(before), "2", "0", "2"),
        (short_words_of(between), "0", "0", "0"),
        (f"{short_words_of(quarter_of(today()))} so far", "1", "1", "1"),
    )
    assert by_quarter(world.reader("officer")) is None
    page = world.client("governance").get(reverse("disclosures:governance")).content.decode()
    assert "<svg" in page
    assert "What was shared, quarter by quarter" in page
