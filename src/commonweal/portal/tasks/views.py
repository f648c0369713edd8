"""Pages of actions."""

from collections.abc import Callable
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.partnership.models import Agency
from commonweal.portal.tasks import exports, queries
from commonweal.portal.tasks.forms import AssignForm, CloseForm, DateForm, FilterForm, WordsForm
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.verbs import actions as verbs

TYPES = {
    "csv": ("text/csv; charset=utf-8", exports.csv_of),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", exports.excel_of),
}


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What I and my agency have to do."""
    reader = reader_for(request)
    if not reader.held:
        return redirect("tasks:register")
    return render(request, "tasks/mine.html", {"lines": queries.mine(reader)})


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """All actions over the years, as far as one may read them."""
    reader = reader_for(request)
    form = FilterForm(request.GET)
    asked = request.GET.get("page", "1")
    found = queries.register(reader, form.chosen(), int(asked) if asked.isascii() and asked.isdigit() else 1)
    shown = {"actions": found, "filter": form, "records": queries.by_agency(reader), "years": queries.years(reader)}
    return render(request, "tasks/register.html", shown)


@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    form = request.GET.get("form", "csv")
    if form not in TYPES:
        raise Http404
    media_type, made = TYPES[form]
    lines = queries.every(reader_for(request), FilterForm(request.GET).chosen())
    headers = {"Content-Disposition": f'attachment; filename="actions.{form}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(made(lines), content_type=media_type, headers=headers)


@require_GET
def action(request: HttpRequest, id: UUID) -> HttpResponse:
    """One action."""
    return _page(request, queries.one(reader_for(request), id))


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """Close it with evidence."""
    reader = reader_for(request)
    form = CloseForm(request.POST or None, request.FILES or None)

    def closed(row: Action) -> object:
        file = form.cleaned_data["file"]
        files = [(file.name, file.read())] if file else []
        return verbs.close(row, evidence=form.cleaned_data["evidence"], files=files, by=reader)

    return _asked(request, reader, id, form, closed, "Closed.", "Close this action", "Close it")


@require_http_methods(["GET", "POST"])
def say(request: HttpRequest, id: UUID) -> HttpResponse:
    """A word on progress."""
    reader = reader_for(request)
    form = WordsForm(request.POST or None)
    return _asked(
        request, reader, id, form, lambda row: verbs.say(row, words=form.cleaned_data["words"], by=reader), "Kept.",
        "Say how far it is", "Keep these words",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def redate(request: HttpRequest, id: UUID) -> HttpResponse:
    """Another day, with its reason."""
    reader = reader_for(request)
    form = DateForm(request.POST or None)
    return _asked(
        request, reader, id, form, lambda row: verbs.redate(row, by=reader, **form.cleaned_data),
        "The new date is kept.", "Change when it is due", "Change the date",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, id: UUID) -> HttpResponse:
    """Pass it on."""
    reader = reader_for(request)
    form = AssignForm(request.POST or None, agencies=queries.one(reader, id).agencies)
    return _asked(
        request, reader, id, form,
        lambda row: verbs.assign(row, agency=Agency.objects.get(pk=form.cleaned_data["agency"]), by=reader),
        "Passed on.", "Pass it on", "Pass it on",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let go of it."""
    reader = reader_for(request)
    form = WordsForm(request.POST or None, label="Why is it dropped?")
    return _asked(
        request, reader, id, form, lambda row: verbs.drop(row, reason=form.cleaned_data["words"], by=reader),
        "Dropped.", "Drop this action", "Drop it",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take it up again."""
    reader = reader_for(request)
    form = WordsForm(request.POST or None, label="Why is it opened again?")
    return _asked(
        request, reader, id, form, lambda row: verbs.reopen(row, reason=form.cleaned_data["words"], by=reader),
        "Open again.", "Open this action again", "Open it again",
    )  # fmt: skip


def _asked(
    request: HttpRequest,
    reader: Reader,
    id: UUID,
    form: django_forms.Form,
    act: Callable[[Action], object],
    said: str,
    title: str,
    button: str,
) -> HttpResponse:
    """One form, one verb: a refusal stands at the form, which keeps what was typed."""
    page = queries.one(reader, id)
    if not reader.roles() - {"administrator"}:
        raise Http404
    if request.method == "POST" and form.is_valid():
        try:
            act(one(reader, Action, id))
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, said)
            return redirect("tasks:action", id)
    shown = {"page": page, "form": form, "act_title": title, "button": button}
    return render(request, "tasks/act.html", shown)


def _page(request: HttpRequest, page: queries.ActionPage) -> HttpResponse:
    return render(request, "tasks/action.html", {"page": page, "line": page.line})
