"""What is asked for a letter: to whom, its slots, and its words as they will go out."""

from collections.abc import Iterable
from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.cases.letters.templates_file import Template

SHORT = 200


class ToWhomForm(forms.Form):
    """One of the case's people, or somebody else."""

    whom = forms.ChoiceField(label="To whom does it go?", widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, people: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer(self, "whom", [*people, ("else", "Somebody else")])


class SlotsForm(forms.Form):
    """Address and slots. Long ones may hold paragraphs; a line that begins with a hyphen is a point."""

    def __init__(self, data: Any = None, *, template: Template, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["to"] = fields.words(
            "To", rows=5, required=True, longest=1000, help_text="Name and address, line by line."
        )
        self.fields["name"] = forms.CharField(
            label="How are they addressed?", max_length=SHORT, help_text="As “Ms Example”."
        )
        self.fields["dated"] = fields.day("Dated")
        for slot in template.slots:
            self.fields[slot.key] = (
                fields.words(slot.label, rows=slot.rows, required=slot.required, longest=5000, help_text=slot.help)
                if slot.rows > 1
                else forms.CharField(label=slot.label, max_length=SHORT, required=slot.required, help_text=slot.help)
            )


class WordsForm(forms.Form):
    """The letter as it will go out, to be corrected."""

    to = fields.words("To", rows=5, required=True, longest=1000)
    dated = fields.day("Dated")
    text = fields.words(
        "The letter", rows=22, required=True, longest=20_000, help_text="## before a heading; - before a point."
    )
    looked = forms.BooleanField(label="I have looked: they may be told what the letter says of others", required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None, others: bool) -> None:
        super().__init__(data, initial=initial)
        if not others:
            del self.fields["looked"]
