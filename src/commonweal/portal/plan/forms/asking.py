"""Assessments of issues, and consultations."""

from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.plan import scoring
from commonweal.portal.plan.models import WHO, Consultation
from commonweal.portal.plan.queries.consultations import PointLine
from commonweal.portal.plan.verbs.answers import LONGEST


def _count(label: str, **more: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"})
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=10_000_000, widget=widget, **more)


def _no_person() -> forms.BooleanField:
    """Whoever wrote it looked again."""
    return forms.BooleanField(
        label="It names nobody", required=False, help_text="Tick it where the page took something for a person."
    )


class AssessmentForm(forms.Form):
    """A round of scoring."""

    name = forms.CharField(label="What is it called?", max_length=200, help_text="As Strategic assessment 2026.")
    about = fields.words("What is it for?")


class IssueForm(forms.Form):
    """An issue: counts and places, and no person."""

    name = forms.CharField(label="What is the issue?", max_length=200, help_text="A kind of crime or disorder.")
    about = fields.words("What is known of it?", help_text="Name nobody.")
    victims = _count("How many victims?")
    offenders = _count("How many offenders?", help_text="A count alone.")
    counted = forms.CharField(label="Where are these counts from, and of when?", required=False, max_length=200)
    locations = fields.words("Where is it?", rows=2, help_text="Wards and places, no homes.")
    figures = forms.MultipleChoiceField(
        label="Figures of reports that stand beside it", required=False, widget=forms.CheckboxSelectMultiple
    )
    knowing = _no_person()

    def __init__(self, data: Any = None, *, figures: list[tuple[str, str]]) -> None:
        super().__init__(data)
        if figures:
            fields.offer(self, "figures", figures)
        else:
            del self.fields["figures"]

    def clean(self) -> dict[str, Any]:
        """Counts have a source."""
        found = super().clean() or {}
        if (found.get("victims") is not None or found.get("offenders") is not None) and not found.get("counted"):
            self.add_error("counted", "Say where the counts are from, and of when.")
        return found


class ScoreForm(forms.Form):
    """Marks for each factor, and a word."""

    words = fields.words("Why?", rows=3, help_text="What the marks rest on. Name nobody.", longest=2000)
    knowing = _no_person()

    def __init__(self, data: Any = None, *, marks: dict[str, int], needed: bool = False) -> None:
        super().__init__(data, initial={name: str(mark) for name, mark in marks.items()})
        for name, label in scoring.FACTORS.items():
            self.fields[name] = forms.TypedChoiceField(
                label=label, coerce=int, choices=list(scoring.WORDS.items()), widget=forms.RadioSelect
            )
        self.fields["words"].required = needed
        self.order_fields([*scoring.FACTORS, "words", "knowing"])

    def marks(self) -> dict[str, int]:
        """What the verbs take."""
        return {name: self.cleaned_data[name] for name in scoring.FACTORS}


class StrategicForm(forms.Form):
    """What a strategic assessment is put together from."""

    about = fields.words("What is it about?", rows=3)
    assessment = forms.ChoiceField(label="Which scoring?", required=False)
    before = forms.ChoiceField(label="Against which earlier one?", required=False)
    papers = forms.MultipleChoiceField(
        label="Which reports does it rest on?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, rounds: list[tuple[str, str]], papers: list[tuple[str, str]]) -> None:
        super().__init__(data)
        for name in ("assessment", "before"):
            fields.offer(self, name, [("", "None"), *rounds])
        if papers:
            fields.offer(self, "papers", papers)
        else:
            del self.fields["papers"]


class ConsultationForm(forms.Form):
    """What is asked, and when."""

    name = forms.CharField(label="What is it called?", max_length=200)
    about = fields.words("What is it about?", rows=4)
    questions = fields.words("Questions, one a line", rows=6, required=True, longest=4000)
    opens_on = fields.day("From")
    closes_on = fields.day("To", help_text="The last day on which people can answer.")
    plan = forms.ChoiceField(label="On which plan?", required=False)

    def __init__(self, data: Any = None, *, plans: list[tuple[str, str]], row: Consultation | None = None) -> None:
        super().__init__(data, initial=_initial(row) if row else {})
        fields.offer(self, "plan", [("", "None"), *plans])
        if row is not None:
            del self.fields["plan"]

    def clean(self) -> dict[str, Any]:
        """It closes after it opens."""
        found = super().clean() or {}
        if found.get("opens_on") and found.get("closes_on") and found["closes_on"] < found["opens_on"]:
            self.add_error("closes_on", "It closes before it opens.")
        return found

    def said(self) -> dict[str, Any]:
        """What the verbs take, without the plan."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "plan"}
        return {**found, "questions": found["questions"].splitlines()}


class OpenForm(forms.Form):
    """Which released paper it is about."""

    release = forms.ChoiceField(label="Which released paper is asked about?", widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, releases: tuple[tuple[str, str], ...]) -> None:
        super().__init__(data)
        fields.offer(self, "release", releases)


class ExtendForm(forms.Form):
    """More time."""

    closes_on = fields.day("Until when can people answer?")


class AnswerForm(forms.Form):
    """Anyone's answer. `homepage` is for machines alone: no person sees it."""

    who = forms.ChoiceField(label="Who are you?", choices=list(WHO.items()), widget=forms.RadioSelect, required=False)
    homepage = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, questions: tuple[str, ...]) -> None:
        super().__init__(data)
        self.names = [f"answer{number}" for number in range(1, len(questions) + 1)]
        for name, question in zip(self.names, questions, strict=True):
            self.fields[name] = fields.words(question, rows=4, longest=LONGEST)
        self.order_fields([*self.names, "who", "homepage"])

    def clean(self) -> dict[str, Any]:
        """Something is answered."""
        found = super().clean() or {}
        if not self.errors and not any(found.get(name) for name in self.names):
            self.add_error(self.names[0], "Answer at least one question.")
        return found

    def answers(self) -> list[str]:
        """In the order of the questions."""
        return [self.cleaned_data[name] for name in self.names]


class PointForm(forms.Form):
    """You said, we did."""

    said = fields.words("What was said?", rows=2, required=True, longest=1000)
    did = fields.words("What was done about it, or why not?", rows=3, longest=2000)
    is_changed = forms.BooleanField(label="The plan was changed because of it", required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)


class SumUpForm(forms.Form):
    """What may be printed of an answer, and which points it makes."""

    words = fields.words(
        "What may be printed of it?",
        rows=3,
        longest=2000,
        help_text="In your words, with nothing of its writer.",
    )
    raises = forms.MultipleChoiceField(
        label="Which points does it make?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, points: tuple[PointLine, ...], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        if points:
            fields.offer(self, "raises", [(str(point.id), point.said) for point in points])
        else:
            del self.fields["raises"]


class CountForm(forms.Form):
    """What the answers come to, in a few sentences."""

    summary = fields.words("What do the answers come to?", rows=4, longest=4000)


def _initial(row: Consultation) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in ("name", "about", "opens_on", "closes_on")}
    return {**said, "questions": "\n".join(row.questions)}
