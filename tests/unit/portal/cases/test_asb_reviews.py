"""Case reviews: anyone applies, a person decides, agencies answer, the applicant is told and may appeal."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.urls import reverse

from beside_cases import application, applied, complaint, decided, on_duty, place
from commonweal.portal.access.models import Seat
from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import NeedsTheWall, SomethingMissing
from commonweal.portal.access.rules import people
from commonweal.portal.access.verbs import seats
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.models import Aside, Entry
from commonweal.portal.audit.recording import gathering, recording
from commonweal.portal.cases.reviews import letterbox, queries, reminders, unled, verbs
from commonweal.portal.cases.reviews import rules as review_rules
from commonweal.portal.cases.reviews.models import CLOSED, MET, NOT_MET, NOT_UPHELD, PostedReview, Review
from commonweal.portal.cases.reviews.refusals import NotApart, NotInReview, NotTakenIn, NotTheirReview
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.forms import DUTIES
from commonweal.portal.partnership.models import Membership
from commonweal.portal.plan.allowance import Allowance
from grouped_world import another_officer
from portal_world import World
from worked_cases import opened

pytestmark = pytest.mark.django_db
OF_A_REVIEW = (
    "asb-review", "acknowledge-asb", "asb-complaints", "ask-agency", "withdraw-asb", "seat-asb", "tie-asb",
    "asb-letter",
)  # fmt: skip
STEPS = ("asb-review", "acknowledge-asb", "decide-asb", "finish-asb", "recommend", "told-asb", "close-asb")
POSTED = {
    "who": "self", "name": "Perdita Quillfeather", "contact": "01632 960 011", "address": "14 Candle Row",
    "what_1": "Shouting at night", "happened_on_1": "2026-02-01", "told_on_1": "2026-02-02", "to_1": "Council",
    "effect": "No sleep", "wanted": "That it stops",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is read is gathered as for a page; nobody applied in this minute yet."""
    monkeypatch.setattr(letterbox, "posts", Allowance(letterbox.A_MINUTE))
    with gathering():
        yield


def test_what_anyone_sends_is_taken_in_for_those_on_duty_and_shown_back_to_nobody(world: World) -> None:
    on_duty(world)
    visitor = world.client(None)
    assert "Apply for a review" in visitor.get(reverse("cases:asb-about")).content.decode()
    answer = visitor.post(reverse("cases:asb-apply"), POSTED, follow=True)
    assert "Your application is here" in answer.content.decode()
    assert "Perdita" not in answer.content.decode()
    assert "Perdita" in str(PostedReview.objects.get().said)  # it is there to be leaked
    for address in ("asb-sent", "asb-apply", "asb-about"):
        assert "Perdita" not in visitor.get(reverse(f"cases:{address}")).content.decode()
    assert letterbox.take_in() == 1
    assert not PostedReview.objects.exists()
    review = Review.objects.get()
    assert (review.said["name"], review.how, review.who) == ("Perdita Quillfeather", "online", "self")
    reads = {who for who in world.people if readable(world.reader(who), Review).exists()}
    assert reads == {"fire"}
    (notice,) = Notice.objects.all()
    assert "Perdita" not in notice.words
    assert not [row for row in Entry.objects.all() if "Perdita" in row.act]
    assert not Aside.objects.filter(words__contains="Perdita").exists()


def test_the_form_opens_another_time_only_where_something_is_said_in_it(world: World) -> None:
    on_duty(world)
    visitor = world.client(None)
    assert '<details class="govuk-details" open>' not in visitor.get(reverse("cases:asb-apply")).content.decode()
    body = visitor.post(reverse("cases:asb-apply"), {"what_3": "Again, in March"}).content.decode()
    assert body.count('<details class="govuk-details" open>') == 1
    assert "Again, in March" in body


