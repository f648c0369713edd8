"""A published paper shows by itself that a duty was met: once, with its day, for the time that it is of."""

import datetime as dt

import pytest

from commonweal.portal.access.models import Release
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recording
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import clearing
from commonweal.portal.plan.evidence import CASE_REVIEWS, key_of
from commonweal.portal.plan.models import Duty, Fulfilment
from commonweal.portal.plan.queries import duties as queries
from commonweal.portal.plan.verbs import duties, evidence
from commonweal.portal.plan.verbs.duties import months_after
from kept_papers import cleared, written
from plan_year import duty, released
from portal_world import World
from promises import ago

pytestmark = pytest.mark.django_db


def statistics(world: World, **said: int) -> Duty:
    """The duty to publish the numbers of case reviews, overdue by some days."""
    row = duty(world, "ASB case review statistics", **said)
    Duty.objects.filter(pk=row.pk).update(paper_key=CASE_REVIEWS)
    return Duty.objects.get(pk=row.pk)


def of_reviews(world: World, title: str = "ASB case reviews, April 2025 to March 2026", year: int = 2025) -> Paper:
    """A paper of them that everyone can read."""
    release = released(world, title)
    Paper.objects.filter(pk=release.of_id).update(report_key=key_of(CASE_REVIEWS, dt.date(year, 4, 1)))
    return Paper.objects.get(pk=release.of_id)


def test_what_everyone_can_read_meets_the_duty_once_and_it_is_due_again(world: World) -> None:
    row = statistics(world)
    paper = of_reviews(world)
    assert evidence.take_in() == 1
    assert evidence.take_in() == 0
    met, row = Fulfilment.objects.get(), Duty.objects.get(pk=row.pk)
    assert (met.shown_by_id, met.met_on, met.was_due_on) == (paper.pk, today(), ago(3))
    assert met.words == "Published: ASB case reviews, April 2025 to March 2026."
    assert row.due_on == months_after(ago(3), 12)
    with recording():
        (shown,) = queries.page(world.reader("fire"), row.pk).met
    assert shown.place and shown.place.words == paper.title
    page = world.client("fire").get(f"/plan/duties/{row.pk}/").content.decode()
    assert "What shows it by itself" in page and paper.title in page


def test_neither_a_draft_nor_what_partners_alone_read_nor_another_paper_meets_it(world: World) -> None:
    statistics(world)
    released(world, "ASB case reviews, as somebody else sees them")  # a title alone is no evidence
    for paper in (written(world, "Draft", reach="public"), cleared(world, written(world, "For partners"))):
        Paper.objects.filter(pk=paper.pk).update(report_key=key_of(CASE_REVIEWS, dt.date(2025, 4, 1)))
    assert evidence.take_in() == 0


def test_a_paper_of_a_time_that_was_met_already_makes_nothing_due_later(world: World) -> None:
    row, chair = statistics(world), world.reader("chair")
    duties.fulfil(row, words="Published by hand", address="The council's site", by=chair)
    due = Duty.objects.get(pk=row.pk).due_on
    of_reviews(world)
    Release.objects.update(approved_at=dt.datetime.combine(ago(5), dt.time(12), tzinfo=dt.UTC))
    assert evidence.take_in() == 1
    assert Duty.objects.get(pk=row.pk).due_on == due
    assert Fulfilment.objects.order_by("met_on").first().was_due_on is None


def test_an_older_year_and_the_same_year_once_more_make_nothing_due_later(world: World) -> None:
    row = statistics(world)
    of_reviews(world)
    assert evidence.take_in() == 1
    due = Duty.objects.get(pk=row.pk).due_on
    Duty.objects.filter(pk=row.pk).update(due_on=ago(1))  # a year on: the next one is owed
    of_reviews(world, "ASB case reviews, corrected")
    of_reviews(world, "ASB case reviews, April 2024 to March 2025", 2024)
    assert evidence.take_in() == 2
    assert Duty.objects.get(pk=row.pk).due_on == ago(1) != due
    of_reviews(world, "ASB case reviews, April 2026 to March 2027", 2026)
    assert evidence.take_in() == 1
    assert Duty.objects.get(pk=row.pk).due_on == months_after(ago(1), 12)


def test_what_was_withdrawn_says_so_and_a_duty_that_is_owed_no_more_takes_nothing(world: World) -> None:
    row = statistics(world)
    paper = of_reviews(world)
    evidence.take_in()
    clearing.withdraw(paper, reason="A number was wrong.", by=world.reader("officer"))
    with recording():
        (shown,) = queries.page(world.reader("chair"), row.pk).met
    assert shown.place and shown.place.words.endswith("(withdrawn since)")
    duties.end(row, reason="Repealed", by=world.reader("chair"))
    of_reviews(world, "ASB case reviews, April 2026 to March 2027")
    assert evidence.take_in() == 0


def test_the_usual_list_knows_which_papers_show_it_and_a_page_can_say_so_of_another(world: World) -> None:
    duties.offer_usual(owner=world.agencies["Council"], by=world.reader("chair"), body=world.body)
    assert list(Duty.objects.exclude(paper_key="").values_list("name", "paper_key")) == [
        ("ASB case review statistics", CASE_REVIEWS)
    ]
    row = duty(world, "Numbers")
    client = world.client("chair")
    page = client.get(f"/plan/duties/{row.pk}/change/").content.decode()
    assert "Which papers show by themselves" in page
    with pytest.raises(SomethingMissing):
        duties.fulfil(row, words="Nothing shows it", by=world.reader("chair"))
