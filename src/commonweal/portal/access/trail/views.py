"""The audit's pages. To anyone but information governance they are not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.refusals import Refused
from commonweal.portal.access.trail import queries, rules, verbs
from commonweal.portal.access.trail.exports import csv_of
from commonweal.portal.access.trail.forms import AskForm, ReasonForm
from commonweal.portal.audit.disposal import KEPT_MONTHS, segments

MOST_EXPORTED = 20_000
View = Callable[..., HttpResponse]


def for_governance(view: View) -> View:
    """To others the page is not there."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rules.reader_can_read_audit(reader_for(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return shown


@require_safe
@for_governance
def search(request: HttpRequest) -> HttpResponse:
    """Entries, the newest first, by what is asked. Looking is itself entered."""
    reader, form = reader_for(request), AskForm(request.GET)
    if not form.is_valid():
        return render(request, "access/trail/search.html", {"form": form, "found": None}, status=400)
    asked = form.asked()
    verbs.read(asked, act="read audit", by=reader)
    before = request.GET.get("before", "")
    found = queries.search(reader, asked, before=int(before) if before.isdecimal() and len(before) < 19 else None)
    kept = urlencode({name: value for name, value in request.GET.items() if name in form.fields and value})
    shown = {"form": form, "found": found, "kept": kept, "before": before}
    return render(request, "access/trail/search.html", shown)


@require_safe
@for_governance
def export(request: HttpRequest) -> HttpResponse:
    """The same as a table to take away."""
    reader, form = reader_for(request), AskForm(request.GET)
    if not form.is_valid():
        return render(request, "access/trail/search.html", {"form": form, "found": None}, status=400)
    asked = form.asked()
    verbs.read(asked, act="export audit", by=reader)
    found = queries.search(reader, asked, size=MOST_EXPORTED)
    if found.older is not None:
        messages.error(request, f"That is more than {MOST_EXPORTED:,} entries. Choose a shorter period.")
        return redirect(f"{request.path.removesuffix('export.csv')}?{request.GET.urlencode()}")
    answer = HttpResponse(csv_of(found.lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="audit.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
@for_governance
def check(request: HttpRequest) -> HttpResponse:
    """Walk the chain and say what was found."""
    return render(request, "access/trail/checked.html", {"walked": verbs.check(by=reader_for(request))})


@for_governance
def erase(request: HttpRequest, entry: int) -> HttpResponse:
    """Erase the words beside an entry, for a reason."""
    return _with_reason(
        request,
        "access/trail/erase.html",
        {"entry": entry},
        lambda reason: verbs.erase_words(entry, reason=reason, by=reader_for(request)),
        done=f"The words beside entry {entry} are erased.",
        to="audit:search",
    )


@require_safe
@for_governance
def months(request: HttpRequest) -> HttpResponse:
    """Every month of the chain, and which may go."""
    reader, held = reader_for(request), segments()
    names = queries.names_of([segment.asked_by for segment in held if segment.asked_by])
    lines = [
        {
            "segment": segment,
            "asked_by": names.get(str(segment.asked_by), ""),
            "may_approve": segment.state == "asked" and rules.reader_can_approve_disposal(reader, segment.asked_by),
        }
        for segment in held
    ]
    return render(request, "access/trail/months.html", {"lines": lines, "kept_months": KEPT_MONTHS})


@for_governance
def let_go(request: HttpRequest, month: str) -> HttpResponse:
    """Ask that a month be let go."""
    return _with_reason(
        request,
        "access/trail/let_go.html",
        {"month": month},
        lambda reason: verbs.ask_to_let_go(month, reason=reason, by=reader_for(request)),
        done=f"Asked. A second person approves that {month} be let go.",
        to="audit:segments",
    )


@require_POST
@for_governance
def approve(request: HttpRequest, month: str) -> HttpResponse:
    """The second person's word."""
    return _answered(
        request, lambda: verbs.let_go(month, by=reader_for(request)), f"{month} is let go; its hashes stay."
    )


@require_POST
@for_governance
def stay(request: HttpRequest, month: str) -> HttpResponse:
    """Let a month stay after all."""
    return _answered(request, lambda: verbs.let_stay(month, by=reader_for(request)), f"{month} stays.")


def _answered(request: HttpRequest, act: Callable[[], None], done: str) -> HttpResponse:
    try:
        act()
        messages.success(request, done)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("audit:segments")


def _with_reason(
    request: HttpRequest, template: str, shown: dict[str, Any], act: Callable[[str], None], *, done: str, to: str
) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(to)
    return render(request, template, {**shown, "form": form}, status=400 if form.errors else 200)
