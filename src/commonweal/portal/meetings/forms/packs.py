"""Whom a pack is for; why one is refused."""

from django import forms

from commonweal.portal.meetings.queries.packs import Offered

TO_ALL = {
    "public": "The public: only what residents may read; a second person approves each page",
    "partners": "All partners",
}


class PackForm(forms.Form):
    """Choose the pack's readers."""

    reach = forms.ChoiceField(label="Who is the pack for?", widget=forms.RadioSelect)

    def __init__(
        self,
        *args: object,
        to_all: tuple[str, ...] = tuple(TO_ALL),
        offered: tuple[Offered, ...] = (),
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["reach"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the types alone
        field.choices = [
            *((reach, TO_ALL[reach]) for reach in to_all),
            *((str(o.id), f"Restricted: {o.words}") for o in offered),
        ]


class RefusalForm(forms.Form):
    """Why the pack must not go out like this."""

    reason = forms.CharField(label="What must change before it goes out?", widget=forms.Textarea(attrs={"rows": 3}))
