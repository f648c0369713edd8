"""Working on a paper: newer versions, clearances, sending back, withdrawing, checking its figures."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from commonweal.errors import CommonwealError
from commonweal.portal.access.forms.fields import ReasonForm
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.refusals import ChangedMeanwhile, Refused
from commonweal.portal.access.views.asking import tried
from commonweal.portal.library import rules
from commonweal.portal.library.forms import ReviseFileForm, ReviseTextForm
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries import content, pages
from commonweal.portal.library.verbs import clearing, papers, reports


@require_http_methods(["GET", "POST"])
def revise(request: HttpRequest, id: UUID) -> HttpResponse:
    """A newer version: a file, a text, or the report built anew."""
    reader = reader_for(request)
    row = pages.paper_row(reader, id)
    if not rules.reader_can_revise(reader, row):
        raise Http404
    if row.kind == "report":
        return _build_anew(request, row)
    return _newer_text(request, row) if row.kind == "written" else _newer_file(request, row)


@require_POST
def clear_as_author(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ready, says its author."""
    reader = reader_for(request)
    return _act(request, id, lambda row: clearing.clear_as_author(row, by=reader), "Cleared as its author.")


@require_POST
def clear_as_chair(request: HttpRequest, id: UUID) -> HttpResponse:
    """It goes before the body."""
    reader = reader_for(request)
    seen = request.POST.get("seen", "")
    return _act(request, id, lambda row: clearing.clear_as_chair(row, seen=seen, by=reader), "Cleared for the chair.")


@require_POST
def check(request: HttpRequest, id: UUID) -> HttpResponse:
    """Work the figures out again."""
    reader = reader_for(request)
    row = pages.paper_row(reader, id)
    version = content.newest(reader, row.pk)
    if version is None:
        raise Http404
    try:
        job = reports.ask_check(version, by=reader)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("library:paper", id)
    return redirect("jobs:job", job.pk)


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, id: UUID) -> HttpResponse:
    """Not yet, with what is wanted."""
    reader = reader_for(request)
    form = ReasonForm(request.POST or None)
    return _asked(
        request, id, form, lambda row: clearing.send_back(row, reason=form.cleaned_data["reason"], by=reader),
        "Send it back", "What is wanted before it can go on?",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is read no more."""
    reader = reader_for(request)
    form = ReasonForm(request.POST or None)
    return _asked(
        request, id, form, lambda row: clearing.withdraw(row, reason=form.cleaned_data["reason"], by=reader),
        "Withdraw it", "Why? Everyone who could read it is told this.",
    )  # fmt: skip


def _newer_file(request: HttpRequest, row: Paper) -> HttpResponse:
    reader = reader_for(request)
    form = ReviseFileForm(request.POST or None, request.FILES or None)

    def revised(paper: Paper) -> object:
        file = form.cleaned_data["file"]
        words = form.cleaned_data["words"]
        return papers.revise_upload(paper, name=file.name, content=file.read(), words=words, by=reader)

    return _form(request, row, form, revised, "Upload a newer version")


def _newer_text(request: HttpRequest, row: Paper) -> HttpResponse:
    reader = reader_for(request)
    version = content.newest(reader, row.pk)
    if version is None:
        raise Http404
    now = content.file_of(reader, version.pk, "text").decode()
    form = ReviseTextForm(request.POST or None, initial={"text": now, "seen": version.number})

    def revised(paper: Paper) -> object:
        given = form.cleaned_data
        return papers.revise_text(paper, text=given["text"], words=given["words"], seen=given["seen"], by=reader)

    return _form(request, row, form, revised, "Change the text", newer=now, version=version.number)


def _build_anew(request: HttpRequest, row: Paper) -> HttpResponse:
    """The same question once more: newer editions may answer it otherwise."""
    reader = reader_for(request)
    form = forms.Form(request.POST or None)
    if request.method == "POST":
        try:
            job = reports.ask(by=reader, arguments=row.parameters | {"paper": str(row.pk)})
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("jobs:job", job.pk)
    return render(
        request, "library/act.html", {"paper": row.title, "id": row.pk, "form": form, "act_title": "Build it anew"}
    )


def _act(request: HttpRequest, id: UUID, act: Callable[[Paper], object], said: str) -> HttpResponse:
    row = pages.paper_row(reader_for(request), id)
    tried(request, lambda: act(row), said)
    return redirect("library:paper", id)


def _asked(
    request: HttpRequest, id: UUID, form: forms.Form, act: Callable[[Paper], object], title: str, label: str
) -> HttpResponse:
    form.fields["reason"].label = label
    return _form(request, pages.paper_row(reader_for(request), id), form, act, title)


def _form(
    request: HttpRequest,
    row: Paper,
    form: forms.Form,
    act: Callable[[Paper], object],
    title: str,
    newer: str = "",
    version: int = 0,
) -> HttpResponse:
    """One form, one verb: a refusal stands at the form, which keeps what was typed."""
    changed = False
    if request.method == "POST" and form.is_valid():
        try:
            act(row)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
            changed = isinstance(refused, ChangedMeanwhile)
        else:
            return redirect("library:paper", row.pk)
    shown = {"paper": row.title, "id": row.pk, "form": form, "act_title": title, "newer": newer if changed else ""}
    if changed:
        shown["form"] = _from_now_on(form, version)
    return render(request, "library/act.html", shown)


def _from_now_on(form: forms.Form, version: int) -> forms.Form:
    """The same words, which now know of the newer version: saving them once more is meant."""
    form.data = {**form.data.dict(), "seen": str(version)} if isinstance(form.data, QueryDict) else form.data
    return form
