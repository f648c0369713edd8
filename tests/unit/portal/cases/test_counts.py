"""Counts of cases and reviews: rounded or hidden before they are kept, shown once approved; agencies' start."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.urls import reverse

from beside_cases import application, applied, decided
from commonweal.documents.block_text import text as as_text
from commonweal.documents.blocks import Picture
from commonweal.portal.access.refusals import NotWhatWasSeen
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import gathering
from commonweal.portal.cases.counts import drafting, taking, verbs
from commonweal.portal.cases.counts.hiding import protected, words
from commonweal.portal.cases.counts.models import CASES, REVIEWS, Tally
from commonweal.portal.cases.counts.queries import earlier
from commonweal.portal.cases.counts.refusals import NotOver, NotTheirTally, NotThePeriod
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.reviews import verbs as verbs_of_reviews
from commonweal.portal.cases.reviews.models import Review
from commonweal.portal.cases.signup import queries as signup
from commonweal.portal.cases.signup import verbs as signing
from commonweal.portal.cases.signup.paper import draft
from commonweal.portal.cases.signup.refusals import NotTheirAgency
from commonweal.portal.cases.signup.start import Start
from commonweal.portal.disclosures.counting import days_of
from commonweal.portal.disclosures.verbs import agreements, data_sets
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import clearing, papers
from commonweal.portal.library.written import blocks
from commonweal.portal.partnership.models import Account, Membership
from commonweal.portal.plan.models import Fulfilment
from commonweal.portal.plan.verbs import duties, evidence
from kept_papers import to_clear
from portal_sharing import BEGINS, agreed
from portal_world import World
from worked_cases import opened

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Papers are not drawn here; what is read is gathered as for a page."""
    monkeypatch.setattr(papers, "rendered", lambda *_: ())
    with gathering():
        yield


def test_cases_are_rounded_and_small_ones_not_shown_nor_what_gives_them_away() -> None:
    parts = {("kinds", "A"): 12, ("kinds", "B"): 12, ("kinds", "C"): 4, ("kinds", "D"): 0}
    told = protected({("", ""): 28, **parts}, [(("", ""), list(parts))])
    assert told["kinds", "C"] is None
    assert [told["kinds", "A"], told["kinds", "B"]].count(None) == 1, "30 less 10 less 10, each rounded, leaves only 4"
    assert {count for key, count in told.items() if count is not None} == {0, 10, 30}
    assert words(None) == "not shown"


def test_a_quarter_is_counted_once_and_tells_of_no_case(world: World) -> None:
    first, last = taking.last_quarter(today())
    for n in range(6):
        case = opened(world, f"Canaryword {n}")
        Case.objects.filter(pk=case.pk).update(opened_on=last - n * DAY)
    tally = taking.take(CASES, first, last)
    assert tally.figures["opened"] == 5
    assert [one["open"] for one in tally.figures["agencies"]] == [5]
    assert "Canaryword" not in str(tally.figures)
    opened(world)
    assert taking.take(CASES, first, last).pk == tally.pk
    text = drafting.draft(tally)
    assert "Cases open at the end of the quarter: 5. Opened in it: 5; closed: 0." in text
    assert "| Police | 5 |" in text


