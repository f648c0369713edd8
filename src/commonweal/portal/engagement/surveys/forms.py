"""Forms of a survey: the file and what it is of, what each column is, what each question offers, themes, words."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from commonweal.portal.access.forms.fields import day, offer, words
from commonweal.portal.engagement.surveys.drafting import ROLES
from commonweal.portal.engagement.surveys.queries import TextPage, WritingPage
from commonweal.records.survey_answer import slug
from commonweal.sources.survey.guess import Column
from commonweal.sources.survey.mapping import fold

MOST_BYTES = 20_000_000
OF_SEVERAL = ("ignore", "personal", "several")  # what columns of one question may be


LEAST_POINTS = 2
IN_ORDER = "In their order, from one end of the scale to the other. Take out what is no answer, such as “Don't know”."
SCALE = {
    "options": "Write at least two answers, in their order, one a line.",
    "together": "Write the answers that count as one, such as “Very safe” and “Fairly safe”, one a line.",
}
"""What a scale must say, and what is answered where it does not."""


def lines(text: str) -> list[str]:
    """One a line, without blanks."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


class UploadForm(forms.Form):
    """The file, and what the survey is."""

    file = forms.FileField(
        label="The answers as exported",
        help_text="CSV or Excel (.xlsx), one row a person. Columns of names, e-mail and telephone stay at the door.",
    )  # fmt: skip
    sheet = forms.CharField(label="Which sheet?", required=False, max_length=80, help_text="Only where it has several.")
    name = forms.CharField(label="What is the survey called?", max_length=200)
    wave = forms.CharField(
        label="Which wave is it?",
        max_length=60,
        help_text="As 2025 or Spring 2025. Waves of one survey stand together.",
    )
    since = day("From which day could people answer?")
    until = day("Until which day?")
    how = forms.CharField(
        label="How were people found?", max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="As “an open web link, shared by councillors”. The paper prints it.",
    )  # fmt: skip
    sampled = forms.BooleanField(
        label="People were drawn at random", required=False, help_text="Not where anyone could answer a link."
    )
    invited = forms.IntegerField(
        label="How many were asked to answer?", required=False, min_value=1, max_value=10_000_000,
        help_text="Leave it empty where nobody knows.",
    )  # fmt: skip
    asked_by = forms.CharField(label="Who asked?", max_length=120)
    place = forms.CharField(
        label="Of which place do they speak?", max_length=120, help_text="A partnership or district, by name or code."
    )
    female = forms.IntegerField(
        label="Female residents", required=False, min_value=1,
        help_text="With the male residents and the source, answers are weighted by sex.",
    )  # fmt: skip
    male = forms.IntegerField(label="Male residents", required=False, min_value=1)
    source = forms.CharField(label="From which source?", required=False, max_length=120)
    readers = forms.MultipleChoiceField(
        label="Who else reads what people wrote?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="You and those named, and nobody else. You can name others later, with a reason.",
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "readers", people)

    def clean(self) -> dict[str, Any]:
        """Days in order; residents by sex whole or not at all; a file of a size that surveys have."""
        found = super().clean() or {}
        if found.get("since") and found.get("until") and found["until"] < found["since"]:
            self.add_error("until", "It ends before it begins.")
        sexes = [found.get(name) for name in ("female", "male", "source")]
        if any(sexes) and not all(sexes):
            self.add_error("female", "Give both sexes and the source, or none of the three.")
        if found.get("file") and found["file"].size > MOST_BYTES:
            self.add_error("file", "The file is larger than 20 MB. Export the answers alone.")
        if not slug(found.get("wave") or "x") or not slug(found.get("name") or "x"):
            self.add_error("wave", "Write it with letters or digits.")
        return found

    def about(self) -> dict[str, Any]:
        """As a mapping file has it."""
        said = self.cleaned_data
        key = "-".join(slug(said["name"].encode("ascii", "ignore").decode()).split("-")[:8]) or "survey"
        plain = {name: said[name] for name in ("name", "wave", "how", "asked_by", "place", "sampled", "invited")}
        days = {name: said[name].isoformat() for name in ("since", "until")}
        sexes = {name: said[name] for name in ("female", "male", "source")} if said.get("female") else None
        return {"key": key, **plain, **days, "population": sexes}

    def chosen(self) -> list[UUID]:
        """Those named."""
        return [UUID(id) for id in self.cleaned_data["readers"]]


class ReadersForm(forms.Form):
    """Who else reads what people wrote, and why that changes."""

    readers = forms.MultipleChoiceField(
        label="Who else reads what people wrote?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="You stay named. Whoever is new is told; the reading of those you take off stays.",
    )  # fmt: skip
    why = words("Why?", required=True, rows=3, help_text="The audit keeps it, with who was named and who taken off.")

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "readers", people)

    def chosen(self) -> list[UUID]:
        """Those named."""
        return [UUID(id) for id in self.cleaned_data["readers"]]


