"""A date of birth as its three parts, any of which may be missing; kept as typed, never refused."""

from typing import Any

from django import forms

PARTS = (("Day", "govuk-input--width-2"), ("Month", "govuk-input--width-2"), ("Year", "govuk-input--width-4"))
HINT = "For example 3 5 1987. Where the day or the month is not known, leave it empty."
LONGEST = 12
Birth = tuple[str, str, str]


class BirthWidget(forms.MultiWidget):
    """Day, month and year, each with its label."""

    template_name = "people/birth.html"

    def __init__(self) -> None:
        super().__init__(
            [forms.TextInput({"said": said, "wide": wide, "keys": "numeric"}) for said, wide in PARTS],
        )

    def decompress(self, value: Birth | None) -> list[str]:
        """The parts."""
        return list(value or ("", "", ""))


class BirthField(forms.MultiValueField):
    """Day, month, year as typed."""

    widget = BirthWidget

    def __init__(self, *, label: str = "Date of birth", help_text: str = HINT, **more: Any) -> None:
        parts = [forms.CharField(max_length=LONGEST, required=False) for _ in PARTS]
        super().__init__(parts, label=label, help_text=help_text, required=False, require_all_fields=False, **more)

    def compress(self, data_list: list[str]) -> Birth:
        """The parts, as typed."""
        day, month, year = (*data_list, "", "", "")[:3]
        return day, month, year
