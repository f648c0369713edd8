"""The minutes as a document: read, taken away in every form, circulated, corrected, approved, released."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.documents.plain import PlainDocument
from commonweal.errors import CommonwealError
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one, readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings import minutes_document
from commonweal.portal.meetings.forms.minutes import AnswerForm, ApprovalForm, CorrectionForm
from commonweal.portal.meetings.models import Correction, Item, Meeting, Minutes
from commonweal.portal.meetings.queries import corrections as queries
from commonweal.portal.meetings.queries.minutes import MinutesView, minutes
from commonweal.portal.meetings.queries.shown import shown
from commonweal.portal.meetings.rules import minutes as rules
from commonweal.portal.meetings.rules.minuting import ROW
from commonweal.portal.meetings.verbs import minutes as verbs

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def page(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """The minutes as this reader may see them, and what may be done with them now."""
    reader = reader_for(request)
    view, row = _view(reader, meeting)
    return render(request, "meetings/minutes/page.html", _context(reader, view, row))


@require_safe
def file(request: HttpRequest, meeting: UUID, form: str) -> HttpResponse:
    """The minutes as Word, PDF, one HTML file, plain text, or bare HTML to paste into a committee system."""
    reader = reader_for(request)
    view, _ = _view(reader, meeting)
    forms: dict[str, tuple[str, Callable[[], bytes]]] = {
        "pdf": ("application/pdf", lambda: _document(view).pdf()),
        "docx": (WORD, lambda: _document(view).docx()),
        "html": ("text/html; charset=utf-8", lambda: _document(view).html().encode()),
        "txt": ("text/plain; charset=utf-8", lambda: minutes_document.text(view).encode()),
        "paste": ("text/plain; charset=utf-8", lambda: minutes_document.bare_html(view).encode()),
    }
    if form not in forms:
        raise Http404
    media_type, content = forms[form]
    suffix = "html.txt" if form == "paste" else form
    response = HttpResponse(content(), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="minutes-{view.date:%Y-%m-%d}.{suffix}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def circulate(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Send them round."""
    return _acted(request, meeting, lambda row, by: verbs.circulate(row, by=by), "The minutes have been circulated.")


@require_POST
def take_back(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Back to draft."""
    return _acted(request, meeting, lambda row, by: verbs.take_back(row, by=by), "The minutes are a draft again.")


@require_POST
def release(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Propose the public rendering."""
    words = "The public minutes wait for someone else's approval."
    return _acted(request, meeting, lambda row, by: verbs.release(row, by=by), words)


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Record that a later meeting approved them."""
    reader = reader_for(request)
    if not reader.roles() - {"administrator"}:
        raise Http404
    view, row = _view(reader, meeting)
    form = ApprovalForm(request.POST or None, meetings=queries.approving_meetings(reader, view))
    if request.method == "POST" and form.is_valid():
        at = one(reader, Meeting, UUID(form.cleaned_data["at"]))
        item = readable(reader, Item).filter(meeting=at.pk, kind="minutes").exclude(state="withdrawn").first()
        try:
            verbs.approve(row, at=at, item=item, by=reader)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The minutes are approved.")
            return redirect("meetings:minutes", meeting)
    return render(request, "meetings/minutes/page.html", _context(reader, view, row, approval=form))


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Ask for a correction: a page of those alone who sit on a body."""
    reader = reader_for(request)
    if not reader.roles() - {"administrator"}:
        raise Http404
    view, row = _view(reader, meeting)
    form = CorrectionForm(request.POST or None, items=_items(view))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        chosen = given.pop("item")
        try:
            item = one(reader, Item, UUID(chosen)) if chosen else None
            verbs.ask_correction(row, item=item, by=reader, **given)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The clerk has your correction.")
            return redirect("meetings:minutes", meeting)
    return render(request, "meetings/minutes/page.html", _context(reader, view, row, correction=form))


@require_POST
def answer_correction(request: HttpRequest, correction: UUID) -> HttpResponse:
    """Make it, or refuse it with a word."""
    reader = reader_for(request)
    asked = one(reader, Correction, correction)
    view, row = _view(reader, asked.minutes.meeting_id)
    form = AnswerForm(request.POST)
    if form.is_valid():
        made = request.POST.get("act") == "make"
        try:
            verbs.answer_correction(asked, made=made, answer=form.cleaned_data["answer"], by=reader)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
            context = _context(reader, view, row) | {"answering": correction, "answer": form}
            return render(request, "meetings/minutes/page.html", context)
        messages.success(request, "The correction is made." if made else "The correction is refused.")
    return redirect("meetings:minutes", view.meeting)


def _view(reader: Reader, meeting: UUID) -> tuple[MinutesView, Minutes]:
    one(reader, Meeting, meeting)
    view = minutes(reader, meeting)
    row = shown(reader, Minutes).filter(meeting=meeting).select_related("meeting", "release").first()
    if view is None or row is None:
        raise Http404
    return view, row


def _acted(request: HttpRequest, meeting: UUID, act: Callable[[Minutes, Reader], object], words: str) -> HttpResponse:
    reader = reader_for(request)
    _, row = _view(reader, meeting)
    try:
        act(row, reader)
    except CommonwealError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return redirect("meetings:minutes", meeting)


def _context(
    reader: Reader, view: MinutesView, row: Minutes, *, approval: ApprovalForm | None = None,
    correction: CorrectionForm | None = None,
) -> dict[str, object]:  # fmt: skip
    return {
        "view": view,
        "printed": minutes_document.page_html(view),
        "state": minutes_document.STATES[view.state],
        "corrections": queries.corrections(reader, view.id),
        "circulations": queries.circulations(reader, view.id),
        "takes": rules.sees_drafts(reader, row.meeting.body_id) and view.state == "draft",
        "may_answer": reader.may("W", ROW, body=row.meeting.body_id) and view.state == "circulated",
        "may_circulate": rules.reader_can_circulate(reader, row),
        "may_take_back": rules.reader_can_take_back(reader, row),
        "may_release": rules.reader_can_release(reader, row),
        "approval": approval or _approval(reader, view, row),
        "correction": correction or _correction(reader, view, row),
        "crumbs": [(view.date_as_printed, f"/meetings/{view.meeting}/")],
    }


def _approval(reader: Reader, view: MinutesView, row: Minutes) -> ApprovalForm | None:
    if view.state != "circulated" or not reader.may("W", ROW, body=row.meeting.body_id):
        return None
    later = queries.approving_meetings(reader, view)
    return ApprovalForm(meetings=later) if later else None


def _correction(reader: Reader, view: MinutesView, row: Minutes) -> CorrectionForm | None:
    return CorrectionForm(items=_items(view)) if rules.reader_can_ask_correction(reader, row) else None


def _items(view: MinutesView) -> list[tuple[str, str]]:
    return [(str(line.item), f"{line.number} {line.title}".strip()) for line in view.items if line.item]


def _document(view: MinutesView) -> PlainDocument:
    return minutes_document.document(view, minutes_document.audience_words(view))
