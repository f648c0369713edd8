"""Numbers as people write them: 1,240 is one thousand two hundred and forty, and £ may stand before money."""

import re
from typing import Any

from django import forms

GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")  # any other comma may be a decimal point: it is refused
SAID = {
    "invalid": "Write a number, as 1240 or 1,240.",
    "min_value": "Write a number that is not below %(limit_value)s.",
    "max_value": "Write a number that is not above %(limit_value)s.",
}


class _AsWritten(forms.Field):
    """Takes the commas out before a number is read."""

    default_error_messages = {**SAID}  # noqa: RUF012 - as Django has it

    def to_python(self, value: Any) -> Any:
        """The number, or nothing."""
        if isinstance(value, str):
            value = value.strip().removeprefix("£").strip()
            value = value.replace(",", "") if GROUPED.fullmatch(value) else value
        return super().to_python(value)


class WholeField(_AsWritten, forms.IntegerField):
    """A whole number."""


class NumberField(_AsWritten, forms.FloatField):
    """Any number."""


class MoneyField(_AsWritten, forms.DecimalField):
    """Pounds, and pence."""
