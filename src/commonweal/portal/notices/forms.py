"""When one wants mail."""

from django import forms

from commonweal.portal.notices.models import AT_ONCE, DAILY, NEVER


class WishForm(forms.Form):
    """One question."""

    wish = forms.ChoiceField(
        label="When do you want an e-mail about new notices?",
        help_text="It says only that there is something for you, never what.",
        choices=[(DAILY, "Once a day"), (AT_ONCE, "At once"), (NEVER, "Never")],
        widget=forms.RadioSelect,
    )
