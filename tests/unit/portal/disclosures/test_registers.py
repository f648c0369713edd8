"""Agreements stand by their dates and signatures; assessments are signed off by somebody else than their author."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.clock import midnight, today
from commonweal.portal.disclosures import reminders, sharing, standing
from commonweal.portal.disclosures.hooking import matchers
from commonweal.portal.disclosures.models import Agreement, Entry
from commonweal.portal.disclosures.refusals import NotInState, NotOneself, NotTheirRegister, ReviewedAlready
from commonweal.portal.disclosures.verbs import agreements, assessments, disclosures, reviews
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Account, Membership, Person
from portal_sharing import BEGINS, GROUNDS, agreed, share_of
from portal_world import World
from promises import ago


def stands(row: Agreement, on: dt.date | None = None) -> str:
    return standing.of(row, row.parties.select_related("agency"), on).state


def second_officer(world: World) -> None:
    """Somebody else of governance."""
    person = Person.objects.create(name="Second Example", agency=world.agencies["Council"])
    account = Account.objects.create(username="second", person=person)
    Membership.objects.create(person=person, agency=world.agencies["Council"], role="governance", since=BEGINS)
    world.people["second"], world.accounts["second"] = person, account


def test_an_agreement_goes_through_its_states_by_itself(world: World) -> None:
    last = today() + dt.timedelta(days=400)
    row = agreed(world, signed=False, until=last)
    assert stands(row) == standing.DRAFT
    for party in row.parties.all():
        agreements.sign(party, on=BEGINS, signed_by="A. Chief", by=world.reader("governance"))
    assert stands(row, BEGINS - dt.timedelta(days=1)) == standing.DRAFT
    assert stands(row, BEGINS) == standing.LIVE
    assert stands(row, today() + dt.timedelta(days=300)) == standing.DUE
    assert stands(row, last) == standing.DUE
    assert stands(row, last + dt.timedelta(days=1)) == standing.ENDED


def test_governance_alone_keeps_the_register(world: World) -> None:
    row = agreed(world)
    for username in ("officer", "clerk", "analyst", "chair", "administrator"):
        with pytest.raises(NotTheirRegister):
            agreements.end(row, on=today(), why="I say so", by=world.reader(username))


def test_who_signed_stays_a_party(world: World) -> None:
    row = agreed(world)
    others = [world.agencies["Police"], world.agencies["Fire brigade"]]
    with pytest.raises(NotInState, match="signed"):
        agreements.change(row, title="T", agencies=others, by=world.reader("governance"))


def test_a_live_agreement_covers_a_share_between_its_parties_alone(world: World) -> None:
    row = agreed(world)
    police, council, fire = (world.agencies[name] for name in ("Police", "Council", "Fire brigade"))
    assert sharing.check(from_agency=police, agencies=[council], agreement=row) == ()
    assert sharing.check(from_agency=police, agencies=[police]) == ()
    (warned,) = sharing.check(from_agency=police, agencies=[council, fire], agreement=row)
    assert "does not bind Fire brigade" in warned.words
    assert sharing.blocked([warned], no_agreement=" ") == (warned,)
    assert sharing.check(from_agency=police, agencies=[council], agreement=row, on=BEGINS - dt.timedelta(days=1))
    assert sharing.check(from_agency=police, agencies=[council], agreement=row, outside=True)
    emergency = sharing.check(from_agency=police, agencies=[fire], emergency=True)
    assert emergency
    assert not sharing.blocked(emergency, no_agreement="")


def test_a_share_under_a_live_agreement_needs_no_reason_and_no_review(world: World) -> None:
    grounds = replace(GROUNDS, no_agreement="", agreement=agreed(world))
    disclosures.record(share_of(world), grounds, by=world.reader("officer"))
    assert not Entry.objects.get().to_review


def test_matchers_are_officers_of_parties_while_it_is_live(world: World) -> None:
    row, by = agreed(world), world.reader("governance")
    with pytest.raises(NotInState, match="of no party"):
        agreements.name_matchers(row, [world.people["fire"]], by=by)
    agreements.name_matchers(row, [world.people["officer"]], by=by)
    (one,) = matchers()
    assert (one.person, one.agreement) == (world.people["officer"].pk, row.pk)
    assert one.agencies == {world.agencies["Police"].pk, world.agencies["Council"].pk}
    agreements.end(row, on=today() - dt.timedelta(days=1), why="Replaced", by=by)
    assert not list(matchers())


def test_an_assessment_is_signed_off_whole_and_by_another(world: World) -> None:
    by = world.reader("governance")
    row = assessments.enter(title="Cases", scope="All of them", review_due=today() + dt.timedelta(days=365), by=by)
    second_officer(world)
    with pytest.raises(SomethingMissing, match="names no risk"):
        assessments.sign_off(row, words="", by=world.reader("second"))
    risk = assessments.add_risk(row, words="A mistaken link", likelihood="possible", severity="severe", by=by)
    with pytest.raises(SomethingMissing, match="no measures"):
        assessments.sign_off(row, words="", by=world.reader("second"))
    assessments.mend_risk(risk, measures="Undo", left="low", by=by)
    with pytest.raises(NotOneself):
        assessments.sign_off(row, words="", by=by)
    row = assessments.sign_off(row, words="", by=world.reader("second"))
    assert standing.of_assessment(row).state == standing.LIVE
    row = assessments.change(row, title="Cases", scope="More", review_due=row.review_due, by=by)
    assert standing.of_assessment(row).state == standing.DRAFT


def test_a_review_is_closed_once_and_by_somebody_else(world: World) -> None:
    disclosures.record(share_of(world, emergency=True), GROUNDS, by=world.reader("officer"))
    entry = Entry.objects.get()
    with pytest.raises(NotTheirRegister):
        reviews.close(entry, justified=True, words="Mine", by=world.reader("officer"))
    reviews.close(entry, justified=False, words="No need was seen", by=world.reader("governance"))
    assert Notice.objects.filter(person=world.people["officer"], words="A share that you recorded was reviewed.")
    with pytest.raises(ReviewedAlready):
        reviews.close(entry, justified=True, words="Again", by=world.reader("governance"))


def test_governance_is_told_in_time_and_once_and_without_a_word_of_the_matter(world: World) -> None:
    agreed(world, review_due=today() + dt.timedelta(days=20))
    disclosures.record(share_of(world, emergency=True), GROUNDS, by=world.reader("officer"))
    Entry.objects.update(recorded_at="2026-01-01T00:00:00Z")
    for _ in range(2):
        reminders.remind()
    told = Notice.objects.filter(person=world.people["governance"], kind="disclosure")
    words = sorted(told.values_list("words", flat=True))
    assert words == [
        "Late: the review of a share.",
        "Something was shared in an emergency, and waits for your review.",
        "Soon due: the review of an agreement on sharing.",
    ]


def test_an_agreement_s_review_is_entered_with_what_it_found_and_the_next_day(world: World) -> None:
    row, by = agreed(world, review_due=today()), world.reader("governance")
    assert standing.of(row, row.parties.all()).state == standing.DUE
    verbs = {"on": today(), "words": "Still needed, and kept to.", "by": by}
    with pytest.raises(SomethingMissing):
        agreements.review(row, **verbs, review_due=today())
    row = agreements.review(row, **verbs, review_due=today() + dt.timedelta(days=365))
    assert standing.of(row, row.parties.all()).state == standing.LIVE
    browser, at = world.client("governance"), reverse("disclosures:agreement", args=[row.pk])
    assert b"Still needed, and kept to." in world.client("officer").get(at).content
    sent = {"on": str(today()), "words": "Looked at again", "review_due": str(today() + dt.timedelta(days=9))}
    browser.post(reverse("disclosures:review-agreement", args=[row.pk]), sent)
    assert b"Looked at again" in browser.get(at).content
    with pytest.raises(NotTheirRegister):
        agreements.review(row, **{**verbs, "by": world.reader("officer")}, review_due=today() + dt.timedelta(days=9))


def test_that_an_agreement_ends_is_told_before_and_after_and_never_of_one_that_was_ended(world: World) -> None:
    far = today() + dt.timedelta(days=300)
    ends = agreed(world, review_due=far, until=today() + dt.timedelta(days=20))
    agreements.end(agreed(world, review_due=far), on=today(), why="Replaced", by=world.reader("governance"))
    told = Notice.objects.filter(person=world.people["governance"], kind="disclosure")
    for _ in range(2):
        reminders.remind()
    assert [(one.words, one.due_on) for one in told] == [("An agreement on sharing ends.", ends.until)]
    Agreement.objects.filter(pk=ends.pk).update(until=today() - dt.timedelta(days=1))
    reminders.remind()
    assert "An agreement on sharing has ended: nothing rests on it now." in told.values_list("words", flat=True)


def test_a_share_s_review_has_a_last_day_that_is_shown_and_reminded_of(world: World) -> None:
    made = disclosures.record(share_of(world, emergency=True), GROUNDS, by=world.reader("officer"))
    entry, last = Entry.objects.get(), today() + standing.REVIEW_WITHIN
    notice = Notice.objects.get(person=world.people["governance"])
    assert notice.due_on == last
    said = f"{last.day} {last:%B %Y}".encode()
    for name, id, who in (("disclosure", made.pk, "officer"), ("review", entry.pk, "governance")):
        assert said in world.client(who).get(reverse(f"disclosures:{name}", args=[id])).content, name
    reminders.remind()
    assert Notice.objects.filter(person=world.people["governance"], kind="disclosure").count() == 1, "not yet"
    two_days_before = midnight(ago(5))
    Entry.objects.update(recorded_at=two_days_before + dt.timedelta(days=1))
    reminders.remind()
    assert not Notice.objects.filter(words="Soon due: the review of a share.").exists()
    Entry.objects.update(recorded_at=two_days_before + dt.timedelta(hours=22))  # however late on its day
    reminders.remind()
    assert Notice.objects.filter(words="Soon due: the review of a share.").exists()
    Entry.objects.update(recorded_at=midnight(ago(7)) - dt.timedelta(hours=1))
    assert b"review was due on" in world.client("governance").get(reverse("disclosures:governance")).content
    reviews.close(entry, justified=True, words="Right", by=world.reader("governance"))
    assert b"review was due on" not in world.client("governance").get(reverse("disclosures:governance")).content
    shown = world.client("officer").get(reverse("disclosures:disclosure", args=[made.pk])).content
    assert b"Governance looks at this afterwards" not in shown and b"justified" in shown


@pytest.mark.parametrize("due", [False, True], ids=["live", "due for review"])
def test_a_share_under_an_agreement_that_holds_waits_for_no_review(world: World, due: bool) -> None:
    row = agreed(world, review_due=today() if due else today() + dt.timedelta(days=300))
    grounds = replace(GROUNDS, agreement=row, no_agreement="")
    disclosures.record(share_of(world), grounds, by=world.reader("officer"))
    assert not Entry.objects.get().to_review


@pytest.mark.parametrize(
    ("day", "told"), [((2026, 10, 14), 0), ((2026, 10, 15), 1)], ids=["late entries come in", "it can be made"]
)
def test_that_a_quarter_can_be_counted_is_told_once_it_is_quiet(
    world: World, monkeypatch: pytest.MonkeyPatch, day: tuple[int, int, int], told: int
) -> None:
    monkeypatch.setattr(reminders, "today", lambda: dt.date(*day))
    for _ in range(2):
        reminders.remind()
    words = "The data set of July to September 2026 can be made."
    who = {world.people[name] for name in ("governance", "analyst")}
    assert {one.person for one in Notice.objects.filter(words=words)} == (who if told else set())
