"""What a password may not be made of."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from pytest_django.fixtures import Settings

from commonweal.errors import WorkspaceRefused
from commonweal.portal.partnership.breached import check_fit, stands_in
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "password", ["Commonweal2026!", "SaferCommunity1", "partnership-police", "correct officer example", "123456789012"]
)
def test_what_anyone_would_try_first_is_refused(world: World, password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, world.accounts["officer"])


@pytest.mark.parametrize(
    "password", ["correct horse battery staple", "safer than two long winters", "x" * 7 + "ÿ漢字 ok" * 20]
)
def test_any_long_password_of_any_letters_is_taken(world: World, password: str) -> None:
    validate_password(password, world.accounts["officer"])


# The list that a workspace brings

KNOWN = [f"an old pass phrase {number}" for number in range(500)]


def _hash(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


def _list(folder: Path, passwords: list[str], end: str = "\r\n") -> Path:
    file = folder / "pwned.txt"
    lines = sorted(f"{_hash(one)}:{7 + place**3}" for place, one in enumerate(passwords))
    file.write_text(end.join(lines) + end, encoding="ascii", newline="")
    return file


@pytest.mark.parametrize("end", ["\r\n", "\n"], ids=["windows", "plain"])
@pytest.mark.parametrize("many", [1, 2, 3, 500])
def test_every_password_of_the_list_is_found_and_no_other(tmp_path: Path, many: int, end: str) -> None:
    file = _list(tmp_path, KNOWN[:many], end)
    assert all(stands_in(file, one) for one in KNOWN[:many])
    assert not any(stands_in(file, f"{one}!") for one in KNOWN)
    check_fit(file)


def test_a_list_without_a_last_line_end_is_read_whole(tmp_path: Path) -> None:
    file = _list(tmp_path, KNOWN)
    file.write_bytes(file.read_bytes().rstrip())
    assert all(stands_in(file, one) for one in KNOWN)


def test_a_password_of_the_workspaces_list_is_refused(world: World, settings: Settings, tmp_path: Path) -> None:
    validate_password(KNOWN[3], world.accounts["officer"])
    settings.CHOSEN = replace(settings.CHOSEN, breached_passwords=_list(tmp_path, KNOWN))
    with pytest.raises(ValidationError, match="known from a breach"):
        validate_password(KNOWN[3], world.accounts["officer"])
    validate_password("correct horse battery staple", world.accounts["officer"])


def test_where_the_list_cannot_be_asked_no_password_is_taken(world: World, settings: Settings, tmp_path: Path) -> None:
    settings.CHOSEN = replace(settings.CHOSEN, breached_passwords=tmp_path / "gone.txt")
    with pytest.raises(ValidationError, match="cannot be looked up now"):
        validate_password("correct horse battery staple", world.accounts["officer"])


@pytest.mark.parametrize("words", ["", "password\nletmein\n", f"{_hash('b')}:1\n{_hash('a')}:2\n" * 99, None])
def test_a_list_that_is_none_or_in_another_order_is_refused(tmp_path: Path, words: str | None) -> None:
    file = tmp_path / "pwned.txt"
    if words is not None:
        file.write_text(words)
    with pytest.raises(WorkspaceRefused, match="breached_passwords"):
        check_fit(file)
