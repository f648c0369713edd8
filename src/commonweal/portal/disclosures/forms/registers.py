"""What is asked of whoever keeps the registers and reviews."""

from typing import Any

from django import forms

from commonweal.documents.safe_copy import accepted_in_words
from commonweal.documents.safe_copy.stream import check_size
from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.named import agency_choices, person_choices
from commonweal.portal.disclosures.models import Agreement, Assessment
from commonweal.portal.disclosures.verbs.assessments import LEFT, LIKELIHOODS, SEVERITIES
from commonweal.portal.partnership.models import Agency, Person


class AgreementForm(forms.Form):
    """An agreement."""

    title = forms.CharField(label="What is it called?", max_length=200)
    agencies = forms.MultipleChoiceField(label="Between which agencies?", widget=forms.CheckboxSelectMultiple)
    purposes = fields.words("For what purposes?", required=True)
    covers = fields.words("Which kinds of data does it cover?", required=True)
    since = fields.day("From which day does it hold?", required=False)
    review_due = fields.day("When is it reviewed?", required=False)
    until = fields.day("On which day does it end?", required=False, help_text="Where the agreement says so.")

    def __init__(self, data: Any = None, *, row: Agreement | None = None) -> None:
        parties = list(row.parties.values_list("agency", flat=True)) if row else []
        super().__init__(data, initial=_initial(row, [str(pk) for pk in parties]) if row else {})
        fields.offer(self, "agencies", agency_choices(parties))

    def said(self) -> dict[str, Any]:
        """What the verbs take."""
        chosen = Agency.objects.filter(pk__in=self.cleaned_data["agencies"]).order_by("pk")
        return {**self.cleaned_data, "agencies": list(chosen)}


class SignForm(forms.Form):
    """That a party signed."""

    signed_by = forms.CharField(label="Who signed, by name and post?", max_length=200)
    on = fields.day("On which day?")


class MatchersForm(forms.Form):
    """Who may be shown suggestions."""

    people = forms.MultipleChoiceField(
        label="Who is shown suggestions that two agencies' records are of one person?", required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Officers of the parties. They are shown which two agencies hold records that are alike, and why; "
        "they see neither record.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, row: Agreement) -> None:
        chosen = list(row.matchers.values_list("person", flat=True))
        super().__init__(data, initial={"people": [str(pk) for pk in chosen]})
        parties = row.parties.values("agency")
        of_parties = {str(pk) for pk in Person.objects.filter(agency__in=parties).values_list("pk", flat=True)}
        fields.offer(self, "people", [one for one in person_choices(chosen) if one[0] in of_parties])

    def people_chosen(self) -> list[Person]:
        """Those that were ticked."""
        return list(Person.objects.filter(pk__in=self.cleaned_data["people"]).order_by("pk"))


class DocumentForm(forms.Form):
    """The signed document."""

    file = forms.FileField(label="The signed agreement")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"{accepted_in_words()}. Partners see a safe copy of it."

    def clean_file(self) -> Any:
        """Refused in words before it is read, where it is too large."""
        file = self.cleaned_data["file"]
        check_size(file.size)
        return file


class AgreementReviewForm(forms.Form):
    """That an agreement was looked at."""

    on = fields.day("On which day was it reviewed?")
    words = fields.words(
        "What did the review find?", required=True, longest=4000,
        help_text="Whether it is still needed, kept to, and enough. Every partner reads this.",
    )  # fmt: skip
    review_due = fields.day("When is it reviewed next?")


class EndForm(forms.Form):
    """The end of an agreement."""

    on = fields.day("What is its last day?")
    why = fields.words("Why does it end?", rows=2, required=True)


class WhyForm(forms.Form):
    """The end of an assessment."""

    why = fields.words("Why?", rows=2, required=True)


class AssessmentForm(forms.Form):
    """An assessment."""

    title = forms.CharField(label="What is assessed?", max_length=200)
    scope = fields.words("What is done with whose data, and what for?", rows=5, required=True)
    consulted = fields.words("Who was asked?", rows=2, help_text="Such as the data protection officers, or residents.")
    agreement = forms.ChoiceField(label="To which agreement does it belong?", required=False)
    review_due = fields.day("When is it reviewed?", required=False)

    def __init__(self, data: Any = None, *, agreements: list[tuple[str, str]], row: Assessment | None = None) -> None:
        super().__init__(data, initial=_of_assessment(row) if row else {})
        fields.offer(self, "agreement", [("", "To none"), *agreements])

    def said(self) -> dict[str, Any]:
        """What the verbs take."""
        chosen = self.cleaned_data["agreement"]
        return {**self.cleaned_data, "agreement": Agreement.objects.get(pk=chosen) if chosen else None}


class RiskForm(forms.Form):
    """A risk to people."""

    words = fields.words("What could happen, and to whom?", required=True)
    likelihood = forms.ChoiceField(label="How likely is that?", choices=LIKELIHOODS.items(), widget=forms.RadioSelect)
    severity = forms.ChoiceField(label="How grave would it be?", choices=SEVERITIES.items(), widget=forms.RadioSelect)
    measures = fields.words("What is done about it?")
    left = forms.ChoiceField(
        label="What is left of the risk then?", required=False, choices=[("", "Not judged yet"), *LEFT.items()]
    )


class MeasuresForm(forms.Form):
    """What is done about a risk."""

    measures = fields.words("What is done about it?", required=True)
    left = forms.ChoiceField(label="What is left of the risk then?", choices=LEFT.items(), widget=forms.RadioSelect)


class SignOffForm(forms.Form):
    """Signing an assessment off."""

    words = fields.words("On what conditions, if any?", rows=2)


class ReviewForm(forms.Form):
    """What a review found."""

    justified = forms.ChoiceField(
        label="Was it justified?", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect
    )
    words = fields.words(
        "What did you find?", required=True, longest=4000,
        help_text="The agency that shared reads this beside its own record.",
    )  # fmt: skip


def _initial(row: Agreement, parties: list[str]) -> dict[str, Any]:
    return {
        "title": row.title, "agencies": parties, "purposes": row.purposes, "covers": row.covers, "since": row.since,
        "review_due": row.review_due, "until": row.until,
    }  # fmt: skip


def _of_assessment(row: Assessment) -> dict[str, Any]:
    return {
        "title": row.title, "scope": row.scope, "consulted": row.consulted,
        "agreement": str(row.agreement_id or ""), "review_due": row.review_due,
    }  # fmt: skip
