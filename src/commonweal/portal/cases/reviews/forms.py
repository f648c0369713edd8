"""What is asked of an applicant, of whoever enters an application, and of those who deal with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.forms.own_agency import OwnAgencyForm
from commonweal.portal.cases.reviews.applying import Applied
from commonweal.portal.cases.reviews.models import ANSWERS, HOW, WHO
from commonweal.portal.cases.reviews.threshold import Complaint

ROWS = 4  # complaints that a form has room for; an officer adds more afterwards
LONGEST = 4000
OWN_WORDS = {"self": "Myself", "other": "Somebody else, who agrees to it"}  # `WHO`, as an applicant says it
PARTS = ("what", "happened_on", "told_on", "to", "number")


class ComplaintsForm(forms.Form):
    """What happened, when it was complained of, to whom: several times."""

    def __init__(
        self, data: Any = None, *, complaints: Iterable[Complaint] = (), initial: Mapping[str, Any] | None = None
    ) -> None:
        held = list(complaints)
        first_said = {f"{part}_{n}": getattr(one, part) for n, one in enumerate(held, 1) for part in PARTS}
        super().__init__(data, initial={**first_said, **(initial or {})})
        self.rows = max(ROWS, len(held) + 1)
        for n in range(1, self.rows + 1):
            first = n == 1
            nth = "" if first else f" ({n})"
            self.fields[f"what_{n}"] = fields.words(f"What happened?{nth}", rows=3, required=first, longest=LONGEST)
            self.fields[f"happened_on_{n}"] = fields.day(
                f"When did it happen?{nth}", required=False, help_text="As near as you know." if first else ""
            )
            self.fields[f"told_on_{n}"] = fields.day(f"When was it reported?{nth}", required=False)
            self.fields[f"to_{n}"] = forms.CharField(
                label=f"To whom was it reported?{nth}", required=False, max_length=100,
                help_text="Such as the council, the police, your landlord." if first else "",
            )  # fmt: skip
            self.fields[f"number_{n}"] = forms.CharField(
                label=f"Its reference, if you have one{nth}", required=False, max_length=60
            )

    def clean(self) -> dict[str, Any]:
        """Nothing is reported before it happened, nor after today."""
        said = super().clean() or {}
        for n in range(1, self.rows + 1):
            happened, told = said.get(f"happened_on_{n}"), said.get(f"told_on_{n}")
            for name, day in ((f"happened_on_{n}", happened), (f"told_on_{n}", told)):
                if day and day > today():
                    self.add_error(name, "This day is still to come.")
            if happened and told and told < happened:
                self.add_error(f"told_on_{n}", "It was reported before it happened. Look at the days again.")
        return said

    def times(self) -> list[tuple[int, list[forms.BoundField], bool]]:
        """The fields of each complaint, and whether anything is said in them: what is empty need not be open."""
        found = [(n, [self[f"{part}_{n}"] for part in PARTS]) for n in range(1, self.rows + 1)]
        return [(n, asked, any(field.value() or field.errors for field in asked)) for n, asked in found]

    def complaints(self) -> tuple[Complaint, ...]:
        """Those of which anything was said."""
        said = self.cleaned_data
        found = [
            Complaint(
                said.get(f"happened_on_{n}"), said.get(f"told_on_{n}"), said.get(f"to_{n}") or "",
                said.get(f"what_{n}") or "", said.get(f"number_{n}") or "",
            )
            for n in range(1, self.rows + 1)
        ]  # fmt: skip
        return tuple(one for one in found if one.what or one.told_on or one.to or one.number)


class ApplyForm(ComplaintsForm):
    """An application by anyone. `website` is for machines: people do not see it and leave it empty."""

    who = forms.ChoiceField(
        label="Whom do you apply for?", choices=list(OWN_WORDS.items()), widget=forms.RadioSelect, initial="self"
    )
    name = forms.CharField(label="Your name, or theirs if you apply for somebody else", max_length=200)
    for_whom = forms.CharField(
        label="If you apply for somebody else: your own name, and that they agree", required=False, max_length=300
    )
    contact = forms.CharField(
        label="How can we reach you safely?",
        max_length=300,
        help_text="A telephone number or an e-mail address, and when.",
    )
    address = fields.words("Address", rows=2, longest=500, help_text="Where it happens, with the postcode.")
    effect = fields.words("What does it do to you, and is anyone at risk?", rows=3, longest=LONGEST)
    wanted = fields.words("What do you want to happen?", rows=3, longest=LONGEST)
    field_order = (
        "who",
        "name",
        "for_whom",
        "contact",
        "address",
        *(f"{part}_{n}" for n in range(1, ROWS + 1) for part in PARTS),
        "effect",
        "wanted",
    )

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.order_fields(self.field_order)

    def before(self) -> list[forms.BoundField]:
        """What is asked before what happened."""
        return [self[name] for name in ("who", "name", "for_whom", "contact", "address")]

    def after(self) -> list[forms.BoundField]:
        """What is asked after it."""
        return [self[name] for name in ("effect", "wanted")]

    def clean(self) -> dict[str, Any]:
        """Somebody who applies for another says who they are."""
        said = super().clean()
        if said.get("who") == "other" and not said.get("for_whom"):
            self.add_error("for_whom", "Give your own name, and say that they agree.")
        return said

    def applied(self) -> Applied:
        """What the verbs take."""
        said = self.cleaned_data
        return Applied(
            name=said["name"], contact=said["contact"], address=said["address"], effect=said["effect"],
            wanted=said["wanted"], for_whom=said["for_whom"], complaints=self.complaints(),
        )  # fmt: skip


class EnterForm(OwnAgencyForm, ApplyForm):
    """What an officer enters for somebody."""

    who = forms.ChoiceField(
        label="Who is applying?", choices=list(WHO.items()), widget=forms.RadioSelect, initial="self"
    )
    name = forms.CharField(label="Name of whoever suffered it", max_length=200)

    how = forms.ChoiceField(
        label="How did it come?",
        choices=[(key, words) for key, words in HOW.items() if key != "online"],
        widget=forms.RadioSelect,
    )
    received_on = fields.day("When was it received?")
    agency = forms.ChoiceField(label="By which of your agencies?")
    field_order = ("how", "received_on", "agency", *ApplyForm.field_order)

    def __init__(self, data: Any = None, *, agencies: list[tuple[str, str]]) -> None:
        super().__init__(data, agencies=agencies, initial={"received_on": today(), "how": "phone"})

    def clean_received_on(self) -> Any:
        """Not after today."""
        day = self.cleaned_data["received_on"]
        if day > today():
            raise forms.ValidationError("This day is still to come.")
        return day


class OnForm(forms.Form):
    """A day."""

    on = fields.day("On which day?")


class DecideForm(forms.Form):
    """Whether the threshold is met."""

    met = forms.ChoiceField(
        label="Is the threshold met?", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect
    )
    ways = forms.MultipleChoiceField(
        label="In which other way, if not by the number of complaints?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why = fields.words("Why?", rows=4, required=True)

    def __init__(self, data: Any = None, *, ways: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "ways", ways)


class AskForm(forms.Form):
    """Which agency is asked, through whom."""

    place = forms.ChoiceField(label="Who is asked?", help_text="They get a seat in this review and read all of it.")
    due_on = fields.day("By when?", required=False, help_text="Left empty: as the procedure says.")

    def __init__(self, data: Any = None, *, officers: list[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "place", [("", "Choose one"), *officers])


class TellForm(forms.Form):
    """What an agency did."""

    words = fields.words("What did your agency do about what was reported?", rows=8, required=True)


class FindForm(forms.Form):
    """What the panel found."""

    on = fields.day("When did the panel meet?")
    finding = fields.words("What did it find?", rows=8, required=True)


class RecommendForm(forms.Form):
    """A recommendation."""

    agency = forms.ChoiceField(label="To which agency?")
    words = fields.words("What is recommended?", rows=4, required=True)
    due_on = fields.day("By when do they answer?", required=False, help_text="Left empty: as the procedure says.")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        fields.offer_agencies(self, "agency")


class AnswerForm(forms.Form):
    """What an agency answers to a recommendation."""

    answer = forms.ChoiceField(
        label="Is it accepted?", choices=[(k, w) for k, w in ANSWERS.items() if k], widget=forms.RadioSelect
    )
    words = fields.words("What will be done, or why not?", rows=4)


class AppealForm(forms.Form):
    """An appeal."""

    on = fields.day("When did they appeal?")
    said = fields.words("What do they say?", rows=5, required=True)


class DecideAppealForm(forms.Form):
    """What became of the appeal."""

    upheld = forms.ChoiceField(
        label="Is the appeal upheld?", widget=forms.RadioSelect,
        choices=[("yes", "Yes: the panel looks at it again"), ("no", "No: they are told, and it ends")],
    )  # fmt: skip
    why = fields.words("Why?", rows=4, required=True)


class WhyForm(forms.Form):
    """A word on it."""

    why = fields.words("Why?", rows=3, required=True)


class SeatForm(forms.Form):
    """Who is let in."""

    place = forms.ChoiceField(label="Who?")
    lead = forms.BooleanField(label="They lead it too", required=False)

    def __init__(self, data: Any = None, *, officers: list[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "place", [("", "Choose one"), *officers])


class TieForm(forms.Form):
    """A case that one works on."""

    case = forms.ChoiceField(label="Which case?", required=False)

    def __init__(self, data: Any = None, *, cases: list[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "case", [("", "None"), *cases])
