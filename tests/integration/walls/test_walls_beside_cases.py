"""What stands beside cases, behind PostgreSQL's wall: its verbs work as the web's login, plain SQL shows no more."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import DatabaseError, connection

from beside_cases import application, applied, brought, called, decided, filed, on_duty, place, wrote
from commonweal.documents.plain import PlainDocument
from commonweal.portal.access.queries import readable
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.counts import taking
from commonweal.portal.cases.counts import verbs as counts
from commonweal.portal.cases.documents import verbs as files
from commonweal.portal.cases.documents.models import CaseFile
from commonweal.portal.cases.meetings_about import verbs as meetings
from commonweal.portal.cases.meetings_about.models import Attendee, CaseMeeting
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.reviews import letterbox, reminders
from commonweal.portal.cases.reviews import verbs as reviews
from commonweal.portal.cases.reviews.models import PanelAnswer, Recommendation, Review
from commonweal.portal.cases.signup import verbs as signup
from commonweal.portal.cases.signup.start import Start
from commonweal.portal.plan.allowance import Allowance
from portal_world import ROLES, World
from walled_world import behind_wall, raise_for_test, raw_ids, run
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db
OF_CASES = ("cases_casefile", "cases_letter", "cases_discussion")
OF_REVIEWS = ("cases_review", "cases_panelanswer", "cases_recommendation")


@pytest.fixture(autouse=True)
def _standing(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The wall stands; no PDF is drawn, which takes a second."""
    login = settings.APP_LOGIN
    monkeypatch.setattr(PlainDocument, "pdf", lambda self: f"%PDF {self.blocks}".encode())
    monkeypatch.setattr(letterbox, "posts", Allowance(letterbox.A_MINUTE))
    raise_for_test()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    yield
    settings.APP_LOGIN = login


@pytest.fixture
def case(world: World) -> Case:
    with behind_wall(world, "officer"):
        return opened(world)


def _sees(world: World, who: str | None, tables: tuple[str, ...]) -> tuple[int, ...]:
    with behind_wall(world, who):
        return tuple(len(raw_ids(table)) for table in tables)


def test_files_letters_and_minutes_are_the_members_alone(world: World, case: Case) -> None:
    with behind_wall(world, "officer"):
        filed(world, case)
    with behind_wall(world, "officer"):
        wrote(world, case)
    with behind_wall(world, "officer"):
        row = brought(world, called(world, asked=()), case)
    with behind_wall(world, "officer"):
        meetings.minute(row, words="Said.", decided="Done.", by=world.reader("officer"))
    for who in (None, *ROLES):
        assert _sees(world, who, OF_CASES) == ((1, 1, 1) if who == "officer" else (0, 0, 0)), who
    with behind_wall(world, "officer"):
        seated(world, case, "fire")
    assert _sees(world, "fire", OF_CASES) == (1, 1, 1)
    assert _sees(world, "fire", ("cases_casemeeting",)) == (0,)


def test_a_waiting_file_is_its_adders_and_a_withdrawn_one_opens_to_nobody_else(world: World, case: Case) -> None:
    with behind_wall(world, "officer"):
        seated(world, case, "fire")
    with behind_wall(world, "fire"):
        file = filed(world, case, by="fire")
        assert len(raw_ids("access_document")) == 1
    assert _sees(world, "officer", ("cases_casefile", "access_document")) == (1, 1)
    with behind_wall(world, "fire"):
        files.withdraw(readable(world.reader("fire"), CaseFile).get(), why="Wrong one.", by=world.reader("fire"))
    assert _sees(world, "officer", ("cases_casefile", "access_document")) == (1, 0)
    assert file.pk is not None


def test_a_meeting_is_for_those_asked_and_its_people_are_read_with_it(world: World) -> None:
    with behind_wall(world, "officer"):
        called(world)
    tables = ("cases_casemeeting",)
    assert [_sees(world, who, tables)[0] for who in ("officer", "fire", "clerk", None)] == [1, 1, 0, 0]
    with behind_wall(world, "clerk"):
        assert not raw_ids("cases_attendee", "id")
    with behind_wall(world, "officer"):
        meeting, fire = CaseMeeting.objects.get(), Attendee.objects.get(person=world.people["fire"])
        meetings.unask(meeting, fire, by=world.reader("officer"))
    assert _sees(world, "fire", tables) == (0,)


def test_what_anyone_posts_is_read_by_nobody_before_the_portal_takes_it_in(world: World) -> None:
    on_duty(world)
    with behind_wall(world, None):
        letterbox.post(application(), who="self")
    for who in (None, *ROLES):
        with behind_wall(world, who):
            assert not raw_ids("cases_postedreview", "id"), who
    assert letterbox.take_in() == 1
    for who in (None, *ROLES):
        assert _sees(world, who, OF_REVIEWS) == ((1, 0, 0) if who == "fire" else (0, 0, 0)), who


def test_a_review_is_worked_on_by_those_who_sit_in_it(world: World) -> None:
    on_duty(world)
    with behind_wall(world, "officer"):
        review = applied(world)
    with behind_wall(world, "officer"):
        decided(world, review)
    with behind_wall(world, "officer"):
        me = world.reader("officer")
        reviews.ask(Review.objects.get(), place=place(world, "fire"), by=me)
        reviews.recommend(Review.objects.get(), agency=world.agencies["Fire brigade"], words="An alarm.", by=me)
    with behind_wall(world, "fire"):
        me = world.reader("fire")
        reviews.tell(PanelAnswer.objects.get(), words="Two visits.", by=me)
        reviews.answer(Recommendation.objects.get(), answer="accepted", words="", by=me)
    for who in (None, *ROLES):
        assert _sees(world, who, OF_REVIEWS) == ((1, 1, 1) if who in ("officer", "fire") else (0, 0, 0)), who
    with recording():
        reminders.remind()
    with pytest.raises(DatabaseError), behind_wall(world, "clerk"):
        run(
            "INSERT INTO access_seat (id, audience_id, person_id, agency_id, lead, glass, since) "
            "VALUES (gen_random_uuid(), %s, %s, %s, false, false, now())",
            review.group_id, world.people["clerk"].pk, world.agencies["Council"].pk,
        )  # fmt: skip


def test_counts_are_taken_by_the_system_and_approved_by_a_person(world: World, case: Case) -> None:
    tally = taking.take("cases", *taking.last_quarter(today()))
    with behind_wall(world, "governance"):
        counts.approve(tally, sha256=tally.sha256, by=world.reader("governance"))
    assert _sees(world, "governance", ("cases_tally", "cases_case")) == (1, 0)
    assert _sees(world, None, ("cases_tally",)) == (0,)
    with behind_wall(world, "fire"):
        signup.say(world.agencies["Fire brigade"], Start(signed_on=today()), by=world.reader("fire"))
    assert _sees(world, "member", ("cases_signup",)) == (1,)
    assert _sees(world, None, ("cases_signup",)) == (0,)
