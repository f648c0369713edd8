"""Whose data it is: as much as they gave, since each detail finds more."""

import datetime as dt
from typing import Any

from django import forms

from commonweal.matching.addresses import postcode_of
from commonweal.portal.access.forms import fields
from commonweal.portal.people import said
from commonweal.portal.rights.held.matching import ONLINE, VEHICLES


class WhoForm(forms.Form):
    """A person, as they are sought: exact names, births, phones, postcodes."""

    given = forms.CharField(label="First names", max_length=100, required=False)
    family = forms.CharField(label="Last name", max_length=100, required=False, help_text=fields.SINGLE_NAME)
    aliases = fields.words(
        "Other names they use or used", 2, longest=1000, help_text="One a line, first name first. Each is looked for."
    )
    born = fields.birthday()
    addresses = fields.words(
        "Addresses, now and earlier", 3, longest=2000,
        help_text="One a line, with its postcode at the end. Each postcode is looked for.",
    )  # fmt: skip
    phones = fields.words("Telephone numbers", 2, longest=500, help_text="One a line.")
    vehicles = fields.words(
        "Registrations of vehicles that they use", 2, longest=500,
        help_text="One a line. Each is looked for, exactly: reports may know somebody by a vehicle alone.",
    )  # fmt: skip
    online = fields.words(
        "Names they go by online", 2, longest=1000, help_text="One a line, without the service. Each is looked for."
    )

    def clean(self) -> dict[str, Any]:
        """Somebody is named."""
        found = super().clean() or {}
        if not {"given", "family"} & set(self.errors) and not (found.get("given") or found.get("family")):
            self.add_error("given", "Give a name.")
        return found

    def who(self) -> said.Said:
        """As records say it."""
        given = self.cleaned_data
        born = given["born"]
        return said.Said(
            given=given["given"].strip(), family=given["family"].strip(), aliases=_lines(given["aliases"]),
            **_birth(born), phones=_lines(given["phones"]),
            addresses=tuple(_address(line) for line in _lines(given["addresses"])),
            more={what: _lines(given[what]) for what in (VEHICLES, ONLINE) if given[what].strip()},
        )  # fmt: skip


def _birth(born: dt.date | None) -> dict[str, Any]:
    if born is None:
        return {}
    return {"born_day": str(born.day), "born_month": str(born.month), "born_year": str(born.year)}


def _address(line: str) -> said.Address:
    """A postcode is the last two words, or the last, where they have its shape."""
    words = line.replace(",", " ").split()
    for count in (2, 1):
        if len(words) >= count and postcode_of(" ".join(words[-count:])):
            postcode = " ".join(words[-count:])
            return said.Address(lines=line[: line.rfind(words[-count])].strip(" ,"), postcode=postcode)
    return said.Address(lines=line)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
