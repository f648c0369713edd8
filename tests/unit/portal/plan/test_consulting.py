"""A consultation from its draft to what changed: who sees what when, and what becomes of people's words."""

import datetime as dt
import ipaddress

import pytest
from django.http import Http404
from django.urls import reverse

from commonweal.portal.access.models import Release
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import releases
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recording
from commonweal.portal.plan import allowance
from commonweal.portal.plan.models import Consultation, Point, Posted, Response
from commonweal.portal.plan.queries import consultations as queries
from commonweal.portal.plan.queries.consultations import ConsultationPage
from commonweal.portal.plan.refusals import NotInState, NotTheirResponses
from commonweal.portal.plan.verbs import answers, consultations, reports
from kept_papers import cleared
from plan_year import answered, asked, released
from portal_world import World
from promises import ago

pytestmark = pytest.mark.django_db


def page_of(world: World, who: str | None, row: Consultation) -> ConsultationPage:
    with recording():
        return queries.page(world.reader(who), row.pk)


def test_it_is_for_partners_until_it_opens_on_a_released_paper(world: World) -> None:
    row = asked(world)
    assert page_of(world, "member", row).line.state == "prepared"
    with pytest.raises(Http404):
        page_of(world, None, row)
    gone, draft, clerk = released(world, "Withdrawn"), released(world), world.reader("clerk")
    releases.withdraw(gone, words="The wrong file.", by=world.reader("chair"))
    with pytest.raises(SomethingMissing, match="not gone out"):
        consultations.open_up(row, on=Release.objects.get(pk=gone.pk), by=clerk)
    consultations.open_up(row, on=draft, by=clerk)
    page = page_of(world, None, row)
    assert page.line.answerable
    assert page.draft
    assert page.draft.sha256 == draft.sha256
    with pytest.raises(NotInState):
        consultations.change(
            row, name="Other", questions=["Else?"], opens_on=ago(1), closes_on=ago(-1), by=world.reader("clerk")
        )


def test_what_people_answer_is_for_the_clerk_and_the_analysts(world: World) -> None:
    row = asked(world, on=released(world))
    answered(row, "I would like lamps")
    for who, may in (("clerk", True), ("analyst", True), ("chair", False), ("officer", False), ("governance", False)):
        page = page_of(world, who, row)
        assert (page.may_read, page.waiting) == (may, 1 if may else None)
        with recording():
            assert len(queries.responses(world.reader(who), row)) == (1 if may else 0)
    with recording():
        (line,) = queries.responses(world.reader("clerk"), row)
    assert line.answers == (("Is this the right order?", "I would like lamps"),)
    with pytest.raises(NotTheirResponses):
        answers.sum_up(Response.objects.get(), words="x", raises=[], by=world.reader("chair"))


@pytest.mark.parametrize("said", [[], ["", ""], ["a"], ["a", "b", "c"]])
def test_an_answer_answers_what_was_asked(world: World, said: list[str]) -> None:
    with pytest.raises(SomethingMissing):
        answers.post(asked(world, on=released(world)), answers=said, who="resident")
    assert not Posted.objects.exists()


def test_it_closes_by_itself_and_takes_no_more(world: World) -> None:
    row = asked(world, on=released(world))
    Consultation.objects.update(closes_on=ago(1), opens_on=ago(9))
    row.refresh_from_db()
    with pytest.raises(NotInState):
        answers.post(row, answers=["a", "b"], who="")
    assert consultations.close(row, by=None).state == "closed"


def test_you_said_we_did_shows_to_everyone_with_the_released_report_alone(world: World) -> None:
    row, clerk = asked(world, on=released(world)), world.reader("clerk")
    point = consultations.add_point(row, said="More lamps", did="Two lanes more", has_changed=True, by=clerk)
    for words in ("Lamps please", "Lamps in the lane", "Dogs"):
        answered(row, words)
    row = consultations.close(row, by=clerk)
    with pytest.raises(NotInState, match="not read"):
        consultations.count(row, by=clerk)
    for response in Response.objects.all():
        raises = [point] if "amps" in response.answers[0] else []
        answers.sum_up(response, words="", raises=raises, by=world.reader("analyst"))
    row = consultations.count(row, summary="Three answers.", by=clerk)
    assert (row.answers, Point.objects.get().raised_by) == (3, 2)
    shown, told = page_of(world, None, row), page_of(world, "member", row)
    assert (shown.points, shown.answers, shown.summary) == ((), None, "")
    assert (told.answers, told.summary) == (3, "Three answers.")
    paper = reports.close_report(row, title="What you said", text="Two lanes more.", by=clerk)
    with pytest.raises(SomethingMissing, match="no release of its closing report"):
        consultations.report(row, on=released(world, "Another paper"), by=clerk)
    cleared(world, paper, author="clerk")
    row = Consultation.objects.get()
    release = queries.closing_release(clerk, row)
    assert release
    consultations.report(row, on=release, by=clerk)
    (shown,) = page_of(world, None, row).points
    assert (shown.said, shown.raised_by, shown.changed) == ("More lamps", 2, True)
    _erased_once_the_report_was_out_for_long(release)


