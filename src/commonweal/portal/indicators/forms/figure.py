"""A figure, typed."""

from typing import Any

from commonweal.portal.access.forms import fields
from commonweal.portal.access.forms.numbers import NumberField

MOST = 1e12


def figure(label: str, **more: Any) -> NumberField:
    """Nought or more; empty where it is not available."""
    return fields.number(label, min_value=0, max_value=MOST, **more)
