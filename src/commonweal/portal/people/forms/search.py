"""What is looked for: exactly, whole names and whole numbers. It is sent, and stands in no address."""

import datetime as dt
from typing import Any

from django import forms

from commonweal.portal.people import checks, indexing
from commonweal.portal.people.forms.birth import BirthField
from commonweal.portal.people.forms.person import NAME, OFF
from commonweal.portal.people.queries.search import Terms
from commonweal.portal.people.said import Said


def _text(label: str, longest: int, hint: str = "", wide: str = "govuk-input--width-20") -> forms.CharField:
    widget = forms.TextInput({**OFF, "class": wide})
    return forms.CharField(label=label, required=False, max_length=longest, help_text=hint, widget=widget)


class SearchForm(forms.Form):
    """One term or several; a record must answer all of them."""

    name = _text(
        "Name", NAME, "Given and family name, or another name they use. Spelling counts; case and hyphens do not."
    )
    born = BirthField(help_text="Narrows a name. All three parts.")
    phone = _text("Telephone number", 40)
    postcode = _text("Postcode", 12, wide="govuk-input--width-10")
    registration = _text("Vehicle registration", 20, wide="govuk-input--width-10")
    handle = _text("Online name", NAME)
    place = _text(
        "Address, or what a place is called", 300, "House, street and town with commas between them. Or a name such as "
        "Quarry Park, or Junction of Mill Lane and Rope Street: then give the ward, too.", wide="",
    )  # fmt: skip
    ward = _text("Ward", 80, "Only with a place.")

    def clean(self) -> dict[str, Any]:
        """What can be looked for at all."""
        found = super().clean() or {}
        if not any(str(value).strip() for name, value in found.items() if name != "born") and not self.errors:
            only = any(part.strip() for part in found.get("born", ()))
            raise forms.ValidationError(
                "A date of birth alone finds nobody: give a name too."
                if only
                else "Give a name, a telephone number, a postcode, a registration, an online name or a place."
            )
        self._check(found)
        return found

    def _check(self, found: dict[str, Any]) -> None:
        if any(part.strip() for part in found.get("born") or ()):
            if self.born_date is None:
                self.add_error("born", "Give day, month and year, for example 3 5 1987, or leave it empty.")
            elif not found.get("name") and "name" not in self.errors:
                self.add_error("name", "Give a name with the date of birth.")
        if found.get("postcode") and not checks.is_postcode(found["postcode"]):
            self.add_error("postcode", "Give a whole postcode.")
        self._check_place(found)
        if found.get("phone") and indexing.phone_key(found["phone"]) is None:
            self.add_error("phone", "Give a whole telephone number.")

    def _check_place(self, found: dict[str, Any]) -> None:
        place, ward = found.get("place", ""), found.get("ward", "")
        if ward and not place:
            self.add_error("ward", "Give the place that is in the ward, too.")
        elif place and not indexing.told(place, found.get("postcode", ""), ward=ward).ways:
            self.add_error(
                "place",
                "Too many places could be meant. Give house, street and town, with commas between, or the postcode; "
                "or a name of its own, with the ward.",
            )

    @property
    def born_date(self) -> dt.date | None:
        """The whole date of birth, where one is given."""
        told = Said("", "", (), *(self.cleaned_data.get("born") or ("", "", ""))).born
        return told[0] if told and told[1] == "day" else None

    def terms(self) -> Terms:
        """What was asked."""
        said = self.cleaned_data
        texts = {name: said[name] for name in ("name", "phone", "postcode", "registration", "handle", "place", "ward")}
        return Terms(**texts, born=self.born_date.isoformat() if self.born_date else "")