class ColumnsForm(forms.Form):
    """What is each column? Nothing is read until it is said."""

    def __init__(self, *args: Any, columns: Sequence[Column], roles: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = len(columns)
        for n, column in enumerate(columns):
            offered = ROLES if len(column.headings) == 1 else {k: ROLES[k] for k in OF_SEVERAL}
            shown = f"First values: {'; '.join(column.shown)}." if column.shown else "Its values are not shown."
            self.fields[f"column-{n}"] = forms.ChoiceField(
                label=column.words[:200], choices=list(offered.items()), initial=roles[n] if roles else column.role,
                help_text=f"{column.filled:,} filled. {shown}",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """One column at most for each thing that is known of a person."""
        found = super().clean() or {}
        for role in ("id", "at", "ward", "postcode", "lsoa", "sex"):
            if sum(value == role for value in found.values()) > 1:
                self.add_error(None, f"Two columns are “{ROLES[role].lower()}”. Keep one of them.")
        if sum(value in ("age", "age_years", "birth_year") for value in found.values()) > 1:
            self.add_error(None, "The age is given by two columns. Keep one of them.")
        if not any(value in ("one", "several", "scale", "text") for value in found.values()):
            self.add_error(None, "No column is a question.")
        return found

    def roles(self) -> list[str]:
        """In the columns' order."""
        return [self.cleaned_data[f"column-{n}"] for n in range(self.count)]


class QuestionForm(forms.Form):
    """One question: its words, what it offers, and which answers count together."""

    words = forms.CharField(label="The question as it was asked", max_length=300)
    options = forms.CharField(label="Its answers, one a line", required=False, widget=forms.Textarea(attrs={"rows": 6}))
    together = forms.CharField(
        label="Which of these count as one answer?", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line, as those that agree or feel safe. Tables by ward and over time tell these alone.",
    )  # fmt: skip

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role = role
        if role == "text":
            del self.fields["options"], self.fields["together"]
        elif role == "scale":
            self.fields["options"].help_text = IN_ORDER
            for field, missing in SCALE.items():
                self.fields[field].required = True
                self.fields[field].error_messages["required"] = missing
        else:
            del self.fields["together"]
            self.fields["options"].help_text = "Leave it empty to take what was answered. Others are counted together."

    def clean_options(self) -> str:
        """Each answer once, whatever its case and blanks; a scale has two or more."""
        found = lines(self.cleaned_data["options"])
        folded = [fold(option) for option in found]
        twice = next((option for n, option in enumerate(found) if folded[n] in folded[:n]), "")
        if twice:
            raise forms.ValidationError(f"“{twice}” stands there twice. Keep one.")
        if self.role == "scale" and len(found) < LEAST_POINTS:
            raise forms.ValidationError(SCALE["options"])
        return "\n".join(found)

    def clean(self) -> dict[str, Any]:
        """What counts as one answer are answers of the list, spelled as they stand there."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if "options" not in said or "together" not in said:
            return said
        known = {fold(option): option for option in lines(said["options"])}
        together = lines(said["together"])
        spare = next((one for one in together if fold(one) not in known), "")
        if spare:
            self.add_error("together", f"“{spare}” is none of the answers above. Write one of those.")
            return said
        return said | {"together": "\n".join(dict.fromkeys(known[fold(one)] for one in together))}

    def said(self) -> dict[str, Any]:
        """What the mapping says of it."""
        found = {"words": self.cleaned_data["words"]}
        lists = {name: lines(self.cleaned_data.get(name) or "") for name in ("options", "together")}
        return found | {name: value for name, value in lists.items() if value}


class CodeForm(forms.Form):
    """Which themes does this text have?"""

    themes = forms.MultipleChoiceField(label="Themes of this text", required=False, widget=forms.CheckboxSelectMultiple)
    new = forms.CharField(label="A theme that is not in the list", required=False, max_length=80)

    def __init__(self, data: Any = None, *, page: WritingPage, text: TextPage) -> None:
        super().__init__(data, initial={"themes": [str(t) for t in text.ticked]})
        offer(self, "themes", [(str(t.id), t.name) for t in page.themes])

    def chosen(self) -> list[UUID]:
        """Those ticked."""
        return [UUID(id) for id in self.cleaned_data["themes"]]


class QuoteForm(forms.Form):
    """Words that may be printed."""

    words = forms.CharField(
        label="What may be printed", max_length=600, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Take out whatever could tell who wrote it. Another person approves it.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, text: TextPage) -> None:
        super().__init__(data, initial={"words": text.redacted})
