"""Pages on which partners see which agency uses the portal."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.views.asking import must
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.pages import any_partner, asked
from commonweal.portal.cases.signup import paper as drafting
from commonweal.portal.cases.signup import queries, rules, verbs
from commonweal.portal.cases.signup.start import Start
from commonweal.portal.library.rules import reader_can_make
from commonweal.portal.library.verbs import papers
from commonweal.portal.library.verbs.papers import Terms


class StartForm(forms.Form):
    """How far an agency is."""

    asked_on = fields.day("When was it asked to take part?", required=False)
    signed_on = fields.day(
        "When did it sign the information-sharing agreement?", required=False,
        help_text="Where the register of agreements has a date, that one is shown.",
    )  # fmt: skip
    trained_on = fields.day("When were its people last trained?", required=False)
    trained = forms.IntegerField(
        label="How many of them?", required=False, min_value=0, max_value=100_000,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )  # fmt: skip
    since = fields.day(
        "Since when does it use the system?", required=False, help_text="Left empty: since its first account."
    )
    note = forms.CharField(
        label="Anything the others should know?",
        required=False,
        max_length=300,
        help_text="Nothing about people who are in cases.",
    )


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every agency."""
    reader = any_partner(request)
    body = body_of(reader)
    may = reader_can_make(reader, body=body.pk if body else None)
    works = reader.reads_beyond_residents(Case.TABLE_ROW)
    shown = {"agencies": queries.agencies(reader), "may_draft": may, "works": works}
    return render(request, "cases/agencies.html", shown)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say how far an agency is."""
    reader = any_partner(request)
    found = queries.agency(reader, id)
    if found is None:
        raise Http404
    agency, held = found
    must(rules.reader_can_change(reader, agency.pk))
    initial = {name: getattr(held, name) for name in StartForm.base_fields} if held else {}
    form = StartForm(request.POST or None, initial=initial)
    return asked(
        request, form, lambda: verbs.say(agency, Start(**form.cleaned_data), by=reader), title=agency.name,
        button="Keep it", back=_to_index(), said="Kept.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest) -> HttpResponse:
    """Draft the short paper for the meeting."""
    reader = any_partner(request)
    body = body_of(reader)
    must(reader_can_make(reader, body=body.pk if body else None))
    title = drafting.title_of(today())

    def drafted() -> str:
        text = drafting.draft(queries.agencies(reader), today())
        made = papers.write(title, text=text, by=reader, terms=Terms(body=body))
        return reverse("library:paper", args=[made.pk])

    return asked(
        request, forms.Form(request.POST or None), drafted, title="A paper on who uses the system", button="Draft it",
        back=_to_index(), said="The paper is a draft in the library.",
        tells="For partners. It is drafted from what stands here: read it through before you clear it.",
    )  # fmt: skip


def _to_index() -> tuple[str, str]:
    return "Which agency uses it", reverse("cases:agencies")
