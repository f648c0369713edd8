"""What of the register is wanted."""

from django import forms

from commonweal.portal.meetings.queries.register import SHOWS, STATES, Asked, Register


class RegisterForm(forms.Form):
    """Filters of the register; all may be left alone."""

    year = forms.IntegerField(label="Municipal year", required=False, min_value=1990, max_value=2200)
    body = forms.UUIDField(label="Body", required=False)
    agency = forms.UUIDField(label="Agency", required=False)
    show = forms.ChoiceField(label="Show", required=False, choices=[(s, s) for s in SHOWS])
    state = forms.ChoiceField(
        label="Actions that are", required=False, choices=[("", "in any state"), *((s, s) for s in STATES)]
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000, widget=forms.HiddenInput)

    def asked(self) -> Asked:
        """The cleaned filters."""
        given = self.cleaned_data
        return Asked(
            body=given["body"], year=given["year"], show=given["show"] or "everything", state=given["state"],
            agency=given["agency"], page=given["page"] or 1,
        )  # fmt: skip

    def offer(self, found: Register) -> None:
        """Put what can be chosen into the lists: only what this reader's register holds."""
        choices = {
            "year": [(str(y), f"{y} to {y + 1}") for y in found.years],
            "body": [(str(key), name) for key, name in found.bodies],
            "agency": [(str(key), name) for key, name in found.agencies],
        }
        for name, offered in choices.items():
            self.fields[name].widget = forms.Select(choices=[("", "all"), *offered])