def test_two_who_sum_up_one_answer_do_not_write_over_each_other(world: World) -> None:
    row, clerk = asked(world, on=released(world)), world.client("clerk")
    answered(row, "Lamps please")
    address = reverse("plan:sum-up", args=[Response.objects.get().pk])
    seen = clerk.get(address).context["seen"]
    assert clerk.post(address, {"words": "Lamps are asked for.", "seen": seen}).status_code == 302
    late = world.client("analyst").post(address, {"words": "Nothing.", "seen": seen}).content.decode()
    assert "Someone else changed this" in late
    assert Response.objects.get().words == "Lamps are asked for."


def test_no_closing_report_is_written_of_answers_that_nobody_counted(world: World) -> None:
    row, clerk = asked(world, on=released(world)), world.reader("clerk")
    answered(row, "Lamps please")
    row = consultations.close(row, by=clerk)
    assert world.client("clerk").get(reverse("plan:closing", args=[row.pk])).status_code == 302
    with pytest.raises(NotInState, match="not counted"):
        reports.close_report(row, title="What you said", text="Nobody answered.", by=clerk)
    answers.sum_up(Response.objects.get(), words="", raises=[], by=clerk)
    row = consultations.count(row, by=clerk)
    Posted.objects.create(
        keeper_id=row.keeper_id, consultation=row.pk, answers=["On its way", ""], posted_at=now()
    )  # behind the wall whoever counts does not see it
    answers.take_in()
    with pytest.raises(NotInState, match="since they were counted"):
        reports.close_report(row, title="What you said", text="1 answer came.", by=clerk)


def _erased_once_the_report_was_out_for_long(release: Release) -> None:
    assert answers.erase() == 0
    Release.objects.filter(pk=release.pk).update(approved_at=now() - dt.timedelta(days=91))
    assert answers.erase() == 3
    assert all(row.answers == [] for row in Response.objects.all())


def test_anyone_answers_without_an_account_and_machines_are_held_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "answers", allowance.Allowance(2))
    row = asked(world, on=released(world))
    address, client = reverse("plan:answer", args=[row.pk]), world.client(None)
    assert client.post(address, {"answer1": "", "answer2": ""}).status_code == 200
    assert client.post(address, {"answer1": "Lamps <b>", "who": "resident"}).status_code == 302
    assert client.post(address, {"answer1": "Lamps", "who": "resident"}).status_code == 429
    assert Posted.objects.get().answers == ["Lamps <b>", ""]
    monkeypatch.setattr(allowance, "answers", allowance.Allowance())
    assert client.post(address, {"answer1": "Buy pills", "homepage": "http://pills"}).status_code == 302
    assert Posted.objects.count() == 1


def test_one_who_floods_shuts_nobody_else_out(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "answers", allowance.Allowance(2))
    row = asked(world, on=released(world))
    address, client = reverse("plan:answer", args=[row.pk]), world.client(None)
    flood = [client.post(address, {"answer1": "Pills"}, REMOTE_ADDR="203.0.113.7").status_code for _ in range(50)]
    assert flood == [302, 302, *[429] * 48]
    assert client.post(address, {"answer1": "Lamps"}, REMOTE_ADDR="203.0.113.8").status_code == 302
    assert Posted.objects.count() == 3


def test_the_allowance_begins_anew_each_minute() -> None:
    time = [0.0]
    allowed = allowance.Allowance(1, clock=lambda: time[0])
    assert [allowed.takes(), allowed.takes()] == [True, False]
    time[0] = 61.0
    assert allowed.takes()


def test_all_together_have_a_ceiling_that_what_is_refused_does_not_fill() -> None:
    allowed = allowance.Allowance(1, of_all=3)
    assert [allowed.takes("203.0.113.1") for _ in range(9)] == [True] + [False] * 8
    assert [allowed.takes(f"203.0.113.{n}") for n in range(2, 6)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("203.0.113.1", "::ffff:203.0.113.1", True, id="v4 inside v6"),
        pytest.param("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True, id="one home's v6"),
        pytest.param("2001:db8:1:2::1", "2001:db8:1:3::1", False, id="two homes' v6"),
        pytest.param("", "no address", True, id="not known"),
        pytest.param("203.0.113.1", "203.0.113.2", False, id="two v4"),
    ],
)
def test_a_visitor_is_where_one_home_or_office_is(one: str, other: str, same: bool) -> None:
    allowed = allowance.Allowance(1)
    assert allowed.takes(one)
    assert allowed.takes(other) is not same


def test_no_address_is_kept_and_the_same_one_is_another_visitor_the_next_minute() -> None:
    time = [0.0]
    allowed = allowance.Allowance(5, clock=lambda: time[0])
    seen = []
    for time[0] in (0.0, 61.0):
        allowed.takes("203.0.113.1")
        seen.append(repr(vars(allowed)))
        (visitor,) = allowed._taken
        assert visitor != ipaddress.ip_address("203.0.113.1").packed
        seen.append(visitor.hex())
    assert seen[1] != seen[3]
    assert not any("203.0.113.1" in one for one in seen)
