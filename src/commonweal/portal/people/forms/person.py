"""What is asked of somebody, in parts that stand on one page or on several: name, birth, addresses, telephone.

Each part gives its share of `said`; put together they are what `verbs.records.enter` takes. What is odd is said
beside, and refuses nothing: see people.checks.
"""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.people.forms.birth import BirthField
from commonweal.portal.people.said import ADDRESSES, SEXES, Said, read

NAME = 120
OFF = {"autocomplete": "off", "spellcheck": "false"}
MOST_ADDRESSES = 8


class NamePart(forms.Form):
    """Names, as the person gives them."""

    given = forms.CharField(
        label="Given names", required=False, max_length=NAME, widget=forms.TextInput(OFF), strip=False
    )
    family = forms.CharField(
        label="Family name", required=False, max_length=NAME, widget=forms.TextInput(OFF), strip=False
    )
    aliases = fields.words(
        "Other names", rows=2, longest=1000, help_text="Nicknames, earlier names, names they go by. One a line."
    )

    def clean_aliases(self) -> tuple[str, ...]:
        """One by one."""
        return _lines(self.cleaned_data["aliases"])

    def share(self) -> dict[str, Any]:
        """This part of `said`."""
        return {name: self.cleaned_data[name] for name in ("given", "family", "aliases")}


class BirthPart(forms.Form):
    """Date of birth and sex."""

    born = BirthField()
    sex = forms.ChoiceField(label="Sex", choices=list(SEXES.items()), required=False)

    def share(self) -> dict[str, Any]:
        """This part of `said`."""
        parts = zip(("born_day", "born_month", "born_year"), self.cleaned_data["born"], strict=True)
        return {**dict(parts), "sex": self.cleaned_data["sex"]}


class AddressPart(forms.Form):
    """Addresses: as many as there are, and one more. `addresses`: those that are kept already."""

    def __init__(self, *args: Any, addresses: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = max(1, min(MOST_ADDRESSES, max(addresses, _asked(self)) + _one_more(self)))
        self.fields["addresses"] = forms.IntegerField(
            required=False, widget=forms.HiddenInput, initial=self.asked, label="Addresses"
        )
        for n in range(1, self.asked + 1):
            self.fields |= _address(n, self.asked)
        self.order_fields([name for name in self.fields if name.startswith("address_")])

    @property
    def wants_one_more(self) -> bool:
        """Whether the page was sent to be asked for one more address, and not to be kept."""
        return bool(_one_more(self))

    def share(self) -> dict[str, Any]:
        """This part of `said`."""
        found = []
        for n in range(1, self.asked + 1):
            kind, lines, postcode = (self.cleaned_data[f"address_{n}_{of}"] for of in ("kind", "lines", "postcode"))
            if lines.strip() or postcode.strip() or kind == "none":
                found.append({"kind": kind, "lines": lines, "postcode": postcode})
        return {"addresses": found}


class PhonePart(forms.Form):
    """Telephone numbers."""

    phones = fields.words("Telephone numbers", rows=2, longest=400, help_text="One a line, the newest first.")

    def clean_phones(self) -> tuple[str, ...]:
        """One by one."""
        return _lines(self.cleaned_data["phones"])

    def share(self) -> dict[str, Any]:
        """This part of `said`."""
        return {"phones": self.cleaned_data["phones"]}


PARTS = (NamePart, BirthPart, AddressPart, PhonePart)


class PersonForm(PhonePart, AddressPart, BirthPart, NamePart):
    """All of it on one page. `kept`: the record that is corrected."""

    note = fields.words(
        "Anything else to know them by", rows=3, longest=5000,
        help_text="What they look like, where they are met, what is not certain. Not what happened.",
    )  # fmt: skip
    field_order = ("given", "family", "aliases", "born", "sex")

    def __init__(self, *args: Any, kept: Said | None = None, note: str = "", asks: int = 0, **kwargs: Any) -> None:
        begins = {**begun(kept), "note": note} if kept else {}
        kwargs["initial"] = {**begins, **(kwargs.get("initial") or {})}
        super().__init__(*args, addresses=max(asks, len(kept.addresses) if kept else 0), **kwargs)
        rest = [name for name in self.fields if name not in self.field_order and name not in ("phones", "note")]
        self.order_fields([*self.field_order, *rest, "phones", "note"])
        self.kept = kept

    def unjudged(self) -> "PersonForm":
        """The same with what was typed, not judged yet: one more address is asked for before it is."""
        typed = {name: self[name].value() for name in self.fields if name != "addresses"}
        again = type(self)(kept=self.kept, asks=self.asked, initial=typed, prefix=self.prefix)
        again.fields["addresses"].initial = self.asked
        return again

    def said(self) -> Said:
        """What was typed."""
        more = dict(self.kept.more) if self.kept else {}
        return read({**more, **{name: value for part in PARTS for name, value in part.share(self).items()}})


def begun(kept: Said) -> dict[str, Any]:
    """What the forms begin with, of a record."""
    found: dict[str, Any] = {
        "given": kept.given, "family": kept.family, "aliases": "\n".join(kept.aliases),
        "born": (kept.born_day, kept.born_month, kept.born_year), "sex": kept.sex, "phones": "\n".join(kept.phones),
    }  # fmt: skip
    for n, one in enumerate(kept.addresses, 1):
        found |= {f"address_{n}_kind": one.kind, f"address_{n}_lines": one.lines, f"address_{n}_postcode": one.postcode}
    return found


def _address(n: int, of: int) -> dict[str, forms.Field]:
    which = f" {n}" if of > 1 else ""
    return {
        f"address_{n}_kind": forms.ChoiceField(label=f"Kind of address{which}", choices=list(ADDRESSES.items())),
        f"address_{n}_lines": fields.words(f"Address{which}", rows=2, longest=300, strip=False),
        f"address_{n}_postcode": forms.CharField(
            label=f"Postcode{which}", required=False, max_length=12, strip=False,
            widget=forms.TextInput({**OFF, "class": "govuk-input--width-10"}),
        ),
    }  # fmt: skip


def _asked(form: forms.Form) -> int:
    said = form.data.get(form.add_prefix("addresses"), "") if form.is_bound else ""
    return int(said) if str(said).isdecimal() and len(str(said)) < 3 else 0


def _one_more(form: forms.Form) -> int:
    return int(form.is_bound and form.add_prefix("another_address") in form.data)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
