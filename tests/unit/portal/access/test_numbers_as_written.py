"""Numbers that people type into forms: with commas, with a pound sign; what is no number is said in plain words."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from commonweal.portal.access.forms.numbers import MoneyField, NumberField, WholeField


@pytest.mark.parametrize(
    ("typed", "meant"), [("1,240", 1240), (" 12,345,678 ", 12345678), ("17", 17), ("-1,000", -1000), ("", None)]
)
def test_commas_between_thousands_are_read(typed: str, meant: int | None) -> None:
    assert WholeField(required=False).clean(typed) == meant
    assert NumberField(required=False).clean(typed) == meant


def test_money_may_have_its_sign() -> None:
    assert MoneyField(decimal_places=2, max_digits=12).clean("£38,000.50") == Decimal("38000.50")


@pytest.mark.parametrize("typed", ["1,5", "12,34", "about fifty", ",100"])
def test_a_comma_elsewhere_is_asked_about(typed: str) -> None:
    with pytest.raises(ValidationError, match="Write a number"):
        NumberField().clean(typed)


def test_a_number_out_of_bounds_is_said_in_plain_words() -> None:
    with pytest.raises(ValidationError, match="not below 0"):
        WholeField(min_value=0).clean("-3")
