"""Pages of partners' paragraphs: asked for, written, cleared."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.portal.access.forms.fields import ReasonForm
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views import asking
from commonweal.portal.indicators import rules_of_paragraphs as rules
from commonweal.portal.indicators.forms.paragraphs import AskForm, WriteForm, begun
from commonweal.portal.indicators.models import Paragraph
from commonweal.portal.indicators.models.paragraph import ROW
from commonweal.portal.indicators.queries import paragraphs as queries
from commonweal.portal.indicators.verbs import paragraphs as verbs
from commonweal.portal.indicators.views.asking import asked

CALLS = "Partners’ paragraphs"
partner = partial(asking.partner, row=ROW)


@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    """What one's own agencies owe, and every call."""
    reader = partner(request)
    shown = {
        "owed": queries.owed(reader), "calls": queries.calls(reader),
        "may_ask": rules.reader_can_ask(reader, body=None),
    }  # fmt: skip
    return render(request, "indicators/calls.html", shown)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask agencies for a paragraph each."""
    reader = partner(request)
    if not rules.reader_can_ask(reader, body=None):
        raise Http404
    form = AskForm(request.POST or None)

    def done() -> str:
        made = verbs.ask(**form.said(), by=reader, body=body_of(reader))
        return reverse("indicators:call", args=[made.pk])

    return asked(
        request, form, done, title="Ask for paragraphs", button="Ask", said="They have been asked.",
        back=(CALLS, reverse("indicators:calls")),
    )  # fmt: skip


@require_GET
def call(request: HttpRequest, id: UUID) -> HttpResponse:
    """One call with its paragraphs, those that are late first."""
    page = queries.call_page(partner(request), id)
    return render(request, "indicators/call.html", {"page": page, "line": page.line})


@require_POST
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """No paragraph is waited for any more."""
    reader = partner(request)
    row = queries.call_row(reader, id)
    if not rules.reader_can_run(reader, row):
        raise Http404
    return _acted(request, lambda: verbs.close(row, by=reader), "Closed.", reverse("indicators:call", args=[id]))


@require_GET
def paragraph(request: HttpRequest, id: UUID) -> HttpResponse:
    """One paragraph: its versions, and for its own agency the draft."""
    page = queries.page(partner(request), id)
    return render(request, "indicators/paragraph.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, id: UUID) -> HttpResponse:
    """Write it: save a draft, or hand it in."""
    reader, row = _to_write(request, id)
    page = queries.page(reader, id)
    newest = page.versions[0] if page.versions else None
    form = WriteForm(request.POST or None, initial=begun(_later(page.draft, newest)))

    def kept() -> str:
        verb = verbs.draft if "draft" in request.POST else verbs.submit
        verb(row, **form.said(), by=reader, seen=asking.sent(request))
        return reverse("indicators:paragraph", args=[id])

    said = "The draft is saved: only your agency sees it." if "draft" in request.POST else "Thank you: it is handed in."
    return asked(
        request, form, kept, title="Write your paragraph", button="Hand it in", said=said, back=_back(row, id),
        caption=f"{page.line.report}, {page.line.period}", tells=page.asks, draft=True,
        seen=verbs.mark_of_words(row),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def nil(request: HttpRequest, id: UUID) -> HttpResponse:
    """There is nothing to tell, and why."""
    reader, row = _to_write(request, id)
    form = ReasonForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.say_nil(row, reason=form.cleaned_data["reason"], by=reader), button="Say so",
        title="There is nothing to tell", said="Thank you.", back=_back(row, id),
    )  # fmt: skip


@require_POST
def clear(request: HttpRequest, id: UUID) -> HttpResponse:
    """Clear the version that was seen."""
    reader, row = _to_run(request, id)
    seen = asking.sent(request)
    number = int(seen) if seen.isdigit() and len(seen) < 6 else 0
    return _acted(
        request, lambda: verbs.clear(row, seen=number, by=reader), "Cleared: reports may print it.",
        reverse("indicators:paragraph", args=[id]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is not what was asked."""
    reader, row = _to_run(request, id)
    form = ReasonForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.send_back(row, reason=form.cleaned_data["reason"], by=reader),
        title="Send the paragraph back", button="Send it back", said="Sent back.", back=_back(row, id),
    )  # fmt: skip


@require_POST
def remind(request: HttpRequest, id: UUID) -> HttpResponse:
    """Remind whoever owes it."""
    reader, row = _to_run(request, id)
    to = reverse("indicators:call", args=[row.call_id])
    return _acted(request, lambda: verbs.chase(row, by=reader), "They have been reminded.", to)


def _to_write(request: HttpRequest, id: UUID) -> tuple[Reader, Paragraph]:
    reader = partner(request)
    row = queries.row(reader, id)
    if not rules.reader_can_write(reader, row):
        raise Http404
    return reader, row


def _to_run(request: HttpRequest, id: UUID) -> tuple[Reader, Paragraph]:
    reader = partner(request)
    row = queries.row(reader, id)
    if not rules.reader_can_run(reader, row.call):
        raise Http404
    return reader, row


def _acted(request: HttpRequest, act: Callable[[], object], said: str, to: str) -> HttpResponse:
    asking.tried(request, act, said)
    return redirect(to)


def _back(row: Paragraph, id: UUID) -> tuple[str, str]:
    return row.agency.name, reverse("indicators:paragraph", args=[id])


def _later(draft: queries.VersionLine | None, submitted: queries.VersionLine | None) -> queries.VersionLine | None:
    """What was written last: a draft that was begun after the last version was handed in, or that version."""
    if draft is None or submitted is None:
        return draft or submitted
    return draft if draft.kept_at > submitted.kept_at else submitted
