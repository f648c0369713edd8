"""Pages on which a person groups what was written, one text after the other, and redacts what may be quoted."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.errors import CommonwealError
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import tried
from commonweal.portal.engagement.models.survey import Writing
from commonweal.portal.engagement.surveys import queries, rules
from commonweal.portal.engagement.surveys.forms import CodeForm, QuoteForm
from commonweal.portal.engagement.surveys.verbs import coding
from commonweal.portal.engagement.surveys.views.showing import reader_of
from commonweal.portal.engagement.views.asking import asked


@require_GET
def writing(request: HttpRequest, id: UUID) -> HttpResponse:
    """How far one question's texts are grouped."""
    reader, row = _writing(request, id)
    return render(request, "engagement/surveys/writing.html", {"page": queries.writing_page(reader, row)})


@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """One text: tick its themes, then the next."""
    reader, row = _text_of(request, id, number)
    page, found = queries.writing_page(reader, row), queries.text(reader, row, number)
    form = CodeForm(request.POST or None, page=page, text=found)
    if request.method == "POST" and form.is_valid():
        try:
            chosen = form.chosen()
            if form.cleaned_data["new"]:
                chosen.append(coding.name_theme(row, form.cleaned_data["new"], by=reader).pk)
            coding.code(row, found.row, chosen, by=reader)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            onwards = found.unread if "unread" in request.POST else found.after
            return redirect("engagement:survey-text", id, onwards) if onwards else redirect("engagement:writing", id)
    return render(request, "engagement/surveys/text.html", {"page": page, "text": found, "form": form})


@require_http_methods(["GET", "POST"])
def quote(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Redact a text, so that another person may approve it for the paper."""
    reader, row = _text_of(request, id, number)
    found = queries.text(reader, row, number)
    form = QuoteForm(request.POST or None, text=found)
    beware = f"Beware: it holds {', '.join(found.warnings)}." if found.warnings else (
        "No name, number or address was found by its form: look for what else could tell who wrote it."
    )  # fmt: skip
    return asked(
        request, form, lambda: coding.quote(row, found.row, form.cleaned_data["words"], by=reader),
        title="Quote this text", button="Ask for approval", caption=row.words, tells=beware,
        back=("The text", reverse("engagement:writing", args=[row.pk])), said="Another person named here approves it.",
    )  # fmt: skip


@require_POST
def approve(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let a quotation into papers."""
    reader = reader_of(request)
    row = queries.quotation(reader, id)
    said = "It may be printed, once the themes are put beside the answers."
    tried(request, lambda: coding.approve(row, by=reader), said)
    return redirect("engagement:writing", row.writing_id)


@require_POST
def keep(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put the themes beside the closed answers."""
    reader, row = _writing(request, id)
    said = "The themes stand beside the answers: the next paper tells them."
    tried(request, lambda: coding.keep(row, settings.WORKSPACE, by=reader), said)
    return redirect("engagement:writing", row.pk)


def _writing(request: HttpRequest, id: UUID) -> tuple[Reader, Writing]:
    reader = reader_of(request)
    row = queries.writing(reader, id)
    if not rules.reader_can_code(reader, row):
        raise Http404
    return reader, row


def _text_of(request: HttpRequest, id: UUID, number: int) -> tuple[Reader, Writing]:
    reader, row = _writing(request, id)
    if not 1 <= number <= len(row.answers):
        raise Http404
    return reader, row
