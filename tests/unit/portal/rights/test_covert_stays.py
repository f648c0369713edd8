"""What the unit graded so that it goes nowhere is handed to nobody who asks for their own data, either."""

import pytest
from django.urls import reverse

from asked_rights import again, handed_in, looked_for, prepared, the_ask
from commonweal.portal.intelligence.models import Item, Report
from commonweal.portal.intelligence.verbs import grades, sending
from commonweal.portal.notices.models import Notice
from commonweal.portal.rights import extracts
from commonweal.portal.rights.models import Part, Reply, Request, UnitAsk
from commonweal.portal.rights.refusals import GoesToNobody
from commonweal.portal.rights.verbs import answers, requests
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
    (open_,) = [line for line in extracts.handed_in(without) if line.label == "Item 1"]
    assert open_.text == Item.objects.get(number=1).text, "the rest is theirs"


def test_whom_it_names_and_what_the_unit_answered_is_of_no_item_and_goes_by_the_strictest(
    world: World, ask: UnitAsk
) -> None:
    Report.objects.update(replies=[{"at": "", "words": "Logged, and watched on."}])
    said = {line.label: line for line in extracts.lines_of(ask)}
    assert "Tallis" in said["Named: person"].text, "there is a name that could get out"
    assert said["Named: person"].stays and said["What the unit answered"].stays
    assert not said["Report"].stays and not said["Item 1"].stays
    grades.grade(Item.objects.get(number=1), COVERT, by=world.reader("unit"))
    assert all(line.stays for line in extracts.lines_of(ask)), "not even who sent it"


def test_graded_so_since_it_was_handed_in_it_is_taken_back_and_the_unit_is_told_what_to_do(
    world: World, ask: UnitAsk
) -> None:
    Notice.objects.all().delete()
    handed_in(world, ask, by="unit", second="another", dropped=_stays(ask), exemptions=["crime"])
    assert ask.request is not None
    request = Request.objects.get(pk=ask.request)
    for one in UnitAsk.objects.filter(request=request.pk, source="elsewhere"):
        handed_in(world, one, by="unit", second="another", decision="nothing")
    requests.compose(again(request), by=world.reader("governance"))
    assert again(request).state == "ready" and Part.objects.exists() and Reply.objects.exists()
    grades.grade(Item.objects.get(number=1), COVERT, by=world.reader("unit"))
    assert again(request).state == "looking" and not Part.objects.exists() and not Reply.objects.exists()
    ask.refresh_from_db()
    assert (ask.state, ask.decision, ask.lines) == ("open", "", None)
    assert {row.person for row in Notice.objects.filter(about=ask.pk)} == {
        world.people[name] for name in ("unit", "another")
    }
    page = world.client("unit").get(reverse("rights:ask", args=[ask.pk])).content.decode()
    assert "Answer again, without those lines" in page


def test_graded_so_since_it_was_prepared_it_is_not_handed_in_either(world: World, ask: UnitAsk) -> None:
    drafted = prepared(world, ask, by="unit", dropped=_stays(ask), exemptions=["crime"])
    grades.grade(Item.objects.get(number=1), COVERT, by=world.reader("unit"))
    with pytest.raises(GoesToNobody):
        answers.approve(drafted, by=world.reader("another"), seen=extracts.mark_of(extracts.handed_in(drafted)))


def test_the_form_has_it_left_out_already(world: World, ask: UnitAsk) -> None:
    page = world.client("unit").get(reverse("rights:prepare", args=[ask.pk])).content.decode()
    assert "They are being watched. (it goes to nobody)" in page
    covert = [line.label for line in extracts.lines_of(ask)].index("Item 2")
    assert covert in _stays(ask) and f'value="{covert}" ' in page
    assert page.split(f'value="{covert}" ')[1].split(">")[0].find("checked") >= 0
