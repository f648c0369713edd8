"""Forms of the roll: one page of boxes from the membership list, visitors by name, and that a meeting was held."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from commonweal.portal.meetings.queries.attendance import Attendee, Seat
from commonweal.portal.meetings.roll import PARTS, ROLES
from commonweal.portal.meetings.verbs.declarations import KINDS

CAME = (("present", "Present"), ("apologies", "Apologies"), ("", "Not recorded"))
CAME_OFFICER = (("officers", "Present"), ("apologies", "Apologies"), ("", "Not recorded"))
TIME = forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "govuk-input--width-5"})


@dataclass(frozen=True, slots=True)
class Change:
    """What the page says anew of one person."""

    person: UUID
    part: str
    role: str
    substitute_for: UUID | None


class RollForm(forms.Form):
    """Each member: present, apologies or not recorded. Only what was changed on this page is saved, so that two who
    fill it at once do not undo each other."""

    def __init__(self, data: Any = None, *, seats: Sequence[Seat], roll: Iterable[Attendee], **more: Any) -> None:
        super().__init__(data, **more)
        self.seats = seats
        known = {line.person: line for line in roll if line.person}
        missing = [(str(seat.person), seat.name) for seat in seats]
        for seat in seats:
            line = known.get(seat.person)
            self.fields[f"part-{seat.person}"] = forms.ChoiceField(
                label=f"{seat.name}, {seat.agency}" if seat.agency else seat.name,
                choices=CAME_OFFICER if seat.officer else CAME,
                required=False,
                initial=line.part if line else "",
                show_hidden_initial=True,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
            )
            self.fields[f"role-{seat.person}"] = forms.ChoiceField(
                label=f"{seat.name}: role at this meeting",
                choices=[("", "Member"), *((role, role) for role in ROLES)],
                required=False,
                initial=line.role if line else seat.role,
                show_hidden_initial=True,
            )
            self.fields[f"for-{seat.person}"] = forms.ChoiceField(
                label=f"{seat.name}: substitute for",
                choices=[("", "Nobody"), *(choice for choice in missing if choice[0] != str(seat.person))],
                required=False,
                initial=str(line.substitute_for) if line and line.substitute_for else "",
                show_hidden_initial=True,
            )

    def people(self) -> Iterator[tuple[Seat, Any, Any, Any]]:
        """Each member with the three fields, for the template."""
        for seat in self.seats:
            yield seat, self[f"part-{seat.person}"], self[f"role-{seat.person}"], self[f"for-{seat.person}"]

    def changes(self) -> Iterator[Change]:
        """What this page changed."""
        changed = set(self.changed_data)
        for seat in self.seats:
            if changed & {f"{what}-{seat.person}" for what in ("part", "role", "for")}:
                stands_in = self.cleaned_data[f"for-{seat.person}"]
                yield Change(
                    seat.person,
                    self.cleaned_data[f"part-{seat.person}"],
                    self.cleaned_data[f"role-{seat.person}"],
                    UUID(stands_in) if stands_in else None,
                )


class VisitorForm(forms.Form):
    """Someone who is not on the list."""

    name = forms.CharField(
        label="Name, as it is to be printed", max_length=300, help_text="With the organisation in brackets, if any."
    )
    part = forms.ChoiceField(label="Printed under", choices=list(PARTS.items()), initial="in attendance")


class HeldForm(forms.Form):
    """That the meeting was held."""

    start_time = forms.TimeField(label="Began", required=False, widget=TIME)
    end_time = forms.TimeField(label="Ended", required=False, widget=TIME)


class DeclarationForm(forms.Form):
    """An interest."""

    person = forms.ChoiceField(label="Who")
    kind = forms.ChoiceField(label="Kind of interest", choices=[(kind, kind.capitalize()) for kind in KINDS])
    item = forms.ChoiceField(label="In which item", required=False)
    nature = forms.CharField(label="What the interest is", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    left_room = forms.BooleanField(label="They left the room for that item", required=False)

    def __init__(
        self, data: Any = None, *, people: Iterable[tuple[str, str]], items: Iterable[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(data, **more)
        for name, choices in (("person", [("", "Choose"), *people]), ("item", [("", "No item"), *items])):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
