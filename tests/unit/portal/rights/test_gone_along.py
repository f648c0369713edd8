"""What stands beside a case or a report goes with it, or by a time of its own: meetings, glass, texts, shares."""

import datetime as dt
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from asked_rights import looked_for
from beside_cases import brought, called
from commonweal.ingest import erasure_list
from commonweal.portal.access.models import Thing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit import verification
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.models import Aside, Entry
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.meetings_about import verbs as meetings
from commonweal.portal.cases.meetings_about.models import CaseMeeting, Discussion
from commonweal.portal.cases.models import Case, Glass, Need
from commonweal.portal.cases.models import Entry as CaseEntry
from commonweal.portal.cases.verbs import glass, leading, subjects
from commonweal.portal.cases.verbs.glass import Sought
from commonweal.portal.disclosures.models import Disclosure
from commonweal.portal.disclosures.models import Entry as Register
from commonweal.portal.disclosures.verbs import disclosures, reviews
from commonweal.portal.intelligence.models import Released, ReleasedWords, Report, Sanitised
from commonweal.portal.intelligence.verbs import guides, placing
from commonweal.portal.partnership.models import Membership
from commonweal.portal.people.models import Link
from commonweal.portal.rights.models import Ask, Disposal
from commonweal.portal.rights.refusals import StillToReview
from commonweal.portal.rights.verbs import answers, disposals, removal, requests
from graded_reports import FREE, TEXT, grade, released, report
from known_people import ADA, entered
from portal_sharing import GROUNDS, share_of
from portal_world import World
from told_intelligence import desk, of_unit, unit
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db
WHY = "Her neighbour rang: the child is alone."
LONG_AGO = dt.timedelta(days=366 * 7)


@pytest.fixture(autouse=True)
def _no_list() -> Any:
    yield
    erasure_list.erasures_path(settings.WORKSPACE).unlink(missing_ok=True)


def broken(world: World, sought: Sought, why: str = WHY) -> Glass:
    done = glass.break_glass(sought, reason=why, agency=world.agencies["Fire brigade"], by=world.reader("fire"))
    connection.check_constraints()  # as at the end of its own transaction, before anything of it goes
    return Glass.objects.get(found=bool(done.cases))


def test_why_its_glass_was_broken_goes_with_the_case_and_that_it_was_stays_in_the_audit(world: World) -> None:
    case = opened(world)
    row = broken(world, Sought(reference=case.reference))
    assert row.reason == WHY and Need.objects.filter(words__isnull=False, glass_code=row.code).exists()
    assert Aside.objects.filter(words__contains="neighbour").exists(), "there are words to erase"
    removal.remove(case.pk)
    assert not Glass.objects.exists() and not Need.objects.exists()
    assert not Aside.objects.filter(words__contains="neighbour").exists()
    assert Entry.objects.filter(act="break glass", thing=str(case.pk)).exists()
    assert verification.verify().broken is None


def test_it_stays_while_another_case_that_it_opened_stays(world: World) -> None:
    cases = [opened(world, title) for title in ("One", "Two")]
    for case in cases:
        subjects.add(case, ADA, role="victim", by=world.reader("officer"))
    row = broken(world, Sought(given="Ada", family="Candlewick", born=dt.date(1987, 5, 3)))
    assert Need.objects.filter(glass_code=row.code).count() == 2
    removal.remove(cases[0].pk)
    assert Glass.objects.get().reason == WHY
    removal.remove(cases[1].pk)
    assert not Glass.objects.exists()


def test_glass_broken_in_vain_goes_after_its_time_once_two_of_governance_agree(world: World) -> None:
    stays, row = broken(world, Sought(reference=opened(world).reference)), broken(world, Sought(reference="222-2222"))
    Glass.objects.update(tried_at=row.tried_at - LONG_AGO)
    disposals.propose()
    disposal = Disposal.objects.get()
    assert (disposal.kind, disposal.of) == ("cases.glass", row.pk) and not Ask.objects.exists()
    page = world.client("governance").get("/rights/disposal/").content.decode()
    assert "A try to break the glass, in vain" in page and WHY not in page
    disposals.agree(disposal, by=world.reader("governance"))
    Disposal.objects.update(approver=world.accounts["clerk"].pk, approved_at=row.tried_at)  # a second of theirs
    disposals.dispose()
    assert [one.pk for one in Glass.objects.all()] == [stays.pk]


