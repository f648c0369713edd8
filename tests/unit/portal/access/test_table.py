"""Role x thing x act, each cell, against the table as it was decided."""

from itertools import product
from uuid import UUID

import pytest

from access_table import CONDITIONS, ROLES, decided
from commonweal.portal.access.reader import Held, Reader
from commonweal.portal.access.table import ROWS

BODY, OTHER = UUID(int=1), UUID(int=2)


def _reader(role: str, *, duty: str = "") -> Reader:
    held = () if role == "resident" else (Held(role, UUID(int=9), BODY, duty),)
    return Reader(UUID(int=3), UUID(int=4), "", held)


def test_the_code_has_the_rows_and_roles_that_were_decided() -> None:
    assert {(row, role) for row, cells in ROWS.items() for role in cells} == set(decided())


@pytest.mark.parametrize(("row", "role", "act"), [(*cell, act) for cell, act in product(decided(), "RWPG")])
def test_each_cell(row: str, role: str, act: str) -> None:
    said = {condition for allowed, condition in decided()[row, role] if allowed == act}
    if role != "resident":  # everyone may do what a resident may
        said |= {condition for allowed, condition in decided()[row, "resident"] if allowed == act}
    for own, lead, unit in product((False, True), repeat=3):
        holds = {"": True, "own": own, "lead": lead, "unit": unit}
        reader = _reader(role, duty="intelligence unit" if unit else "")
        if role == "resident":
            holds["unit"] = False
        expected = any(holds[condition] for condition in said)
        assert reader.may(act, row, own=own, lead=lead) == expected, (own, lead, unit)  # type: ignore[arg-type]


def test_a_role_in_one_body_is_none_in_another() -> None:
    clerk = _reader("clerk")
    assert clerk.may("W", "item, minute", body=BODY)
    assert not clerk.may("W", "item, minute", body=OTHER)
    assert clerk.may("R", "item, minute", body=OTHER), "as a resident may"


def test_every_condition_and_role_is_used() -> None:
    used = {condition for acts in decided().values() for _, condition in acts}
    assert used == {"", *CONDITIONS}
    assert {role for _, role in decided()} == set(ROLES)
