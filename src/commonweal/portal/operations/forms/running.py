"""Running an operation: what was done, the list of kinds, reviews, and asking for its papers."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.operations.forms import extent
from commonweal.portal.operations.models import NEXT_STEPS, Activity, ActivityKind
from commonweal.portal.operations.verbs.activities import Done


class ActivityForm(forms.Form):
    """One activity. Short enough for a phone: what was last entered is offered again."""

    kind = forms.ChoiceField(label="What was done?")
    agency = forms.ChoiceField(label="By which agency?")
    first = fields.day("On")
    last = fields.day("To", required=False, help_text="Only where it took more than a day.")
    place = forms.CharField(label="Where?", required=False, max_length=200, help_text="A street, estate or venue.")
    wards = extent.wards("In which wards?")
    quantity = forms.DecimalField(
        label="How much?", required=False, min_value=0, max_digits=12, decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )  # fmt: skip
    unit = forms.CharField(
        label="Of what?", required=False, max_length=40, help_text="As hours, bags, homes.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip
    cost = forms.DecimalField(
        label="What did it cost, in pounds?", required=False, min_value=0, max_digits=12, decimal_places=2,
        help_text="Leave it empty where it is not known: empty is not nought.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )  # fmt: skip
    volunteers = forms.IntegerField(
        label="How many volunteers?", required=False, min_value=0, max_value=100_000,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )  # fmt: skip
    result = fields.words("What came of it?", rows=2)

    def __init__(
        self, data: Any = None, *, agencies: list[tuple[str, str]], wards: list[dict[str, str]],
        initial: dict[str, Any] | None = None, activity: Activity | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=_initial(activity) if activity else initial)
        kinds = ActivityKind.objects.filter(offered=True).order_by("position", "name")
        listed = {str(kind.pk): kind.name for kind in kinds}
        if activity:
            listed.setdefault(str(activity.kind_id), activity.kind.name)
        fields.offer(self, "kind", [("", "Choose one"), *listed.items()])
        fields.offer_agencies(self, "agency", agencies)
        extent.offer_wards(self, ["wards"], (), [*wards, *(activity.wards if activity else ())])
        if not self.fields["wards"].choices:  # type: ignore[attr-defined]
            del self.fields["wards"]

    def clean(self) -> dict[str, Any]:
        """It ends no sooner than it begins."""
        found = super().clean() or {}
        if found.get("first") and found.get("last") and found["last"] < found["first"]:
            self.add_error("last", "It ends before it begins.")
        return found

    def done(self) -> Done:
        """What the verbs take; where nothing is said, in the kind's usual unit."""
        said = self.cleaned_data
        kind = ActivityKind.objects.get(pk=said["kind"])
        return Done(
            kind=kind, agency=fields.agency(self), first=said["first"], last=said["last"], place=said["place"],
            wards=extent.chosen_wards(self, "wards") if "wards" in self.fields else [], quantity=said["quantity"],
            unit=said["unit"] or (kind.unit if said["quantity"] is not None else ""), cost=said["cost"],
            volunteers=said["volunteers"], result=said["result"],
        )  # fmt: skip


class KindForm(forms.Form):
    """A kind of activity to put on the list."""

    name = forms.CharField(label="What is it called?", max_length=80)
    unit = forms.CharField(label="What is counted of it?", required=False, max_length=40, help_text="As hours, visits.")


class ReviewForm(forms.Form):
    """The day of a review."""

    due_on = fields.day("When is it reviewed?")


class HoldForm(forms.Form):
    """What a review found, and what was agreed."""

    words = fields.words("What did the review find?", rows=5, required=True)
    next_step = forms.ChoiceField(label="What was agreed?", choices=list(NEXT_STEPS.items()), widget=forms.RadioSelect)
    next_words = fields.words("What exactly?", rows=2, help_text="Which change, which wards, from when.")
    paper = forms.ChoiceField(label="On which paper does it rest?", required=False)
    agency = forms.ChoiceField(
        label="Which agency takes the next step on?", required=False, help_text="It is entered as an action for them."
    )
    due_on = fields.day("By when?", required=False)

    def __init__(self, data: Any = None, *, papers: list[tuple[str, str]], agencies: list[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "paper", [("", "None"), *papers])
        fields.offer(self, "agency", [("", "None: no action is entered"), *agencies])


class EvaluateForm(forms.Form):
    """For whom the evaluation is worked out, and as of which day."""

    audience = forms.ChoiceField(
        label="Who is it for?", widget=forms.RadioSelect, initial="partners",
        choices=[
            ("partners", "Those who may read the operation: all counts are shown"),
            ("public", "Everyone: small counts are hidden, and a second person releases it"),
        ],
    )  # fmt: skip
    as_at = fields.day("As it was known on", required=False, help_text="Left empty: with all that is held today.")

    def __init__(self, data: Any = None, *, for_everyone: bool) -> None:
        super().__init__(data)
        if not for_everyone:
            del self.fields["audience"]


class HighlightForm(forms.Form):
    """The highlight report's title; its text is drafted, and worked on in the library."""

    title = forms.CharField(label="Title", max_length=300)
    text = forms.CharField(
        label="Text", widget=forms.Textarea(attrs={"rows": 22}), max_length=200_000,
        help_text="Drafted from what was entered. ## before a heading; - before a point.",
    )  # fmt: skip


def _initial(activity: Activity) -> dict[str, Any]:
    return {
        "kind": str(activity.kind_id), "agency": str(activity.agency_id), "first": activity.first,
        "last": activity.last if activity.last != activity.first else None, "place": activity.place,
        "wards": [ward["code"] for ward in activity.wards], "quantity": activity.quantity, "unit": activity.unit,
        "cost": activity.cost, "volunteers": activity.volunteers, "result": activity.result,
    }  # fmt: skip
