"""Stage, review, closing, risk, tasks."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.cases.checklists import Checklist
from commonweal.portal.cases.kinds_file import Kind, Stage


class StageForm(forms.Form):
    """Which stage follows, and why."""

    stage = forms.ChoiceField(label="Which stage is it in now?", widget=forms.RadioSelect)
    why = fields.words("Why?", rows=3, required=True, longest=2000)

    def __init__(self, *args: Any, stages: tuple[Stage, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "stage", [(stage.key, stage.name) for stage in stages])


class ReviewForm(forms.Form):
    """What a review found."""

    words = fields.words("What did the review find?", rows=5, required=True)
    next_on = fields.day("When is it looked at again?", required=False, help_text="Left empty: as its risk asks for.")


class CloseForm(forms.Form):
    """With what outcome, and why."""

    outcome = forms.ChoiceField(label="How did it end?", widget=forms.RadioSelect)
    why = fields.words("What was done, and why is it closed?", rows=4, required=True)

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "outcome", list(kind.outcomes.items()))


class ChecklistForm(forms.Form):
    """A checklist, question by question."""

    note = fields.words("Anything to say beside it?", rows=3, longest=5000)

    def __init__(self, *args: Any, checklist: Checklist, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checklist = checklist
        for question in checklist.questions:
            choices = [(str(n), answer.words) for n, answer in enumerate(question.answers)]
            self.fields[question.key] = forms.ChoiceField(
                label=question.words, choices=choices, widget=forms.RadioSelect
            )
        self.order_fields([question.key for question in checklist.questions])

    def answers(self) -> dict[str, int]:
        """Question -> the place of its answer."""
        return {question.key: int(self.cleaned_data[question.key]) for question in self.checklist.questions}


class TaskForm(forms.Form):
    """What is to be done, by whom, by when."""

    words = fields.words("What is to be done?", rows=3, required=True, longest=2000)
    owner = forms.ChoiceField(label="Who does it?", help_text="They must be a member of the case.")
    due_on = fields.day("By when?")

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "owner", [*([("", "Choose one")] if len(members) != 1 else []), *members])


class FinishForm(forms.Form):
    """Done, or let go."""

    how = forms.ChoiceField(
        label="What came of it?",
        widget=forms.RadioSelect,
        choices=[("done", "It is done"), ("dropped", "It is let go")],
    )
    words = fields.words("What was done, or why is it let go?", rows=3, required=True)
