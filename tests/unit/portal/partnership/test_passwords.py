"""What a password may not be made of."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

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