def test_a_request_to_lead_that_hangs_on_no_seat_any_more_goes_after_its_time(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    Membership.objects.filter(person=world.people["officer"]).update(until=today() - dt.timedelta(days=1))
    old = leading.ask(case, why="She left.", by=world.reader("fire"))
    glass.review(old, verdict="unclear", words="Ask once more.", by=world.reader("governance"))
    Glass.objects.update(tried_at=old.tried_at - LONG_AGO, until=old.tried_at - LONG_AGO)
    disposals.propose()
    assert not Disposal.objects.exists(), "it hangs on the case, and goes with it"
    again = leading.ask(case, why="She left, and I know them.", by=world.reader("fire"))
    Glass.objects.filter(pk=again.pk).update(tried_at=old.tried_at - LONG_AGO)
    disposals.propose()
    assert [(row.kind, row.of) for row in Disposal.objects.all()] == [("cases.glass", old.pk)]


def test_a_meeting_goes_with_the_only_case_that_it_was_about(world: World) -> None:
    case, meeting, empty = opened(world), called(world), called(world)
    meetings.minute(brought(world, meeting, case), words="She was heard.", decided="", by=world.reader("officer"))
    ids = removal.remove(case.pk)
    assert meeting.pk in ids, "it goes again when an older backup is restored"
    assert [row.pk for row in CaseMeeting.objects.all()] == [empty.pk]
    assert not Thing.objects.filter(pk=meeting.pk).exists() and not Discussion.objects.exists()


def test_a_meeting_about_several_goes_with_the_last_of_them(world: World) -> None:
    cases, meeting = [opened(world, title) for title in ("One", "Two")], called(world)
    for case in cases:
        brought(world, meeting, case)
    removal.remove(cases[0].pk)
    assert CaseMeeting.objects.exists()
    removal.remove(cases[1].pk)
    assert not CaseMeeting.objects.exists()


def test_a_meeting_about_several_has_a_time_of_its_own_and_each_minute_stays_in_its_case(world: World) -> None:
    cases = [opened(world, title) for title in ("One", "Two", "Three")]
    many, one = called(world), called(world)
    for case in cases[:2]:
        meetings.minute(brought(world, many, case), words="Heard.", decided="", by=world.reader("officer"))
    brought(world, one, cases[2])
    CaseMeeting.objects.update(on=today() - LONG_AGO, held_on=today() - LONG_AGO)
    disposals.propose()
    disposal, ask = Disposal.objects.get(), Ask.objects.select_related("thing__lock").get()
    assert (disposal.of, disposal.rule, ask.thing.home_id) == (many.pk, "case-meeting", many.pk)
    answers.decide_disposal(ask, decision="erase", by=world.reader("officer"))
    disposals.agree(disposal, by=world.reader("governance"))
    disposals.dispose()
    assert [row.pk for row in CaseMeeting.objects.all()] == [one.pk]
    minutes = Discussion.objects.filter(case__in=cases[:2])
    assert {(row.meeting_id, row.minute) for row in minutes} == {(None, "Heard.")}
    for row in minutes:
        page = world.client("officer").get(reverse("cases:minute-case", args=[row.pk]))
        assert page.status_code == 200 and "Heard." in page.content.decode()
        assert world.client("officer").get(reverse("cases:case", args=[row.case_id])).status_code == 200


def test_a_request_takes_what_holders_were_asked_for_it_along_and_out_of_restored_backups(world: World) -> None:
    case = opened(world)
    subjects.add(case, ADA, role="victim", by=world.reader("officer"))
    request = looked_for(world)
    requests.close(request, outcome="withdrawn", words="By telephone.", by=world.reader("governance"))
    looked_for(world, given="Nobody", family="Known")  # the system looks after those that are over
    asked = set(Ask.objects.filter(request=request.pk, state="fallen").values_list("pk", flat=True))
    assert asked and "Candlewick" in str(Ask.objects.filter(pk__in=asked).first().about)  # type: ignore[union-attr]
    type(request).objects.filter(pk=request.pk).update(closed_on=today() - LONG_AGO)
    disposals.propose()
    disposal = Disposal.objects.get(of=request.pk)
    disposals.agree(disposal, by=world.reader("governance"))
    Disposal.objects.update(approver=world.accounts["clerk"].pk, approved_at=disposal.thing.made_at)
    disposals.dispose()
    assert not Ask.objects.filter(pk__in=asked).exists() and Case.objects.exists()
    assert asked < erasure_list.things(erasure_list.erasures_path(settings.WORKSPACE))


def test_a_report_goes_with_the_texts_made_of_it_out_of_every_case(world: World) -> None:
    guides.ship()
    desk(world)
    unit(world)
    of_unit(world, "second")
    made = report(world, person="Ada Candlewick")
    grade(world, made, FREE)
    text = released(world, made, agencies=[world.agencies["Fire brigade"].pk])
    case = opened(world, by="fire")
    placed = placing.join(Released.objects.get(pk=text.released), case, by=world.reader("fire"))
    assert placed.words.text.startswith(TEXT), "there is something that stays behind"
    removal.check_may_go(made.pk)
    ids = removal.remove(made.pk)
    assert {text.released, placed.words.pk} <= ids
    assert not Report.objects.exists() and not Sanitised.objects.exists() and not ReleasedWords.objects.exists()
    assert not Released.objects.exists() and Case.objects.exists()
    assert not any(TEXT in row.text for row in CaseEntry.objects.all())
    assert Disclosure.objects.exists(), "that it was shared stays for its own time"


def test_a_share_goes_after_its_time_once_nothing_is_kept_of_what_it_was_of(world: World) -> None:
    record, reader = entered(world), world.reader("officer")
    for about in (record, entered(world, given="Bram")):
        share = share_of(world, about=[about.thing], agencies=[world.agencies["Fire brigade"]])
        disclosures.record(share, GROUNDS, by=reader)
    Disclosure.objects.update(shared_at=now() - LONG_AGO)
    reviewed(world)
    disposals.propose()
    assert not Disposal.objects.exists()
    removal.remove(record.pk)
    disposals.propose()
    disposal, ask = Disposal.objects.get(), Ask.objects.select_related("thing__lock").get()
    assert disposal.rule == "share" and Register.objects.filter(disclosure=disposal.of).exists()
    answers.decide_disposal(ask, decision="erase", by=reader)
    disposals.agree(disposal, by=world.reader("governance"))
    disposals.dispose()
    assert Disclosure.objects.count() == 1 and Register.objects.count() == 1


def reviewed(world: World) -> None:
    """Every share that is to be reviewed is."""
    for row in Register.objects.filter(to_review=True, reviewed_at=None):
        reviews.close(row, justified=True, words="Needed.", by=world.reader("governance"))


def test_a_confirmed_link_stands_when_the_share_recorded_for_it_goes(world: World) -> None:
    one, other = entered(world), entered(world, "fire")
    share = disclosures.record(share_of(world, about=[one.thing]), GROUNDS, by=world.reader("officer"))
    with recording():
        link = things.make(
            Link, home=one.thing, other_end=other.thing, audience=audiences.public(), by=None, one=one, other=other,
            state="confirmed", suggested_at=now(), decided_at=now(), disclosure=share.thing,
        )  # fmt: skip
    assert link.pk not in removal.remove(share.pk)
    link.refresh_from_db()
    assert (link.state, link.disclosure_id) == ("confirmed", None) and not Register.objects.exists()
    removal.remove(one.pk)
    assert not Link.objects.exists(), "it goes with its record"


def test_a_share_that_waits_for_its_review_stays_until_it_was_reviewed(world: World) -> None:
    share = disclosures.record(share_of(world, emergency=True), GROUNDS, by=world.reader("officer"))
    with pytest.raises(StillToReview, match="reviewed"):
        removal.check_may_go(share.pk)
    reviewed(world)
    removal.check_may_go(share.pk)
    removal.remove(share.pk)
    assert not Disclosure.objects.exists() and not Register.objects.exists()
