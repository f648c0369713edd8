"""What is asked of whoever sanitises: the words, what they rest on, whom they name, for whom, on what ground."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.disclosures.forms.recording import GroundsForm
from commonweal.portal.intelligence.models import Item
from commonweal.portal.intelligence.reaching import AGENCIES, PEOPLE, officers
from commonweal.portal.intelligence.verbs.sanitised import Draft


class TextForm(GroundsForm):
    """A sanitised text and its grounds."""

    items = forms.MultipleChoiceField(
        label="Which items is it made of?", widget=forms.CheckboxSelectMultiple,
        help_text="It inherits the codes of every one of them.",
    )  # fmt: skip
    text = fields.words(
        "What does it say?", rows=7, required=True, longest=10_000,
        help_text="In your own words: who tells a thing is known by how they tell it.",
    )  # fmt: skip
    meant = forms.MultipleChoiceField(
        label="Whom or what does it name on purpose?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Everything else that the report names is looked for in it.",
    )  # fmt: skip
    left_out = fields.words(
        "What must not stand in it?", rows=2, longest=2000,
        help_text="Places and other words that would point to the source, one a line. They are looked for.",
    )  # fmt: skip
    reach = forms.ChoiceField(
        label="Who is it for?", widget=forms.RadioSelect, initial=PEOPLE,
        choices=[(PEOPLE, "Officers by name"), (AGENCIES, "Every officer of some agencies")],
    )  # fmt: skip
    people = forms.MultipleChoiceField(
        label="Officers by name: which?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Each reads it while they are of that agency.",
    )  # fmt: skip
    agencies = forms.MultipleChoiceField(
        label="Every officer of some agencies: which?", required=False, widget=forms.CheckboxSelectMultiple
    )
    emergency = forms.BooleanField(
        label="Somebody is at risk: nothing that is missing below stops it, and governance reviews it afterwards",
        required=False,
    )

    field_order = (
        "items", "text", "meant", "left_out", "reach", "people", "agencies", "emergency", "purpose", "power", "basis",
        "necessity", "special", "criminal", "agreement", "no_agreement",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, items: Sequence[tuple[str, str]], named: Sequence[tuple[str, str]],
        agreements: Iterable[Any], begins: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        urgent = bool(data and data.get("emergency"))
        super().__init__(data, agreements=agreements, asked=not urgent, initial=dict(begins or {}))
        for name in ("items", "text", "reach"):
            self.fields[name].required = True
        fields.offer(self, "items", items)
        fields.offer(self, "meant", named)
        fields.offer(self, "people", officers())
        fields.offer(self, "agencies", agency_choices())
        if not named:
            del self.fields["meant"]

    def clean(self) -> dict[str, Any]:
        """For somebody."""
        found = super().clean() or {}
        reach = found.get("reach")
        if reach and not found.get(reach):
            self.add_error(reach, "Choose at least one.")
        return found

    def draft(self, items: Sequence[Item]) -> Draft:
        """What was given. `items`: the report's."""
        said = self.cleaned_data
        by_name = said["reach"] == PEOPLE
        pairs = [tuple(map(UUID, key.split(":"))) for key in said["people"]] if by_name else []
        return Draft(
            said["text"], [item for item in items if str(item.pk) in said["items"]],
            agencies=() if by_name else [UUID(id) for id in said["agencies"]],
            people=[(person, agency) for person, agency in pairs], meant=[UUID(id) for id in said.get("meant", ())],
            left_out=said["left_out"], grounds=self.grounds(), emergency=said["emergency"],
        )  # fmt: skip


class ProposeForm(forms.Form):
    """What was found may stand, for a reason."""

    why = fields.words(
        "Why may what was found stand?", rows=2, longest=2000,
        help_text="Whoever approves it reads this. Leave it empty where nothing was found.",
    )  # fmt: skip


class RefuseForm(forms.Form):
    """Why not."""

    reason = fields.words("Why does it not go out?", rows=3, required=True, longest=2000)


class WithdrawForm(forms.Form):
    """What its readers are told."""

    words = fields.words(
        "Why is it withdrawn?", rows=3, required=True, longest=2000,
        help_text="Its readers are told this in place of the text.",
    )  # fmt: skip


class ConsentForm(forms.Form):
    """What the originator said."""

    agrees = forms.ChoiceField(
        label="Do they agree?", choices=[("yes", "Yes, to these words for these readers"), ("no", "No")],
        widget=forms.RadioSelect, error_messages={"required": "Say whether they agree."},
    )  # fmt: skip
    words = fields.words(
        "Who of the originator said so, when and how?", rows=3, required=True, longest=2000,
        help_text="They are asked about these very words and these very readers.",
    )  # fmt: skip

    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"agrees": self.cleaned_data["agrees"] == "yes", "words": self.cleaned_data["words"]}


class JoinForm(forms.Form):
    """Which case."""

    case = forms.ChoiceField(
        label="Which case is it put into?",
        help_text="Members of the case read it who may read this text; others do not.",
    )

    def __init__(self, data: Any = None, *, cases: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "case", [("", "Choose one"), *cases])
