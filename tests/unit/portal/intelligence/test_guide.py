"""The guide's table: edited by those who keep it, looked at first, every version kept, 999 never lost."""

from dataclasses import replace

import pytest
from django.urls import reverse

from commonweal.portal.access.refusals import ChangedMeanwhile
from commonweal.portal.audit.models import Entry
from commonweal.portal.intelligence.forms.guide import RowForm
from commonweal.portal.intelligence.guide import CALL, SHIPPED, Row, check_sound, kept, rows_of
from commonweal.portal.intelligence.models import Desk, Guide
from commonweal.portal.intelligence.queries import guides as seen
from commonweal.portal.intelligence.refusals import GuideUnsound, NotTheirGuide
from commonweal.portal.intelligence.verbs import guides
from portal_world import World
from told_intelligence import desk, unit

pytestmark = pytest.mark.django_db
WHO_MAY = {"clerk": True, "unit": True, "officer": False, "fire": False, "chair": False, "administrator": False}


@pytest.fixture(autouse=True)
def _force(world: World) -> None:
    desk(world)
    unit(world)


def typed(rows: tuple[Row, ...], **more: str) -> dict[str, str]:
    """The guide's form as a browser sends it."""
    found = {"seen": str(seen.newest().version), "rows": str(len(rows) + 1), f"row-{len(rows)}-place": "99"}
    for n, row in enumerate(rows):
        found |= {f"row-{n}-place": str(n + 1)}
        found |= {f"row-{n}-{name}": str(getattr(row, name)) for name in RowForm.base_fields if hasattr(row, name)}
    return {**found, **more}


def test_what_ships_is_sound_and_comes_back_as_it_was_kept() -> None:
    check_sound(SHIPPED)
    assert rows_of(kept(SHIPPED)) == SHIPPED
    assert rows_of([{**kept(SHIPPED)[0], "later": "field"}]) == SHIPPED[:1]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (SHIPPED[1:], "begins with 999"),
        ((SHIPPED[1], SHIPPED[0], *SHIPPED[2:]), "begins with 999"),
        ((replace(SHIPPED[0], number="101"), *SHIPPED[1:]), "begins with 999"),
        (SHIPPED[:-1], "ends with the form"),
        ((SHIPPED[0], SHIPPED[-1], SHIPPED[1]), "ends with the form"),
        ((SHIPPED[0], Row("x", "", CALL, number="1"), SHIPPED[-1]), "does not say what it is for"),
        ((SHIPPED[0], Row("x", "Litter", CALL), SHIPPED[-1]), "does not say what to do"),
        ((SHIPPED[0], Row("x", "Litter", CALL, online="javascript:alert(1)"), SHIPPED[-1]), "cannot be used"),
        ((SHIPPED[0], Row("danger", "Litter", CALL, number="1"), SHIPPED[-1]), "one name"),
        ((SHIPPED[0], *(Row(f"x{n}", "Litter", CALL, number="1") for n in range(12)), SHIPPED[-1]), "at most"),
    ],
)
def test_a_guide_that_would_mislead_is_refused(world: World, rows: tuple[Row, ...], why: str) -> None:
    with pytest.raises(GuideUnsound, match=why):
        guides.keep(rows, by=world.reader("clerk"), seen=1)
    assert Guide.objects.count() == 1


@pytest.mark.parametrize("who", WHO_MAY)
def test_who_keeps_it(world: World, who: str) -> None:
    client = world.client(who)
    for name in ("guide-edit", "guide-versions", "guide-counts"):
        assert client.get(reverse(f"intelligence:{name}")).status_code == (200 if WHO_MAY[who] else 404), (who, name)
    if not WHO_MAY[who]:
        with pytest.raises(NotTheirGuide):
            guides.keep(SHIPPED, by=world.reader(who), seen=1)


