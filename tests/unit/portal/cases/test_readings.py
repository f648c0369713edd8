"""What a lead is told of who did what: nothing of what ties something in the case to a place that they do not read."""

import pytest

from commonweal.portal.access.walls.acting import acting_as
from commonweal.portal.audit.models import Entry
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.queries import readings
from commonweal.portal.cases.verbs import subjects
from commonweal.portal.people.verbs import links
from portal_world import World
from worked_cases import PERSON, opened, seated

pytestmark = pytest.mark.django_db


def acts(world: World, case: Case) -> set[str]:
    with recording(), acting_as(world.reader("officer")):
        return {line.act for line in readings.readings(world.reader("officer"), case).lines}


def test_the_lead_is_not_told_that_somebody_here_was_tied_to_a_case_elsewhere(world: World) -> None:
    case, elsewhere = opened(world), opened(world, "Elsewhere", by="fire")
    seated(world, case, "fire")
    one = subjects.add(case, PERSON, role="victim", by=world.reader("officer")).record
    other = subjects.add(elsewhere, PERSON, role="victim", by=world.reader("fire")).record
    with recording(), acting_as(world.reader("fire")):
        links.tie(one, other, by=world.reader("fire"))
    assert Entry.objects.filter(act="make people.link").exists(), "there is something to tell"
    assert "make people.link" not in acts(world, case)
    seated(world, elsewhere, "officer", by="fire")
    assert "make people.link" in acts(world, case)
