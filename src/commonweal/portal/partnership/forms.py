"""What administrators fill in about people, accounts, memberships, agencies and bodies."""

from typing import Any

from django import forms

from commonweal.portal.audit.clock import today
from commonweal.portal.partnership.models import ROLES, Agency, Body
from commonweal.portal.partnership.rules import LEAD

KINDS = ("partnership", "task and finish group", "working group")
DUTIES = (
    ("", "None"),
    (LEAD, "Leads the agency: confirms its people each quarter"),
    ("intelligence unit",) * 2,
    ("case reviews", "Takes in applications for case reviews"),
)


class ByName:
    """Choices that show a row's name."""

    def label_from_instance(self, obj: Any) -> str:
        """The name."""
        return str(obj.name)


class AgencyChoice(ByName, forms.ModelChoiceField):  # type: ignore[type-arg]
    """One agency."""


class BodyChoice(ByName, forms.ModelChoiceField):  # type: ignore[type-arg]
    """One body."""


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A day, in the browser's own widget."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


class PersonForm(forms.Form):
    """A person as minutes print them."""

    name = forms.CharField(label="Name", max_length=200)
    prefix = forms.CharField(label="Before the name", max_length=40, required=False, help_text="Cllr, Dr")  # type: ignore[assignment]
    suffix = forms.CharField(label="After the name", max_length=40, required=False, help_text="OBE")
    post = forms.CharField(label="Post", max_length=200, required=False)
    agency = AgencyChoice(label="Agency", queryset=Agency.objects.order_by("name"), required=False)


class AccountForm(forms.Form):
    """What signs in."""

    username = forms.RegexField(
        r"^[\w.@+-]+$", label="User name", max_length=150, strip=True,
        help_text="Letters, figures and . @ + - _", error_messages={"invalid": "Use letters, figures and . @ + - _"},
    )  # fmt: skip
    email = forms.EmailField(label="E-mail address", help_text="The link to choose a password goes there.")


class MembershipForm(forms.Form):
    """A place in the partnership."""

    role = forms.ChoiceField(
        label="Role", choices=[(role, role.capitalize()) for role in ROLES], widget=forms.RadioSelect
    )
    agency = AgencyChoice(label="For which agency", queryset=Agency.objects.order_by("name"), required=False)
    body = BodyChoice(
        label="On which body", queryset=Body.objects.order_by("name"), required=False, empty_label="Every body"
    )
    duty = forms.ChoiceField(label="Duty", choices=DUTIES, required=False)
    seat = forms.CharField(label="Seat", max_length=60, required=False, help_text="Vice chair, cabinet member")
    since = day("First day")
    until = day("Last day", required=False, help_text="Leave empty where none is set.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = today


class EndForm(forms.Form):
    """When a membership ends."""

    last_day = day("Last day", help_text="A day before today ends it at once, with sessions and feeds.")


class ResetForm(forms.Form):
    """Why a second factor is to be set up again."""

    reason = forms.CharField(
        label="Why, and how you made sure who asks", max_length=300, widget=forms.Textarea(attrs={"rows": 4})
    )


class AgencyForm(forms.Form):
    """An agency."""

    name = forms.CharField(label="Name", max_length=200)
    short_name = forms.CharField(label="Short name", max_length=60)
    kind = forms.CharField(label="Kind", max_length=60, required=False, help_text="council, police, fire, health ...")
    since = day("In the partnership since", required=False)
    until = day("Left on", required=False)


class PrintedNameForm(forms.Form):
    """A name in old minutes."""

    printed = forms.CharField(label="Printed as", max_length=200)
    since = day("From", required=False)
    until = day("To", required=False)


class BodyForm(forms.Form):
    """The partnership, or a group of it."""

    name = forms.CharField(label="Name", max_length=200)
    short_name = forms.CharField(label="Short name", max_length=40)
    kind = forms.ChoiceField(label="Kind", choices=[(kind, kind.capitalize()) for kind in KINDS])
    parent = BodyChoice(label="Group of", queryset=Body.objects.order_by("name"), required=False, empty_label="None")
    remit = forms.CharField(label="Remit", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    since = day("Set up on", required=False)
    until = day("Ended on", required=False)