def test_it_is_looked_at_then_kept_and_shown(world: World) -> None:
    client = world.client("clerk")
    where = reverse("intelligence:guide-edit")
    rows = (*SHIPPED[:1], *SHIPPED[2:3], SHIPPED[1], *SHIPPED[3:])
    moved = typed(SHIPPED, **{"row-1-place": "3", "row-2-place": "2", "row-1-number": "01632 960123", "why": "Number"})
    looked = client.post(where, {**moved, "preview": "yes"}).content.decode()
    assert "As it would be shown" in looked
    assert "01632 960123" in looked
    assert seen.newest().version == 1
    assert client.post(where, moved).status_code == 302
    newest = seen.newest()
    assert [row.key for row in newest.rows] == [row.key for row in rows]
    assert newest.row("attend") == replace(SHIPPED[1], number="01632 960123")
    assert Entry.objects.filter(act="keep guide").exists()
    listed = client.get(reverse("intelligence:guide-versions")).content.decode()
    assert "Version 2" in listed
    assert "Version 1" in listed
    assert "Clerk Example" in listed
    assert (
        'href="tel:01632960123"'
        in world.client("fire").get(reverse("intelligence:guide-row", args=["attend"])).content.decode()
    )


def test_a_row_is_added_and_another_left_out(world: World) -> None:
    client = world.client("clerk")
    said = typed(
        SHIPPED, **{"row-3-leave_out": "on", "row-5-matter": "Fly-tipping", "row-5-channel": "call",
                    "row-5-number": "01632 960100", "row-5-place": "4"},
    )  # fmt: skip
    assert client.post(reverse("intelligence:guide-edit"), said).status_code == 302
    assert [row.matter for row in seen.newest().rows][3] == "Fly-tipping"
    assert seen.newest().row("crime") is None


def test_the_999_row_cannot_be_edited_away(world: World) -> None:
    client = world.client("clerk")
    page = client.post(reverse("intelligence:guide-edit"), typed(SHIPPED, **{"row-0-leave_out": "on", "why": "Oops"}))
    assert "The guide begins with 999." in page.content.decode()
    assert 'value="Oops"' in page.content.decode()
    assert seen.newest().version == 1


def test_two_who_change_it_at_once_are_told(world: World) -> None:
    guides.keep(SHIPPED, by=world.reader("clerk"), seen=1)
    with pytest.raises(ChangedMeanwhile):
        guides.keep(SHIPPED, by=world.reader("unit"), seen=1)


def test_a_choice_of_a_row_that_is_gone_is_asked_anew(world: World) -> None:
    page = world.client("fire").post(reverse("intelligence:guide"), {"row": "gone"}).content.decode()
    assert "Choose one of these" in page


def test_the_administrator_names_the_force_and_nobody_else(world: World) -> None:
    where = reverse("intelligence:desk")
    for who in ("clerk", "officer", "unit", "governance"):
        assert world.client(who).get(where).status_code == 404
    client = world.client("administrator")
    assert "Police" in client.get(where).content.decode()
    said = {
        "force": str(world.agencies["Fire brigade"].pk),
        "agreed_hours": "24",
        "outcome_days": "20",
        "draft_days": "14",
    }
    assert client.post(where, said).status_code == 302
    row = Desk.objects.get()
    assert row.force == world.agencies["Fire brigade"]
    assert (row.agreed_hours, row.outcome_days, row.draft_days) == (24, 20, 14)
    client.post(where, {**said, "force": ""})
    assert Desk.objects.get().force is None


def test_the_guide_is_not_for_residents_and_members(world: World) -> None:
    for who in ("member", "chair", "analyst", "governance", None):
        for name in ("index", "guide"):
            assert world.client(who).get(reverse(f"intelligence:{name}")).status_code == 404


def test_those_who_keep_it_are_told_of_a_number_that_is_missing(world: World) -> None:
    where = reverse("intelligence:index")
    assert "it has no number yet</strong> for “Someone is at risk" in world.client("clerk").get(where).content.decode()
    rows = [replace(row, number="01632 960 145") if row.key == "attend" else row for row in SHIPPED]
    guides.keep(rows, by=world.reader("clerk"), seen=1)
    assert "no number yet" not in world.client("clerk").get(where).content.decode()
