"""What was released opens a case or joins one: for members who may read both, and for nobody once it is withdrawn."""

import pytest
from django.http import Http404
from django.urls import reverse

from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import seats
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.models import Case, Entry
from commonweal.portal.cases.queries import chronology
from commonweal.portal.cases.refusals import NotTheirCase
from commonweal.portal.cases.verbs.opening import Opening, open_case
from commonweal.portal.intelligence.models import Released, Report, Sanitised
from commonweal.portal.intelligence.refusals import TakenBack
from commonweal.portal.intelligence.verbs import placing, withdrawals
from graded_reports import OPEN, TEXT, grade, officer, released, report, set_up
from portal_world import World


@pytest.fixture(autouse=True)
def _unit(world: World) -> None:
    set_up(world)
    officer(world, "warden", "Council")


def _said() -> Opening:
    return Opening(next(iter(kinds().kinds)), "Boxes behind the shops")


def _out(world: World) -> Released:
    made = report(world, source="My friend Ada Quillfeather")
    grade(world, made, OPEN)
    text = released(world, made)
    return Released.objects.get(pk=text.released)


def _told(world: World, name: str, case: Case) -> list[str]:
    page = chronology.page(world.reader(name), case, chronology.Filter())
    return [entry.text for entry in page.entries if entry.kind == placing.KIND]


def _seat(world: World, case: Case, name: str) -> None:
    person = world.people[name]
    seats.give(case.pk, case.group, person=person, agency=person.agency, by=world.reader("warden"))


def test_it_opens_a_case_with_its_words_and_its_grade_and_never_its_source(world: World) -> None:
    placed = placing.open_case(_out(world), _said(), agency=world.agencies["Council"], by=world.reader("warden"))
    told = "\n".join(_told(world, "warden", placed.case))
    assert TEXT in told
    assert "A3: Overt use" in told
    assert "Instructions: Do not tell the shops" in told
    assert "Quillfeather" not in told
    assert Report.objects.get().reference not in told, "not the report's reference either"


def test_a_kind_that_is_none_opens_no_case_and_breaks_nothing(world: World) -> None:
    address, warden = reverse("intelligence:released-open-case", args=[_out(world).pk]), world.client("warden")
    assert warden.post(address, {"kind": _said().kind, "title": ""}).status_code == 200
    for kind in ("no such kind", "\ufffd", "x" * 5_000):
        assert warden.post(address, {"kind": kind, "title": "A title"}).status_code == 404
    assert not Case.objects.exists()


def test_a_member_who_is_none_of_its_readers_sees_nothing_of_it(world: World) -> None:
    placed = placing.open_case(_out(world), _said(), agency=world.agencies["Council"], by=world.reader("warden"))
    _seat(world, placed.case, "fire")
    assert readable(world.reader("fire"), Case).filter(pk=placed.case.pk).exists()
    assert _told(world, "fire", placed.case) == []
    assert len(_told(world, "warden", placed.case)) == 2


def test_it_joins_a_case_in_which_one_sits_once(world: World) -> None:
    warden = world.reader("warden")
    case = open_case(_said(), agency=world.agencies["Council"], by=warden)
    out = _out(world)
    placing.join(out, case, by=world.reader("warden"))
    assert any(TEXT in words for words in _told(world, "warden", case))
    with pytest.raises(SomethingMissing):
        placing.join(out, case, by=world.reader("warden"))


def test_it_joins_no_case_of_others(world: World) -> None:
    other = open_case(_said(), agency=world.agencies["Fire brigade"], by=world.reader("fire"))
    with pytest.raises(NotTheirCase):
        placing.join(_out(world), other, by=world.reader("warden"))


def test_nobody_places_what_was_not_released_to_them(world: World) -> None:
    out = _out(world)
    for name in ("fire", "unit", "second", "officer", "governance"):
        with pytest.raises(Http404):
            placing.open_case(out, _said(), agency=world.agencies["Police"], by=world.reader(name))


def test_withdrawn_its_words_leave_the_case_and_the_line_stays(world: World) -> None:
    out = _out(world)
    placed = placing.open_case(out, _said(), agency=world.agencies["Council"], by=world.reader("warden"))
    text = placed.words.text
    withdrawals.withdraw(Sanitised.objects.get(), words="It was wrong", by=world.reader("second"))
    told = _told(world, "warden", placed.case)
    assert text not in told
    assert len(told) == 1
    assert out.reference in told[0]
    assert not readable(world.reader("warden"), Entry).filter(pk=placed.words.pk).exists()
    with pytest.raises(TakenBack):
        placing.open_case(out, _said(), agency=world.agencies["Council"], by=world.reader("warden"))
