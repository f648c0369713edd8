"""What is asked of the unit: receipt, outcome, an answer to the writer, a grade, why a source is needed, a receipt."""

from collections.abc import Mapping
from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.intelligence import enforcement
from commonweal.portal.intelligence.codes import CODES, GRADES, Codes
from commonweal.portal.intelligence.exporting import LARGEST_RECEIPT
from commonweal.portal.intelligence.grading import Grading
from commonweal.portal.intelligence.models import OUTCOMES

LABELS = {
    "source": "How reliable is the source?",
    "assessment": "How is it known?",
    "handling": "How may it be shared?",
    "action": "Action codes",
    "sanitisation": "Sanitisation codes",
}


class ReceiveForm(forms.Form):
    """That the unit has it."""

    force_reference = forms.CharField(label="The force's own reference", required=False, max_length=60)
    words = fields.words("A note for the unit", rows=2, longest=2000)


class OutcomeForm(forms.Form):
    """What became of it."""

    outcome = forms.ChoiceField(
        label="What became of it?", choices=list(OUTCOMES.items()), widget=forms.RadioSelect,
        help_text="Whoever wrote it reads this.",
    )  # fmt: skip
    force_reference = forms.CharField(label="The force's own reference", required=False, max_length=60)
    words = fields.words("A note for the unit", rows=2, longest=2000, help_text="Whoever wrote it does not read this.")
    told = fields.words(
        "What may whoever wrote it be told?", rows=3, longest=2000,
        help_text="They read these words on their report. Leave it empty where nothing can be said.",
    )  # fmt: skip


class ReplyForm(forms.Form):
    """An answer to whoever wrote it."""

    words = fields.words(
        "What is whoever wrote it told?", rows=4, required=True, longest=2000,
        help_text="They read these words on their report, and nothing else of what the unit does.",
    )  # fmt: skip


class SourceForm(forms.Form):
    """Why one needs to know where it comes from."""

    why = fields.words(
        "Why do you need to know where this comes from, and who sent it?", rows=2, required=True, longest=500,
        help_text="This and your name are entered in the audit. Name nobody here.",
    )  # fmt: skip


class ExportForm(forms.Form):
    """With its source or, as a rule, without."""

    source = forms.ChoiceField(
        label="Are who sent it and where it comes from to be in the file?", initial="no", widget=forms.RadioSelect,
        choices=[("no", "No: the file holds what is known alone"), ("yes", "Yes, for a reason")],
    )  # fmt: skip
    why = fields.words("Why, if it is?", rows=2, longest=500)

    def clean(self) -> dict[str, Any]:
        """A reason goes with the source."""
        found = super().clean() or {}
        if found.get("source") == "yes" and not (found.get("why") or "").strip():
            self.add_error("why", "Say why where it comes from is needed.")
        return found


class ReceiptFileForm(forms.Form):
    """The file that the force's system wrote."""

    file = forms.FileField(
        label="The receipt that the force's system wrote", help_text="A JSON file of 1 MB at most.",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Not larger than a receipt can be."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_RECEIPT:
            raise forms.ValidationError("This file is too large for a receipt.")
        return file


class GradeForm(forms.Form):
    """Source, assessment, handling; under conditions the codes, which add up."""

    source = forms.ChoiceField(label=LABELS["source"], widget=forms.RadioSelect)
    assessment = forms.ChoiceField(label=LABELS["assessment"], widget=forms.RadioSelect)
    handling = forms.ChoiceField(label=LABELS["handling"], widget=forms.RadioSelect)
    action = forms.MultipleChoiceField(
        label=LABELS["action"], required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Under conditions alone. Choose all that hold.",
    )  # fmt: skip
    sanitisation = forms.MultipleChoiceField(
        label=LABELS["sanitisation"], required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Under conditions alone. Choose all that hold.",
    )  # fmt: skip
    instructions = fields.words(
        "Instructions", rows=3, longest=2000,
        help_text="How it is to be handled. They go with whatever is made of it: say nothing of the source here.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, begins: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(begins or {}))
        self.table: Codes = enforcement.table()
        for part in (*GRADES, *CODES):
            fields.offer(self, part, [(code.key, code.label) for code in self.table.of(part)])

    def clean(self) -> dict[str, Any]:
        """Conditions have their codes; what has no conditions has none."""
        found = super().clean() or {}
        handling = self.table.code("handling", found.get("handling", ""))
        if handling.needs_codes and found.get("handling"):
            for part in CODES:
                if not found.get(part):
                    self.add_error(part, f"Choose at least one: {handling.label} needs it.")
        chosen = [code for part in CODES for code in found.get(part, ())]
        if chosen and found.get("handling") and not handling.needs_codes:
            self.add_error("handling", "There are codes below, which this handling has none of.")
        if any(self.table.condition(key).asks_instructions for key in chosen) and not found.get("instructions"):
            self.add_error("instructions", "Say how it is to be handled: a code that you chose asks for it.")
        return found

    def grading(self) -> Grading:
        """What was given."""
        said = self.cleaned_data
        codes = frozenset(code for part in CODES for code in said[part])
        return Grading(said["source"], said["assessment"], said["handling"], codes, said["instructions"].strip())
