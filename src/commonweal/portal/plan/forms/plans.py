"""A plan, its priorities, and what they are to reach."""

from typing import Any
from uuid import UUID

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.library.models import Paper
from commonweal.portal.plan.forms.drafts import DraftForm
from commonweal.portal.plan.models import BETTER, Plan, Priority
from commonweal.portal.plan.quarters import year_words
from commonweal.portal.plan.statuses import AT_RISK, LATE, ON_TIME
from commonweal.portal.plan.verbs.milestones import Measured


class PlanForm(forms.Form):
    """What a plan is."""

    name = forms.CharField(label="What is it called?", max_length=200, help_text="As Community safety plan.")
    since = fields.day("From")
    until = fields.day("To")
    about = fields.words("What is it about?", rows=4)

    def __init__(self, data: Any = None, *, plan: Plan | None = None) -> None:
        said = {name: getattr(plan, name) for name in ("name", "since", "until", "about")} if plan else {}
        super().__init__(data, initial=said)

    def clean(self) -> dict[str, Any]:
        """It ends no sooner than it begins."""
        found = super().clean() or {}
        if found.get("since") and found.get("until") and found["until"] < found["since"]:
            self.add_error("until", "It ends before it begins.")
        return found


class FirstForm(PlanForm):
    """A new plan, with the priorities that are usually chosen to begin with."""

    lead = forms.ChoiceField(label="Which agency leads the first priorities?", help_text="Each can be changed later.")
    priorities = forms.CharField(
        label="Priorities, one a line", required=False, widget=forms.Textarea(attrs={"rows": 5}), max_length=4000
    )

    def __init__(self, data: Any = None, *, seeds: tuple[str, ...]) -> None:
        super().__init__(data)
        self.fields["priorities"].initial = "\n".join(seeds)
        fields.offer_agencies(self, "lead")

    def chosen(self) -> list[str]:
        """The priorities' names."""
        return [line.strip()[:200] for line in self.cleaned_data["priorities"].splitlines() if line.strip()]


class PriorityForm(forms.Form):
    """What a priority is, and who leads it."""

    name = forms.CharField(label="What is it called?", max_length=200)
    lead = forms.ChoiceField(label="Which agency leads it?")
    about = fields.words("What does it mean to do?")

    def __init__(self, data: Any = None, *, priority: Priority | None = None) -> None:
        said = {"name": priority.name, "lead": str(priority.lead_id), "about": priority.about} if priority else {}
        super().__init__(data, initial=said)
        fields.offer_agencies(self, "lead")


class MilestoneForm(forms.Form):
    """Something to be reached by a day."""

    words = forms.CharField(label="What is to be reached?", max_length=300)
    agency = forms.ChoiceField(label="By which agency?")
    due_on = fields.day("By when?")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        fields.offer_agencies(self, "agency")


class ReachForm(forms.Form):
    """It was reached."""

    on = fields.day("When was it reached?")
    evidence = fields.words("What shows it?", rows=2, required=True, longest=2000)


class PutOffForm(fields.ReasonForm):
    """Another day, and why."""

    due_on = fields.day("By when now?")
    field_order = ("due_on", "reason")


class ActForm(forms.Form):
    """An action with an owner."""

    text = fields.words("What is to be done?", rows=2, required=True, longest=2000)
    agency = forms.ChoiceField(label="By which agency?")
    due_on = fields.day("By when?")

    def __init__(self, data: Any = None, *, agencies: list[tuple[str, str]]) -> None:
        super().__init__(data)
        fields.offer_agencies(self, "agency", agencies)


class MeasureForm(forms.Form):
    """How one can tell. The source is an indicator, or a figure of a report."""

    name = forms.CharField(label="What is measured?", max_length=200)
    source = forms.ChoiceField(
        label="Which figures tell?", help_text="An indicator, or a report, of which you then give the figure."
    )
    figure = forms.CharField(
        label="Which figure of the report?", required=False, max_length=200,
        help_text="Its id, as the report's page of figures has it. Only for a report.",
    )  # fmt: skip
    better = forms.ChoiceField(label="Which way is better?", choices=list(BETTER.items()), widget=forms.RadioSelect)
    baseline = fields.number("Where did it begin?")
    baseline_on = fields.day("On which day was that?", required=False)
    target = fields.number("What is the target?")
    target_on = fields.day("By when?", required=False)

    def __init__(self, data: Any = None, *, indicators: list[tuple[str, str]], papers: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self._papers = {id for id, _ in papers}
        groups = [("Indicators", indicators), ("Reports", papers)]
        offered: list[Any] = [("", "None yet"), *((head, of) for head, of in groups if of)]
        self.fields["source"].required = False
        fields.offer(self, "source", offered)

    def clean(self) -> dict[str, Any]:
        """A report's figure is named; a day goes with each number."""
        found = super().clean() or {}
        if found.get("source") in self._papers and not found.get("figure"):
            self.add_error("figure", "Give the figure's id.")
        for name in ("baseline", "target"):
            if found.get(name) is not None and not found.get(f"{name}_on"):
                self.add_error(f"{name}_on", "Give the day that goes with it.")
        return found

    def said(self) -> Measured:
        """What the verb takes."""
        found = self.cleaned_data
        of_paper = found["source"] in self._papers
        paper = Paper.objects.get(pk=found["source"]) if of_paper else None
        return Measured(
            name=found["name"], better=found["better"], paper=paper, figure=found["figure"] if of_paper else "",
            indicator=UUID(found["source"]) if found["source"] and not of_paper else None,
            baseline=found["baseline"], baseline_on=found["baseline_on"], target=found["target"],
            target_on=found["target_on"],
        )  # fmt: skip


class CostForm(forms.Form):
    """A line of money."""

    words = forms.CharField(label="What is it for?", max_length=200)
    agency = forms.ChoiceField(label="Which agency pays it out?")
    source = forms.CharField(label="Whose money is it?", required=False, max_length=200)
    year = forms.TypedChoiceField(label="In which financial year?", coerce=int)
    planned = fields.money("How much is planned, in pounds?")
    spent = fields.money("How much was spent by now?", required=False, help_text="Empty is not nought.")

    def __init__(self, data: Any = None, *, years: list[int]) -> None:
        super().__init__(data)
        fields.offer_agencies(self, "agency")
        fields.offer(self, "year", [(str(year), year_words(year)) for year in years])


class SpendForm(forms.Form):
    """What was spent by now."""

    spent = fields.money("How much was spent by now, in pounds?")


class OverrideForm(fields.ReasonForm):
    """An owner's word in place of the proposal."""

    said = forms.ChoiceField(label="How does it stand?", widget=forms.RadioSelect)
    field_order = ("said", "reason")

    def __init__(self, data: Any = None, *, proposed: str) -> None:
        super().__init__(data)
        choices = [status for status in (ON_TIME, AT_RISK, LATE) if status != proposed]
        fields.offer(self, "said", [(status, status.capitalize()) for status in choices])


class QuarterForm(DraftForm):
    """A highlight report; which quarter it is of was chosen before."""


class EditionForm(DraftForm):
    """The plan as it stands, as its next edition."""

    words = fields.words("Why is the plan refreshed?", rows=2, help_text="Needed from the second edition on.")
    field_order = ("words", "title", "text", "for_all")
