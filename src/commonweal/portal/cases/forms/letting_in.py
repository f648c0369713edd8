"""What is asked of a lead who lets another agency into a case: why that share is lawful."""

from collections.abc import Iterable
from typing import Any

from django import forms

from commonweal.portal.disclosures.forms.recording import GroundsForm
from commonweal.portal.disclosures.models import Agreement


class LettingInForm(GroundsForm):
    """The grounds. `needed` False: somebody of that agency works on the case already, and nothing need be said."""

    emergency = forms.BooleanField(
        label="Somebody may be in danger: let them in now",
        required=False,
        help_text="Then nothing below must be filled in. Governance looks at it within a week.",
    )
    field_order = ("emergency",)

    def __init__(self, data: Any = None, *, agreements: Iterable[Agreement], needed: bool) -> None:
        urgent = bool(data and data.get("emergency"))
        super().__init__(data, agreements=agreements, asked=needed and not urgent)
