"""Minutes are under a lock of their own until a second person approved their release, and once it is withdrawn."""

from uuid import UUID

import pytest

from commonweal.portal.access.models import Face, Kept
from commonweal.portal.access.queries import readable
from commonweal.portal.access.verbs import audiences, releases, things
from commonweal.portal.meetings.models import (
    Attendance,
    CarryOver,
    Decision,
    Declaration,
    Deferral,
    Minute,
    Minutes,
    Vote,
)
from commonweal.portal.meetings.queries.agendas import agenda
from commonweal.portal.meetings.verbs import declarations, outcome
from commonweal.portal.meetings.verbs import minutes as documents
from portal_minuting import Sitting, make_sitting, take
from portal_world import World
from round_world import MARCH
from round_world import meeting as later_meeting

pytestmark = pytest.mark.django_db
ROWS: tuple[type[Kept], ...] = (Attendance, Decision, Declaration, Deferral, Minute, Minutes, Vote)


@pytest.fixture
def sitting(world: World) -> Sitting:
    """Minutes taken, with a row of each kind."""
    made = make_sitting(world)
    take(made)
    clerk = world.reader("clerk")
    outcome.vote(made.items["update"], motion="That it be noted", in_favour=3, against=1, by=clerk)
    declarations.declare(
        made.meeting, person=world.people["fire"], kind="personal", item=made.items["update"], by=clerk
    )
    return made


def _readable(world: World, name: str | None) -> dict[type[Kept], set[UUID]]:
    return {model: set(readable(world.reader(name), model).values_list("pk", flat=True)) for model in ROWS}


def _released(sitting: Sitting) -> Minutes:
    clerk, chair = sitting.world.reader("clerk"), sitting.world.reader("chair")
    documents.circulate(sitting.minutes, by=clerk)
    later = later_meeting(sitting.world, MARCH, of=sitting.practice)
    documents.approve(sitting.minutes, at=later, by=clerk)
    release = documents.release(sitting.minutes, by=clerk)
    assert _none(_readable(sitting.world, None))
    releases.approve(release, sha256=release.sha256, by=chair)
    return sitting.minutes


def _none(found: dict[type[Kept], set[UUID]]) -> bool:
    return not any(found.values())


def test_no_row_of_draft_minutes_is_a_residents(world: World, sitting: Sitting) -> None:
    assert _none(_readable(world, None))
    assert _none(_readable(world, "administrator"))
    assert all(_readable(world, "member").values())


def test_the_approved_release_opens_what_its_items_are_for(world: World, sitting: Sitting) -> None:
    _released(sitting)
    found = _readable(world, None)
    assert all(found.values())
    secret = set(Minute.objects.filter(item=sitting.items["secret"]).values_list("pk", flat=True))
    assert secret
    assert not secret & found[Minute]


def test_a_withdrawn_release_narrows_again(world: World, sitting: Sitting) -> None:
    minutes = _released(sitting)
    assert minutes.release is not None
    releases.withdraw(minutes.release, words="Named someone by mistake.", by=world.reader("governance"))
    assert _none(_readable(world, None))
    assert all(_readable(world, "member").values())
    assert sitting.items["update"].pk in {line.id for line in agenda(world.reader(None), sitting.meeting.pk).lines}


def test_answers_that_no_agenda_sent_out_go_out_with_the_minutes_and_come_back(world: World, sitting: Sitting) -> None:
    at, source = sitting.meeting, sitting.practice.thing
    things.make(
        CarryOver, home=at.thing, audience=audiences.public(), by=None, draft=True, meeting=at, kind="forward plan",
        source=source, title="Knives", state="put off", reason="No figures yet",
    )  # fmt: skip
    assert not readable(world.reader(None), CarryOver).exists()
    minutes = _released(sitting)
    assert readable(world.reader(None), CarryOver).exists()
    assert minutes.release is not None
    releases.withdraw(minutes.release, words="Not yet.", by=world.reader("chair"))
    assert not readable(world.reader(None), CarryOver).exists()


def test_a_stub_says_what_came_of_it_once_the_minutes_are_out(world: World, sitting: Sitting) -> None:
    face = Face.objects.get(pk=sitting.items["secret"].pk)
    assert face.outcome == ""
    minutes = _released(sitting)
    face.refresh_from_db()
    assert face.outcome == "AGREED that the report be noted."
    assert minutes.release is not None
    releases.withdraw(minutes.release, words="Not yet.", by=world.reader("chair"))
    face.refresh_from_db()
    assert face.outcome == ""


def test_circulated_minutes_are_settled(world: World, sitting: Sitting) -> None:
    documents.circulate(sitting.minutes, by=world.reader("clerk"))
    minute = Minute.objects.select_related("thing").get(item=sitting.items["update"])
    assert minute.thing.settled_at
    assert all(row.thing.settled_at for row in Attendance.objects.select_related("thing"))
