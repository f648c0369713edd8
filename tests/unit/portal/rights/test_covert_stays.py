"""What the unit graded so that it goes nowhere is handed to nobody who asks for their own data, either."""

import pytest
from django.urls import reverse

from asked_rights import handed_in, looked_for, prepared, the_ask
from commonweal.portal.intelligence.models import Item
from commonweal.portal.intelligence.verbs import grades, sending
from commonweal.portal.rights import extracts
from commonweal.portal.rights.models import UnitAsk
from commonweal.portal.rights.refusals import GoesToNobody
from commonweal.portal.rights.verbs import answers
from graded_reports import COVERT, FREE
from portal_world import World
from told_intelligence import desk, sent, unit

pytestmark = pytest.mark.django_db
WREN = {"given": "Wren", "family": "Tallis", "addresses": []}


@pytest.fixture
def ask(world: World) -> UnitAsk:
    """Of a report with two items, the second graded A1."""
    desk(world)
    for name in ("unit", "another"):
        unit(world, name)
    report = sent(world)
    sending.add(report, "They are being watched.", by=world.reader("fire"))
    open_, covert = Item.objects.filter(report=report).order_by("number")
    grades.grade(open_, FREE, by=world.reader("unit"))
    grades.grade(covert, COVERT, by=world.reader("unit"))
    found = the_ask(looked_for(world, **WREN), "intelligence.report")
    assert isinstance(found, UnitAsk)
    return found


def _stays(ask: UnitAsk) -> list[int]:
    return [n for n, line in enumerate(extracts.lines_of(ask)) if line.stays]


def test_it_is_not_handed_in(world: World, ask: UnitAsk) -> None:
    with pytest.raises(GoesToNobody):
        prepared(world, ask, by="unit")
    without = handed_in(world, ask, by="unit", second="another", dropped=_stays(ask), exemptions=["crime"])
    assert "watched" not in str(extracts.handed_in(without))
    assert extracts.handed_in(without), "the rest is theirs"


def test_graded_so_since_it_was_prepared_it_is_not_handed_in_either(world: World, ask: UnitAsk) -> None:
    drafted = prepared(world, ask, by="unit", dropped=_stays(ask), exemptions=["crime"])
    grades.grade(Item.objects.get(number=1), COVERT, by=world.reader("unit"))
    with pytest.raises(GoesToNobody):
        answers.approve(drafted, by=world.reader("another"), seen=extracts.mark_of(extracts.handed_in(drafted)))


def test_the_form_has_it_left_out_already(world: World, ask: UnitAsk) -> None:
    page = world.client("unit").get(reverse("rights:prepare", args=[ask.pk])).content.decode()
    assert "They are being watched. (it goes to nobody)" in page
    (covert,) = _stays(ask)
    assert f'value="{covert}" ' in page
    assert page.split(f'value="{covert}" ')[1].split(">")[0].find("checked") >= 0
