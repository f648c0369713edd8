"""What is asked of whoever makes or works on a paper."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from commonweal.documents.safe_copy import MAX_BYTES, accepted_in_words
from commonweal.portal.access.forms import fields
from commonweal.portal.library.agendas import Agenda
from commonweal.portal.library.queries.papers import PaperFilter

KINDS = [("", "all"), ("report", "reports"), ("upload", "uploads"), ("written", "written here")]
STATES = [("", "all but withdrawn"), *((s, s) for s in ("draft", "author cleared", "chair cleared", "withdrawn"))]
MEGABYTE = 1_000_000
NEW_ITEM = "new"
PUBLIC_TITLE = "A report to the partnership"


class TermsForm(forms.Form):
    """When it comes late, and when it belongs to another body."""

    supplement = forms.BooleanField(label="It supplements papers that went out already", required=False)
    late_reason = forms.CharField(
        label="Why does it come late?", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only where the papers went out already, or it supplements them.",
    )  # fmt: skip
    originator = forms.ChoiceField(
        label="Whose is it?", required=False,
        help_text="Where it is another body's until they release it, such as a comparison of the Home Office's.",
    )  # fmt: skip
    review_on = fields.day("When are they asked again?", required=False)

    def __init__(self, *args: Any, agencies: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Ours"), *((str(id), name) for id, name in agencies)]
        self.fields["originator"] = forms.ChoiceField(
            label="Whose is it?", required=False, choices=choices, help_text=self.fields["originator"].help_text
        )


class FileForm(forms.Form):
    """A file. Its size is looked at before it is read."""

    file = forms.FileField(label="The file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = (
            f"{accepted_in_words()}, of {MAX_BYTES // MEGABYTE} MB at most. Readers see a safe copy: no macros, "
            "comments, hidden sheets or names of who wrote it."
        )

    def clean_file(self) -> Any:
        """Refused in words before it is read, where it is too large."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                f"The file is larger than {MAX_BYTES // MEGABYTE} MB. Split it, or print it to a PDF."
            )
        return file


class UploadForm(FileForm):
    """A new paper from a file."""

    title = forms.CharField(
        label="Title", required=False, max_length=300, help_text="Where it is left empty, the file's own is used."
    )
    field_order = ("title", "file")


class ReviseFileForm(FileForm):
    """A newer file."""

    words = forms.CharField(label="What is new in it?", required=False, max_length=300)


class TextForm(forms.Form):
    """A paper written here."""

    title = forms.CharField(label="Title", max_length=300)
    text = forms.CharField(
        label="Text", widget=forms.Textarea(attrs={"rows": 20}), max_length=200_000,
        help_text="An empty line between paragraphs; ## before a heading; - before a point. | Agency | Reports | is a "
        "row of a table; a line “Chart: bars of Reports” above it draws that column.",
    )  # fmt: skip


class ReviseTextForm(forms.Form):
    """A newer text, and the version that it began from."""

    text = forms.CharField(label="Text", widget=forms.Textarea(attrs={"rows": 20}), max_length=200_000)
    words = forms.CharField(label="What is new in it?", required=False, max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class HandInForm(forms.Form):
    """Which item of the next meeting's agenda, or what a new one is called."""

    item = forms.ChoiceField(label="Under which item?", widget=forms.RadioSelect)
    title = forms.CharField(label="Title of the new item", required=False, max_length=300)
    public_title = forms.CharField(
        label="Public title of the new item", required=False, max_length=300,
        help_text="All that those see of the item who may not read the paper. Say nothing restricted in it.",
    )  # fmt: skip
    late_reason = forms.CharField(
        label="Why does it come late?", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The agenda of this meeting went out already.",
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, *, agenda: Agenda, title: str) -> None:
        known = [(str(id), words) for id, words in agenda.items]
        kinds = [*known, *([(NEW_ITEM, "A new item")] if agenda.may_add else [])]
        usual = {"title": title, "public_title": PUBLIC_TITLE, "item": kinds[-1][0] if len(kinds) == 1 else None}
        super().__init__(data, initial=usual)
        self.fields["item"].choices = kinds  # type: ignore[attr-defined]
        needless = ([] if agenda.may_add else ["title", "public_title"]) + ([] if agenda.is_out else ["late_reason"])
        for name in needless:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A new item has both its titles."""
        found = super().clean() or {}
        if found.get("item") == NEW_ITEM:
            for name in ("title", "public_title"):
                if not found.get(name):
                    self.add_error(name, "A new item needs its title, and one that everyone may read.")
        return found


class FilterForm(forms.Form):
    """Which papers to list."""

    words = forms.CharField(label="Words of the title", required=False, max_length=200)
    kind = forms.ChoiceField(label="Kind", required=False, choices=KINDS)
    state = forms.ChoiceField(label="State", required=False, choices=STATES)
    year = forms.IntegerField(label="Year", required=False, min_value=1990, max_value=2200)

    def __init__(self, *args: Any, resident: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if resident:
            del self.fields["state"]

    def chosen(self, released: bool) -> PaperFilter:
        """What was asked for; what cannot be read is left out."""
        self.full_clean()
        given: dict[str, Any] = self.cleaned_data
        return PaperFilter(
            words=given.get("words") or "", kind=given.get("kind") or "", state=given.get("state") or "",
            year=given.get("year"), released=released,
        )  # fmt: skip