def test_quarters_stand_beside_those_that_were_approved(world: World) -> None:
    opened(world)
    quarters = [(dt.date(2025, 1, 1), 10), (dt.date(2025, 7, 1), None), (dt.date(2025, 10, 1), 20)]
    tallies = []
    for first, count in quarters:
        tally = taking.take(CASES, first, days_of(first)[1])
        tally.figures |= {"open": count}
        tally.save(update_fields=["figures"])
        tallies.append(verbs.approve(tally, sha256=tally.sha256, by=world.reader("governance")))
    waits = taking.take(CASES, dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    text = drafting.draft(waits, earlier(world.reader("governance"), waits))
    for row in ("| Jan to Mar 2025 | 10 ", "| Apr to Jun 2025 | not counted ", "| Jul to Sep 2025 | not shown "):
        assert row in text
    assert "Chart:" not in as_text(blocks(text)), "every chart was drawn"
    newest = tallies[-1]
    assert "Jan to Mar 2026" not in drafting.draft(newest, earlier(world.reader("officer"), newest))
    assert earlier(world.reader(None), newest) == []


def test_the_four_numbers_of_a_year_stand_beside_those_of_the_years_before() -> None:
    def year(first: int, applications: int | None) -> Tally:
        figures = {"applications": applications, "not met": 0, "reviews": 9, "recommended": 6, "least": 5}
        return Tally(kind=REVIEWS, first=dt.date(first, 4, 1), last=dt.date(first + 1, 3, 31), figures=figures)

    text = drafting.draft(year(2025, 12), [year(2022, 8), year(2024, None)])
    for row in ("2022/23 | 8 | 0", "2023/24 | not counted", "2024/25 | not shown | 0", "2025/26 | 12 | 0 | 9 | 6"):
        assert f"| {row} " in text
    found = blocks(text)
    assert "Chart:" not in as_text(found)
    assert len([block for block in found if isinstance(block, Picture)]) == 2


def test_the_quarters_paper_and_its_data_set_together_tell_no_more_than_one(world: World) -> None:
    """4 and 12 of two kinds, 16 in all: rounded to fewer than 5 and 10, they leave the exact 4 beside an exact 16."""
    first, last = taking.last_quarter(today())
    known = list(kinds().kinds)
    counted = [known[0]] * 12 + [known[1]] * 4
    for kind in counted:
        case = opened(world)
        Case.objects.filter(pk=case.pk).update(opened_on=first, kind=kind, stage=kinds().kinds[kind].first.key)
    told = taking.of_cases(first, last)
    lines = [line for line in data_sets.lines_of(first) if line.source == "Cases opened"]
    shown = {line.kind: line.count for line in lines if not (line.month or line.area or line.agency)}
    assert {one["name"]: one["opened"] for one in told["kinds"]} == {kind: shown[kind] for kind in shown if kind}
    assert told["opened"] == shown[""] == 15
    assert [one["opened"] for one in told["kinds"]] == [None, None]
    assert [one["open"] for one in told["kinds"]] == [None, None]


def test_a_year_waits_for_what_is_entered_late(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    Review.objects.filter(pk=applied(world).pk).update(received_on=dt.date(2024, 7, 1))
    for day, years in ((dt.date(2026, 4, 28), 2024), (dt.date(2026, 4, 29), 2025)):
        monkeypatch.setattr(taking, "today", lambda day=day: day)
        taking.take_all()
        assert Tally.objects.filter(kind=REVIEWS).latest("first").first == dt.date(years, 4, 1)


def test_a_year_before_the_first_application_is_not_counted_as_noughts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    Review.objects.filter(pk=applied(world).pk).update(received_on=dt.date(2026, 7, 1))
    for day, years in ((dt.date(2026, 8, 1), []), (dt.date(2027, 5, 1), [2026])):
        monkeypatch.setattr(taking, "today", lambda day=day: day)
        taking.take_all()
        assert [tally.first.year for tally in Tally.objects.filter(kind=REVIEWS)] == years


def test_periods_that_were_over_while_nothing_ran_are_counted_too(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened in February, and nothing ran until July; then nothing until the next February."""
    Case.objects.filter(pk=opened(world).pk).update(opened_on=dt.date(2026, 2, 10))
    for day, months in (
        (dt.date(2026, 7, 2), [1, 4]),
        (dt.date(2026, 7, 3), [1, 4]),
        (dt.date(2027, 2, 1), [1, 4, 7, 10]),
    ):
        monkeypatch.setattr(taking, "today", lambda day=day: day)
        taking.take_all()
        assert [tally.first.month for tally in Tally.objects.filter(kind=CASES).order_by("first")] == months
    monkeypatch.setattr(taking, "today", lambda: dt.date(2040, 1, 1))
    taking.take_all()
    assert Tally.objects.count() == 4 + taking.MOST_OWED, "no more than anybody asks for"


def a_year(world: World) -> tuple[dt.date, dt.date]:
    """Of last year: three applications, one that was not met, one review that recommended something, one that did not.

    Beside it, in the year after, one application more: there is something that must not be counted.
    """
    first, last = taking.last_year(today())
    refused = decided(world, applied(world, application(1)), met=False, why="One counts.")
    held = [decided(world, applied(world)) for _ in range(2)]
    for review in held:
        verbs_of_reviews.finish(review, finding="Found.", by=world.reader("officer"))
    verbs_of_reviews.recommend(held[0], agency=world.agencies["Police"], words="Write.", by=world.reader("officer"))
    Review.objects.filter(pk__in=[refused.pk, *(one.pk for one in held)]).update(received_on=last)
    Review.objects.filter(pk=refused.pk).update(decided_on=last)
    Review.objects.filter(pk__in=[one.pk for one in held]).update(decided_on=last, reviewed_on=last)
    applied(world)
    return first, last


def test_the_four_numbers_that_the_act_has_published_are_exact_however_small(world: World) -> None:
    first, last = a_year(world)
    tally = taking.take(REVIEWS, first, last)
    assert tally.figures == {"applications": 3, "not met": 1, "reviews": 2, "recommended": 1}
    text = drafting.draft(tally)
    assert "not shown" not in text
    assert "These four are exact" in text
    page = world.client("governance").get(reverse("cases:tally", args=[tally.pk])).content.decode()
    assert "small ones too" in page
    assert "Counted on" in page


def test_two_papers_of_case_reviews_share_no_day_so_that_one_less_the_other_tells_nothing(world: World) -> None:
    first, last = a_year(world)
    tally = taking.take(REVIEWS, first, last)
    for wrong in ((first + DAY, last), (first, last - DAY), (dt.date(first.year, 1, 1), dt.date(first.year, 12, 31))):
        with pytest.raises(NotThePeriod):
            taking.take(REVIEWS, *wrong)
    with pytest.raises(NotOver):
        taking.take(REVIEWS, last + DAY, dt.date(last.year + 1, 3, 31))
    Review.objects.filter(state="received").update(received_on=last)  # entered late: an exact difference of one
    assert taking.take(REVIEWS, first, last).figures == tally.figures, "a year is counted once"


def test_nothing_finer_of_case_reviews_is_counted_anywhere(world: World) -> None:
    first, last = taking.last_quarter(today())
    a_year(world)
    Review.objects.update(received_on=last, decided_on=None, met=None)
    assert Review.objects.filter(received_on__range=(first, last)).count() == 4, "there is something to tell"
    assert not [line for line in data_sets.lines_of(first) if line.count and "review" in line.source.lower()]
    assert "review" not in str(taking.of_cases(first, last)).lower()


def test_published_the_numbers_meet_the_duty_to_publish_them(world: World) -> None:
    duties.offer_usual(owner=world.agencies["Council"], by=world.reader("chair"), body=world.body)
    tally = taking.take(REVIEWS, *a_year(world))
    verbs.approve(tally, sha256=tally.sha256, by=world.reader("governance"))
    paper = verbs.draft(tally, by=world.reader("analyst"), body=world.body)
    assert evidence.take_in() == 0, "a draft shows nothing"
    clearing.clear_as_author(paper, by=world.reader("analyst"))
    clearing.clear_as_chair(paper, seen=to_clear(paper), by=world.reader("chair"))
    assert evidence.take_in() == 1
    met = Fulfilment.objects.select_related("duty").get()
    assert (met.duty.name, met.met_on, met.shown_by_id) == ("ASB case review statistics", today(), paper.pk)
    assert paper.title in world.client(None).get(reverse("cases:asb-about")).content.decode()


def test_counts_are_shown_once_a_second_person_looked_at_them(world: World) -> None:
    opened(world)
    tally = taking.take(CASES, *taking.last_quarter(today()))
    at = {name: reverse(f"cases:{name}", args=[tally.pk]) for name in ("tally", "approve-tally", "tally-paper")}
    for who, found in (("governance", 200), ("clerk", 200), ("officer", 404), ("member", 404), (None, 404)):
        assert world.client(who).get(at["tally"]).status_code == found
    with pytest.raises(NotTheirTally):
        verbs.approve(tally, sha256=tally.sha256, by=world.reader("officer"))
    with pytest.raises(NotWhatWasSeen):
        verbs.approve(tally, sha256="other", by=world.reader("governance"))
    with pytest.raises(NotOver):
        verbs.draft(tally, by=world.reader("clerk"))
    world.client("governance").post(at["approve-tally"], {"sha256": tally.sha256})
    assert world.client("officer").get(at["tally"]).status_code == 200
    assert world.client(None).get(at["tally"]).status_code == 404
    world.client("clerk").post(at["tally-paper"], {"yes": "1"})
    assert Paper.objects.get().reach == ""


def test_a_paper_of_reviews_is_meant_for_everyone_and_waits_for_its_release(world: World) -> None:
    applied(world, on=taking.last_year(today() - taking.LATE)[0])
    taking.take_all()
    tally = Tally.objects.get(kind=REVIEWS)
    verbs.approve(tally, sha256=tally.sha256, by=world.reader("governance"))
    paper = verbs.draft(tally, by=world.reader("clerk"))
    assert (paper.reach, paper.title.startswith("ASB case reviews, April")) == ("public", True)
    assert "No numbers are published yet." in world.client(None).get(reverse("cases:asb-about")).content.decode()


def test_agencies_use_is_counted_without_anybody_in_it(world: World) -> None:
    Account.objects.filter(person=world.people["officer"]).update(last_login=now())
    Account.objects.filter(person=world.people["fire"]).update(last_login=now() - 60 * DAY)
    found = {line.name: (line.accounts, line.month, line.quarter) for line in signup.agencies(world.reader("member"))}
    assert found["Police"] == (1, 1, 1)
    assert found["Fire brigade"] == (1, 0, 1)
    body = world.client("member").get(reverse("cases:agencies")).content.decode()
    assert "Officer Example" not in body
    assert world.client(None).get(reverse("cases:agencies")).status_code == 404


def test_since_when_outlives_whoever_was_first_and_does_not_move_with_them(world: World) -> None:
    """The police's first officer went to the fire brigade in October, where the first account was of December."""
    person, police, fire = world.people["officer"], world.agencies["Police"], world.agencies["Fire brigade"]
    year = today().year - 1
    Account.objects.filter(person=person).update(
        created_at=dt.datetime(year, 6, 30, 23, 30, tzinfo=dt.UTC),
        is_active=False,  # in July, by the clock here
    )
    Account.objects.filter(person=world.people["fire"]).update(created_at=dt.datetime(year, 12, 1, tzinfo=dt.UTC))
    place = Membership.objects.get(person=person, agency=police)
    Membership.objects.filter(pk=place.pk).update(since=dt.date(year, 1, 1), until=dt.date(year, 9, 30))
    Membership.objects.create(person=person, agency=fire, role=place.role, since=dt.date(year, 10, 1))
    Membership.objects.create(person=world.people["member"], agency=police, role="member", since=dt.date(year, 1, 1))
    Membership.objects.filter(person=world.people["fire"]).update(since=dt.date(year, 1, 1))
    found = {line.name: (line.since, line.accounts) for line in signup.agencies(world.reader("chair"))}
    assert found["Police"] == (dt.date(year, 7, 1), 0), "a member who reads minutes is no use of it"
    assert found["Fire brigade"][0] == dt.date(year, 10, 1)


def test_an_agency_says_it_of_itself_the_clerk_of_any(world: World) -> None:
    police, fire = world.agencies["Police"], world.agencies["Fire brigade"]
    signing.say(police, Start(signed_on=today() - DAY, since=today()), by=world.reader("officer"))
    with pytest.raises(NotTheirAgency):
        signing.say(fire, Start(), by=world.reader("officer"))
    with pytest.raises(NotTheirAgency):
        signing.say(world.agencies["Voluntary action"], Start(), by=world.reader("member"))
    client = world.client("clerk")
    client.post(
        reverse("cases:agency", args=[fire.pk]),
        {"trained_on": today().isoformat(), "trained": "7", "note": "Nights next"},
    )
    lines = {line.name: line for line in signup.agencies(world.reader("clerk"))}
    assert lines["Fire brigade"].start == Start(trained_on=today(), trained=7, note="Nights next")
    assert lines["Police"].missing == ("be trained", "use it")
    assert f"| {today() - DAY:%-d %B %Y} |" in draft(list(lines.values()), today())
    assert client.get(reverse("cases:agency", args=[world.people["clerk"].pk])).status_code == 404
    client.post(reverse("cases:agencies-paper"), {"yes": "1"})
    assert Paper.objects.get().title.startswith("Who uses the case system")


def test_when_an_agency_signed_is_read_from_the_register_of_agreements(world: World) -> None:
    signing.say(world.agencies["Police"], Start(signed_on=today() - DAY), by=world.reader("officer"))
    row = agreed(world)
    found = {line.name: line for line in signup.agencies(world.reader("member"))}
    assert (found["Police"].signed_on, found["Council"].signed_on) == (BEGINS, BEGINS)
    assert "sign the agreement" in found["Fire brigade"].missing
    assert f"| {BEGINS:%-d %B %Y} |" in draft(list(found.values()), today())
    agreements.end(row, on=today() - DAY, why="Another stands in its place.", by=world.reader("governance"))
    found = {line.name: line for line in signup.agencies(world.reader("member"))}
    assert (found["Police"].signed_on, found["Council"].signed_on) == (today() - DAY, None)


def test_the_paper_draws_how_many_agencies_have_begun_day_by_day() -> None:
    day = dt.date(2026, 7, 1)

    def line(name: str, since: dt.date | None) -> signup.AgencyLine:
        start = Start(since=since)
        return signup.AgencyLine(UUID(int=1), name, 3, 3, 2, 3, None, start, None, may_change=False)

    lines = [line("Police", dt.date(2025, 4, 1)), line("Fire", dt.date(2025, 9, 1)), line("Housing", None)]
    lines += [line("Council", dt.date(2025, 9, 1)), line("Probation", dt.date(2026, 9, 1))]
    text = draft(lines, day)
    assert "## 3 of 5 agencies have begun to use it" in text
    for row in ("1 April 2025 | 1 | Police", "1 September 2025 | 3 | Fire and Council", "1 July 2026 | 3 | none since"):
        assert f"| {row} |" in text
    assert any(isinstance(block, Picture) for block in blocks(text))
    assert "Chart:" not in as_text(blocks(draft([line("Housing", None)], day)))