def test_the_door_is_shut_where_nobody_is_on_duty_and_to_machines(world: World) -> None:
    visitor = world.client(None)
    assert "You cannot apply here yet" in visitor.get(reverse("cases:asb-about")).content.decode()
    assert "You cannot apply here yet" in visitor.post(reverse("cases:asb-apply"), POSTED).content.decode()
    with pytest.raises(NotTakenIn):
        letterbox.post(application(), who="self")
    on_duty(world)
    visitor.post(reverse("cases:asb-apply"), POSTED | {"website": "http://example.org"})
    assert not PostedReview.objects.exists()
    for _ in range(letterbox.A_MINUTE):
        letterbox.post(application(), who="self")
    with pytest.raises(NotTakenIn, match="Wait a minute"):
        letterbox.post(application(), who="self")
    letterbox.post(application(), who="self", address="203.0.113.8")  # one who floods shuts nobody else out
    for _ in range(letterbox.A_MINUTE):
        visitor.post(reverse("cases:asb-apply"), POSTED)
    body = visitor.post(reverse("cases:asb-apply"), POSTED).content.decode()
    assert "Wait a minute" in body
    assert "Shouting at night" in body  # nothing typed is lost


def test_what_is_missing_is_said_and_real_people_ask_for_the_wall(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_duty(world)
    for said in ({"name": " "}, {"contact": ""}, {"complaints": ()}):
        with pytest.raises((SomethingMissing, NotInReview)):
            letterbox.post(application(**said), who="self")
    wrong = {"who": "other", "happened_on_1": "2026-02-03", "told_on_1": "2026-02-02"}
    body = world.client(None).post(reverse("cases:asb-apply"), wrong)
    for words in ("It was reported before it happened", "Give your own name"):
        assert words in body.content.decode()
    monkeypatch.setattr(people, "fictional", lambda: False)
    monkeypatch.setattr(people, "_behind_wall", lambda: False)
    with pytest.raises(NeedsTheWall):
        applied(world)
    assert not letterbox.is_open()


def test_an_officer_enters_one_and_leads_it_beside_those_on_duty(world: World) -> None:
    on_duty(world)
    review = applied(world)
    leads = Seat.objects.filter(audience=review.group, lead=True).values_list("person", flat=True)
    assert set(leads) == {world.people["officer"].pk, world.people["fire"].pk}
    with pytest.raises(NotTheirReview):
        verbs.enter(application(), how="phone", agency=world.agencies["Council"], by=world.reader("officer"))
    with pytest.raises(NotTheirReview):
        verbs.enter(application(), how="phone", agency=world.agencies["Council"], by=world.reader("clerk"))


def test_a_person_decides_and_the_count_holds_them_to_the_procedure(world: World) -> None:
    officer = world.reader("officer")
    few = applied(world, application(2))
    with pytest.raises(NotInReview):
        verbs.decide(few, met=True, why="It is bad.", by=world.reader("officer"))  # not acknowledged yet
    with pytest.raises(NotInReview, match="2 of 3"):
        decided(world, few)
    assert decided(world, applied(world, application(2)), ways=["harm"]).state == MET
    assert decided(world, applied(world, application(2)), met=False, why="Two count.").state == NOT_MET
    with pytest.raises(NotInReview, match="the threshold is met"):
        decided(world, applied(world), met=False, why="No.")
    with pytest.raises(SomethingMissing):
        decided(world, applied(world), why=" ")
    third = [*application(2).complaints, complaint(50)]
    verbs.count(few, third, by=world.reader("officer"))
    assert verbs.decide(few, met=True, why="Three count.", by=world.reader("officer")).counted == 3
    assert officer.person is not None


def test_agencies_tell_the_panel_and_answer_what_is_recommended(world: World) -> None:
    review = decided(world, applied(world))
    officer = world.reader("officer")
    asked = verbs.ask(review, place=place(world, "fire"), by=officer)
    fire = world.reader("fire")
    verbs.tell(asked, words="Two visits.", by=fire)
    with pytest.raises(NotTheirReview):
        verbs.finish(review, finding="Ours to say?", by=fire)
    verbs.finish(review, finding="Nobody wrote to them.", by=officer)
    asked_of_fire = verbs.recommend(review, agency=world.agencies["Fire brigade"], words="Fit an alarm.", by=officer)
    of_police = verbs.recommend(review, agency=world.agencies["Police"], words="Write to them.", by=officer)
    with pytest.raises(SomethingMissing):
        verbs.answer(asked_of_fire, answer="refused", words="", by=fire)
    verbs.answer(asked_of_fire, answer="accepted", words="", by=fire)
    with pytest.raises(NotTheirReview):
        verbs.answer(of_police, answer="accepted", words="", by=fire)
    page = queries.page(fire, review.pk)
    assert [(line.agency, line.answer) for line in page.recommendations] == [
        ("Fire brigade", "Accepted"),
        ("Police", ""),
    ]
    assert [line.words for line in page.panel] == ["Two visits."]
    with pytest.raises(NotInReview):
        verbs.ask(review, place=place(world, "clerk"), by=officer)


def test_told_appealed_once_and_closed(world: World) -> None:
    review = decided(world, applied(world, application(1)), met=False, why="One counts.")
    officer = world.reader("officer")
    with pytest.raises(NotInReview):
        verbs.close(review, why="Enough.", by=officer)
    verbs.told(review, by=officer)
    verbs.appeal(review, said="It is more than that.", by=officer)
    verbs.seat(review, place=place(world, "fire"), lead=True, by=officer)
    verbs.decide_appeal(review, upheld=True, why="Two more were found.", by=world.reader("fire"))
    review.refresh_from_db()
    assert (review.state, review.met, review.told_on) == (MET, False, None)
    verbs.finish(review, finding="Found.", by=officer)
    verbs.told(review, by=officer)
    with pytest.raises(NotInReview, match="ombudsman"):
        verbs.appeal(review, said="Still.", by=officer)
    verbs.close(review, why="No appeal.", by=officer)
    review.refresh_from_db()
    assert review.state == CLOSED
    with pytest.raises(NotInReview):
        verbs.tie(review, None, by=officer)


def test_who_had_a_part_in_the_first_review_does_not_decide_the_appeal(world: World) -> None:
    another_officer(world, "sergeant", "Police")
    review = decided(world, applied(world))
    officer, fire = world.reader("officer"), world.reader("fire")
    verbs.ask(review, place=place(world, "fire"), by=officer)  # sat at it
    verbs.finish(review, finding="All was done.", by=officer)
    verbs.told(review, by=officer)
    verbs.appeal(review, said="It was not.", by=officer)
    verbs.seat(review, place=place(world, "fire"), lead=True, by=officer)  # leads it only now
    page = world.client("officer").get(reverse("cases:asb-review", args=[review.pk])).content.decode()
    assert "decided by somebody who had no part" in page
    for by in (officer, fire):
        with pytest.raises(NotApart, match="somebody else decides it"):
            verbs.decide_appeal(review, upheld=False, why="No.", by=by)
    for who in ("officer", "fire"):
        assert world.client(who).get(reverse("cases:decide-appeal", args=[review.pk])).status_code == 404
    for other in (
        lambda: verbs.close(review, why="No.", by=officer),
        lambda: verbs.decide(review, met=True, why="Anew.", by=officer),
        lambda: verbs.finish(review, finding="Anew.", by=officer),
    ):
        with pytest.raises(NotInReview):
            other()
    verbs.seat(review, place=place(world, "sergeant"), lead=True, by=officer)
    at = reverse("cases:decide-appeal", args=[review.pk])
    world.client("sergeant").post(at, {"upheld": "no", "why": "It was done well."})
    review.refresh_from_db()
    assert (review.state, review.upheld, review.ended_on) == (NOT_UPHELD, False, None)


def test_whose_appeal_was_not_upheld_is_told_before_it_is_closed(world: World) -> None:
    another_officer(world, "sergeant", "Police")
    review = decided(world, applied(world, application(1)), met=False, why="One counts.")
    officer = world.reader("officer")
    verbs.told(review, by=officer)
    verbs.appeal(review, said="It is more than that.", by=officer)
    verbs.seat(review, place=place(world, "sergeant"), lead=True, by=officer)
    verbs.decide_appeal(review, upheld=False, why="It is one.", by=world.reader("sergeant"))
    page = queries.page(officer, review.pk)
    assert (page.line.next, page.works) == ("Tell the applicant what was decided", True)
    with pytest.raises(NotInReview, match="not told yet"):
        verbs.close(review, why="Over.", by=officer)
    verbs.told(review, by=officer)
    assert queries.page(officer, review.pk).line.next == "Close it"
    assert verbs.close(review, why="Over.", by=officer).state == CLOSED


def test_a_day_before_the_application_or_to_come_is_refused(world: World) -> None:
    review, day = applied(world), dt.timedelta(days=1)
    for on in (review.received_on - day, today() + day):
        with pytest.raises(NotInReview):
            verbs.acknowledge(review, on=on, by=world.reader("officer"))


def test_reminders_come_before_and_after_and_name_nobody(world: World) -> None:
    applied(world, on=today() - dt.timedelta(days=30))
    with recording():
        reminders.remind()
        reminders.remind()
    (notice,) = Notice.objects.all()
    assert (notice.person, notice.words) == (world.people["officer"], "Late: a step of a case review that you lead.")


def test_its_case_shows_only_to_who_sits_in_both(world: World) -> None:
    review, case = decided(world, applied(world)), opened(world)
    verbs.tie(review, case, by=world.reader("officer"))
    verbs.ask(review, place=place(world, "fire"), by=world.reader("officer"))
    at = reverse("cases:asb-review", args=[review.pk])
    assert case.reference in world.client("officer").get(at).content.decode()
    assert case.reference not in world.client("fire").get(at).content.decode()
    page = world.client("fire").get(reverse("cases:tie-asb", args=[review.pk])).content.decode()
    assert case.reference not in page


def test_every_page_of_it_is_for_those_who_sit_in_it(world: World) -> None:
    review = applied(world)
    names = (
        "asb-review",
        "acknowledge-asb",
        "asb-complaints",
        "ask-agency",
        "withdraw-asb",
        "seat-asb",
        "tie-asb",
        "asb-letter",
    )
    for name in names:
        at = reverse(f"cases:{name}", args=[review.pk])
        assert world.client("officer").get(at).status_code == 200, name
        for who in ("fire", "clerk", "governance", "administrator", None):
            assert world.client(who).get(at).status_code == 404, name
    for who in ("fire", "officer"):
        assert ("Perdita" in world.client(who).get(reverse("cases:asb-reviews")).content.decode()) is False


def test_through_its_pages(world: World) -> None:
    client = world.client("officer")
    said = POSTED | {"how": "phone", "received_on": today().isoformat(), "agency": str(world.agencies["Police"].pk)}
    client.post(reverse("cases:enter-asb-review"), said)
    review = Review.objects.get()
    at = {
        name: reverse(f"cases:{name}", args=[review.pk])
        for name in ("asb-review", "acknowledge-asb", "decide-asb", "finish-asb", "recommend", "told-asb", "close-asb")
    }
    client.post(at["acknowledge-asb"], {"on": today().isoformat()})
    client.post(at["decide-asb"], {"met": "yes", "ways": ["harm"], "why": "A child is ill."})
    client.post(at["finish-asb"], {"on": today().isoformat(), "finding": "Nobody wrote."})
    client.post(at["recommend"], {"agency": str(world.agencies["Police"].pk), "words": "Write to them."})
    client.post(at["told-asb"], {"on": today().isoformat()})
    body = client.get(at["asb-review"]).content.decode()
    for words in ("Threshold met", "A child is ill.", "Nobody wrote.", "Write to them.", "The applicant was told on"):
        assert words in body
    client.post(at["close-asb"], {"why": "No appeal."})
    assert "It has ended." in client.get(at["asb-review"]).content.decode()


def test_a_review_whose_leads_left_goes_to_those_on_duty_but_not_to_whom_it_is_sealed_from(world: World) -> None:
    review, other = applied(world), applied(world)
    ended = verbs.withdraw(applied(world), why="They moved away.", by=world.reader("officer"))
    on_duty(world)
    assert unled.take_over() == 0, "each is led, or over"
    another_officer(world, "warden", "Fire brigade")
    Membership.objects.filter(person=world.people["warden"]).update(duty=review_rules.DUTY)
    seats.seal_from(other.pk, other.group, person=world.people["fire"], by=world.reader("officer"))
    Membership.objects.filter(person=world.people["officer"]).update(until=today() - dt.timedelta(days=1))
    assert (unled.take_over(), unled.take_over()) == (2, 0)
    leads = {row.pk: {who for who in ("fire", "warden") if review_rules.leads(world.reader(who), row)}
             for row in (review, other, ended)}  # fmt: skip
    assert leads == {review.pk: {"fire", "warden"}, other.pk: {"warden"}, ended.pk: set()}
    told = Notice.objects.filter(words=unled.NOBODY_LED).values_list("person__name", flat=True)
    assert sorted(told) == ["Fire Example", "Warden Example", "Warden Example"]
    assert world.client("fire").get(reverse("cases:asb-review", args=[review.pk])).status_code == 200


def test_an_administrator_can_give_the_duty_and_residents_find_the_page(world: World) -> None:
    assert review_rules.DUTY in dict(DUTIES)
    assert reverse("cases:asb-about") in world.client(None).get("/").content.decode()
