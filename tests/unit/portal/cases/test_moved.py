"""Who moves to another role or agency: what their old place opened is shut, whatever other place they still have."""

import pytest

from commonweal.portal.access.models import Document
from commonweal.portal.access.queries import readable
from commonweal.portal.cases.documents import verbs as files
from commonweal.portal.cases.documents.verbs import Sent
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.refusals import NotTheirCase
from commonweal.portal.partnership.models import Membership
from commonweal.portal.people.models import Record
from commonweal.portal.people.refusals import NotTheirRecord
from commonweal.portal.people.verbs import records
from commonweal.portal.tasks.models import Action
from known_people import ADA, entered
from portal_world import World
from worked_cases import opened, seated, set_task

pytestmark = pytest.mark.django_db


def on_a_board(world: World) -> None:
    """The fire brigade's officer sits on a body for the police, whose officer they were until this morning."""
    Membership.objects.create(
        person=world.people["fire"], agency=world.agencies["Police"], body=world.body, role="member", since="2020-01-01"
    )


@pytest.mark.parametrize("role", ["member", "clerk", "analyst", "governance", "chair"])
def test_who_is_no_officer_any_more_reads_no_task_and_no_file_of_their_case(world: World, role: str) -> None:
    case = opened(world)
    seated(world, case, "fire")
    set_task(world, case, owner="fire")
    added = files.add(case, Sent("a.txt", b"What she told us.", "Her words"), by=world.reader("officer"))
    files.confirm(added, by=world.reader("officer"))
    for model in (Case, Action, Document):
        assert readable(world.reader("fire"), model).exists(), "there is something to lose"
    Membership.objects.filter(person=world.people["fire"]).update(role=role)
    for model in (Case, Action, Document):
        assert not readable(world.reader("fire"), model).exists(), model
    assert case.reference not in world.client("fire").get("/actions/").content.decode()


def test_a_seat_on_a_board_for_another_agency_opens_none_of_its_records(world: World) -> None:
    record = entered(world)
    on_a_board(world)
    assert readable(world.reader("officer"), Record).exists(), "there is something to read"
    assert not readable(world.reader("fire"), Record).exists()
    assert world.client("fire").get(f"/known/{record.pk}/").status_code == 404


def test_nor_does_it_let_anyone_enter_a_record_or_open_a_case_for_that_agency(world: World) -> None:
    on_a_board(world)
    by, police = world.reader("fire"), world.agencies["Police"]
    with pytest.raises(NotTheirRecord):
        records.enter(ADA, agency=police, by=by)
    world.people["fire"].agency = police
    with pytest.raises(NotTheirCase):
        opened(world, by="fire")


def test_a_seat_taken_for_the_old_agency_stays_shut_whoever_they_are_there_now(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    fire, council = world.agencies["Fire brigade"], world.agencies["Council"]
    Membership.objects.filter(person=world.people["fire"]).update(agency=council)
    Membership.objects.create(
        person=world.people["fire"], agency=fire, body=world.body, role="member", since="2020-01-01"
    )
    assert not readable(world.reader("fire"), Case).exists()
